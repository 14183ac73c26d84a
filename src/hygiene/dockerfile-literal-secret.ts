import { Arg, DockerfileParser, Env, type Property } from "dockerfile-ast";
import { quote } from "../change/quote.ts";
import type { HygieneCheck, HygieneFinding } from "./check.ts";
import { judgeLiteral } from "./literal-secret.ts";
import { outcomeOf } from "./outcome.ts";

export const dockerfileLiteralSecret: HygieneCheck = {
  id: "dockerfile-literal-secret",
  title: "No Dockerfile holds a literal secret",
  why: "`ENV` and `ARG` values are part of the image: `docker history` shows them to everybody who can pull it.",
  fix: "Give it at run time (`docker run --env-file`), or at build time with `RUN --mount=type=secret`.",
  defaultLevel: "block",
  leadsToSecret: true,
  wants: isDockerfile,
  run({ contents }) {
    return outcomeOf(
      [...contents].filter(([path]) => isDockerfile(path)).flatMap(([path, text]) => findingsIn(path, text)),
    );
  },
};

function isDockerfile(path: string): boolean {
  return /(?:^|\/)(?:(?:Dockerfile|Containerfile)(?:\.[\w.-]+)?|[\w.-]+\.(?:Dockerfile|Containerfile))$/i.test(path);
}

function findingsIn(path: string, text: string): HygieneFinding[] {
  return DockerfileParser.parse(text)
    .getInstructions()
    .flatMap((instruction) => {
      if (!(instruction instanceof Env || instruction instanceof Arg)) return [];
      const { start, end } = instruction.getRange();
      const isAlone = start.line === end.line && instruction.getProperties().length === 1;
      return instruction.getProperties().flatMap((property) => findingFor(path, instruction, { property, isAlone }));
    });
}

interface Place {
  readonly property: Property;
  /** The instruction sets nothing else and stands on one line, so that the line can be replaced. */
  readonly isAlone: boolean;
}

function findingFor(path: string, instruction: Env | Arg, { property, isAlone }: Place): HygieneFinding[] {
  const name = property.getName();
  if (judgeLiteral(name, property.getValue() ?? "") !== "secret") return [];
  const isArgument = instruction instanceof Arg;
  return [
    {
      path,
      line: property.getRange().start.line + 1,
      message: `${quote(`${isArgument ? "ARG" : "ENV"} ${name}`)} writes what looks like a real secret into the image.`,
      // An ARG without a value asks for it at build time; an ENV cannot, so its line goes.
      ...(isAlone
        ? {
            suggestion: isArgument
              ? `${" ".repeat(instruction.getRange().start.character)}${instruction.getInstruction()} ${name}`
              : "",
          }
        : {}),
    },
  ];
}
