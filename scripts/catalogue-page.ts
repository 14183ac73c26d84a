import { type CatalogueRow, catalogue } from "../src/providers/catalogue.ts";

/** The catalogue as a person reads it: everything in it comes from the rules. */
export function renderCataloguePage(): string {
  const { rows, leftOut } = catalogue();
  const providers = new Set(rows.map(({ provider }) => provider));
  return [
    "<!-- Written by `node scripts/docs.ts` from src/providers/. Edit that. -->",
    "# Catalogue",
    "",
    `${rows.length} kinds of credentials of ${providers.size} providers are found.`,
    `For ${count(rows, "canBeVerified")} of them a call is known that tells whether one is live, for ${count(rows, "canBeRevoked")} one that ends its life.`,
    `${leftOut.length} more kinds are known and [left out](#left-out), each for a reason.`,
    "",
    ...table(["recognised by", "kinds"], countsOf(rows)),
    "",
    "## Found",
    "",
    ...table(["provider", "rule", "what it finds", "severity", "recognised by", "calls"], rows.map(cellsOf)),
    "",
    "## Left out",
    "",
    ...table(
      ["kind", "what it is", "why"],
      leftOut.map(({ id, title, why }) => [`\`${id}\``, title, why]),
    ),
    "",
  ].join("\n");
}

function count(rows: readonly CatalogueRow[], call: "canBeVerified" | "canBeRevoked"): number {
  return rows.filter((row) => row[call]).length;
}

/** The commonest way first. */
function countsOf(rows: readonly CatalogueRow[]): readonly (readonly string[])[] {
  const counts = new Map<string, number>();
  for (const { recognisedBy } of rows) counts.set(recognisedBy, (counts.get(recognisedBy) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([how, count]) => [how, String(count)]);
}

function cellsOf(row: CatalogueRow): readonly string[] {
  const calls = [row.canBeVerified ? "is it live" : "", row.canBeRevoked ? "revoke" : ""];
  return [
    row.provider,
    `\`${row.id}\``,
    row.use === "live" ? row.title : `${row.title} (${row.use})`,
    row.severity,
    row.words.length > 0 && !row.recognisedBy.includes("nearby")
      ? `${row.recognisedBy}, words nearby`
      : row.recognisedBy,
    calls.filter((call) => call !== "").join(", "),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.map(escaped).join(" | ")} |`);
}

function escaped(cell: string): string {
  return cell.replaceAll("|", "\\|");
}
