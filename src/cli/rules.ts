import { type CatalogueRow, catalogue } from "../providers/catalogue.ts";
import { CannotWork } from "./cannot-work.ts";
import type { Arguments } from "./parse-arguments.ts";
import { type ExitStatus, type Terminal, write } from "./terminal.ts";

/** `rekey rules`: what is looked for and what is not, and `rekey rules test <file>`. */
export async function rulesCommand({ words, switches }: Arguments, terminal: Terminal): Promise<ExitStatus> {
  const [action, file, ...more] = words;
  if (action === "test" && file !== undefined && more.length === 0)
    return (await import("./test-rules.ts")).testRules(file, terminal);
  if (action === "test") throw new CannotWork("Name one policy file: rekey rules test .github/rekey.yml.");
  if (action !== undefined)
    throw new CannotWork(`rules knows no ${action}. Write rekey rules, or rekey rules test <file>.`);
  await write(terminal.stdout, switches.has("json") ? asJson() : asText());
  return 0;
}

function asJson(): string {
  const { rows, leftOut } = catalogue();
  return `${JSON.stringify({ rules: rows, leftOut }, undefined, 2)}\n`;
}

function asText(): string {
  const { rows, leftOut } = catalogue();
  const widths = { id: widest(rows.map(({ id }) => id)), severity: widest(rows.map(({ severity }) => severity)) };
  const providers = [...Map.groupBy(rows, ({ provider }) => provider)];
  return [
    ...providers.flatMap(([provider, own]) => [provider, ...own.map((row) => lineOf(row, widths)), ""]),
    "Known, and left out:",
    ...leftOut.map(({ title, why }) => `  ${title}: ${why}`),
    "",
    `${rows.length} rules of ${providers.length} providers; ${leftOut.length} kinds are left out.`,
    "",
  ].join("\n");
}

function lineOf(
  { id, severity, title, recognisedBy }: CatalogueRow,
  widths: { readonly id: number; readonly severity: number },
): string {
  return `  ${id.padEnd(widths.id)}  ${severity.padEnd(widths.severity)}  ${title} (by ${recognisedBy})`;
}

function widest(texts: readonly string[]): number {
  return Math.max(...texts.map((text) => text.length));
}
