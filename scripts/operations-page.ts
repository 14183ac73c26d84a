import { definitions } from "../src/metrics/metrics.ts";
import type { Definition } from "../src/metrics/registry.ts";
import { lasting, passing } from "./faults/failures.ts";

/** `docs/operations.md` with its tables written anew; the prose between them stays what it is. */
export function fillOperationsPage(page: string): string {
  const withMetrics = fill(page, "metrics", metricsTable());
  return fill(withMetrics, "failures", failuresTable());
}

function fill(page: string, name: string, table: string): string {
  const [begin, end] = [`<!-- ${name}: written by \`node scripts/docs.ts\` -->`, `<!-- /${name} -->`];
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`docs/operations.md has no place for ${name}`);
  return `${before}${begin}\n${table}\n${end}${after}`;
}

function metricsTable(): string {
  const rows = Object.entries<Definition>(definitions).map(
    ([name, { type, help, labels }]) =>
      `| \`${name}\` | ${type} | ${labels.map((label) => `\`${label}\``).join(", ")} | ${help} |`,
  );
  return ["| metric | kind | labels | what it says |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function failuresTable(): string {
  const rows = [...passing, ...lasting].map(
    ({ what, outcome, test = "`npm run faults`" }) => `| ${what} | ${outcome} | ${test} |`,
  );
  return ["| what fails | what becomes of it | proven by |", "| --- | --- | --- |", ...rows].join("\n");
}
