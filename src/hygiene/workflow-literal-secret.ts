import { quote } from "../change/quote.ts";
import type { HygieneCheck, HygieneFinding } from "./check.ts";
import { judgeLiteral } from "./literal-secret.ts";
import { outcomeOf } from "./outcome.ts";
import { type Entry, entriesOf, itemsOf, literalAt, parseYamlFile, valuesAt, type YamlFile } from "./yaml-file.ts";

export const workflowLiteralSecret: HygieneCheck = {
  id: "workflow-literal-secret",
  title: "No workflow holds a literal secret",
  why: "A value under `env:` can be read by everybody who can read the repository, and GitHub does not mask it in the logs.",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: GitHub's notation
  fix: "Store it as a secret of the repository or the environment, and write `${{ secrets.NAME }}`.",
  defaultLevel: "block",
  leadsToSecret: true,
  wants: isWorkflow,
  run({ contents }) {
    return outcomeOf(
      [...contents].filter(([path]) => isWorkflow(path)).flatMap(([path, text]) => findingsIn(path, text)),
    );
  },
};

function isWorkflow(path: string): boolean {
  return /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path);
}

function findingsIn(path: string, text: string): HygieneFinding[] {
  const file = parseYamlFile(text);
  const maps = new Set(environmentsIn(file).map(file.resolve));
  return [...maps].flatMap((map) => entriesOf(file, map)).flatMap((entry) => findingFor(file, path, entry));
}

/** Every `env:` of the workflow, its jobs, their steps, containers and service containers. */
function environmentsIn(file: YamlFile): unknown[] {
  const jobs = valuesAt(file, file.contents, "jobs")
    .flatMap((all) => entriesOf(file, all))
    .map(({ value }) => value);
  const steps = jobs.flatMap((job) => valuesAt(file, job, "steps")).flatMap((all) => itemsOf(file, all));
  const containers = jobs.flatMap((job) => valuesAt(file, job, "container"));
  const services = jobs
    .flatMap((job) => valuesAt(file, job, "services"))
    .flatMap((all) => entriesOf(file, all))
    .map(({ value }) => value);
  return [file.contents, ...jobs, ...steps, ...containers, ...services].flatMap((owner) =>
    valuesAt(file, owner, "env"),
  );
}

function findingFor(file: YamlFile, path: string, { key, value }: Entry): HygieneFinding[] {
  const literal = literalAt(file, value);
  if (!literal || judgeLiteral(key, literal.text) !== "secret") return [];
  const suggestion = /^[A-Za-z_]\w*$/.test(key) ? literal.suggest(`\${{ secrets.${secretName(key)} }}`) : undefined;
  return [
    {
      path,
      line: literal.line,
      message: `${quote(key)} holds what looks like a real secret.`,
      ...(suggestion === undefined ? {} : { suggestion }),
    },
  ];
}

/** GitHub takes no secret whose name begins with `GITHUB_`. */
function secretName(name: string): string {
  return name.toUpperCase().replace(/^GITHUB_/, "GH_");
}
