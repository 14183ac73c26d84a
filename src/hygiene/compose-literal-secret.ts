import { isScalar } from "yaml";
import { quote } from "../change/quote.ts";
import type { HygieneCheck, HygieneFinding } from "./check.ts";
import { judgeLiteral } from "./literal-secret.ts";
import { outcomeOf } from "./outcome.ts";
import { entriesOf, itemsOf, type Literal, literalAt, parseYamlFile, valuesAt, type YamlFile } from "./yaml-file.ts";

/**
 * `POSTGRES_PASSWORD: postgres` of a throw-away test database is not worth a blocked merge, but the same file is often what is
 * deployed: such a value is told as minor.
 */
export const composeLiteralSecret: HygieneCheck = {
  id: "compose-literal-secret",
  title: "No compose file holds a literal secret",
  why: "A value under `environment:` is the same for everybody who has the file, and shows in `docker inspect`.",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: compose's notation
  fix: "Write `${NAME}` and set it in an untracked `.env` file or in the environment, or use compose `secrets:`.",
  defaultLevel: "block",
  leadsToSecret: true,
  wants: isComposeFile,
  run({ contents }) {
    return outcomeOf(
      [...contents].filter(([path]) => isComposeFile(path)).flatMap(([path, text]) => findingsIn(path, text)),
    );
  },
};

function isComposeFile(path: string): boolean {
  return /(?:^|\/)(?:docker-)?compose(?:[._-][\w.-]*)?\.ya?ml$/i.test(path);
}

function findingsIn(path: string, text: string): HygieneFinding[] {
  const file = parseYamlFile(text);
  const environments = new Set(
    valuesAt(file, file.contents, "services")
      .flatMap((services) => entriesOf(file, services))
      .flatMap((service) => valuesAt(file, service.value, "environment"))
      .map(file.resolve),
  );
  return [...environments].flatMap((environment) =>
    variablesOf(file, environment).flatMap(({ name, literal }) => findingFor(path, name, literal)),
  );
}

interface Variable {
  readonly name: string;
  readonly literal: Literal;
}

/** `NAME: value`, and `- NAME=value`. */
function variablesOf(file: YamlFile, environment: unknown): Variable[] {
  const inMap = entriesOf(file, environment).flatMap(({ key, value }) => {
    const literal = literalAt(file, value);
    return literal ? [{ name: key, literal }] : [];
  });
  const inList = itemsOf(file, environment).flatMap((item) => {
    const name = isScalar(item) ? /^([\w.-]{1,200})=/.exec(String(item.value))?.[1] : undefined;
    const literal = name === undefined ? undefined : literalAt(file, item, name.length + 1);
    return name !== undefined && literal ? [{ name, literal }] : [];
  });
  return [...inMap, ...inList];
}

function findingFor(path: string, name: string, literal: Literal): HygieneFinding[] {
  const judged = judgeLiteral(name, literal.text);
  if (judged === "harmless") return [];
  const suggestion = literal.suggest(`\${${name}}`);
  return [
    {
      path,
      line: literal.line,
      message:
        judged === "secret"
          ? `${quote(name)} holds what looks like a real secret.`
          : `${quote(name)} holds a value that everybody knows; it must not guard anything that others can reach.`,
      ...(judged === "well known" ? { isMinor: true as const } : {}),
      ...(suggestion === undefined ? {} : { suggestion }),
    },
  ];
}
