/**
 * `npm run quality -- [labelled-lines.jsonl]`: how well guesses are judged, on repositories that the judge has not seen, and how
 * often something is reported where there is nothing. `--write` puts the page into docs/quality.md, with its picture.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { likely } from "../../src/detection/judge/likely.ts";
import { scan } from "../../src/detection/scan.ts";
import { toUtf8 } from "../../src/detection/to-utf8.ts";
import { ruleSet } from "../../src/providers/index.ts";
import { type Line, locationOfLines, readDependencies, readLines } from "./examples.ts";
import { crossValidated, type Figures, figuresAt, type Measured } from "./measure.ts";
import { curvePicture } from "./picture.ts";

/** The repositories are divided into parts by lot, and the figures swing with it by a point: they are those of three divisions. */
const divisions = ["first", "second", "third"];
const root = join(import.meta.dirname, "../..");

function main(): void {
  const lines = readLines(locationOfLines());
  const dependencies = readDependencies(join(root, "node_modules"));
  const measured = divisions.flatMap((seed) => crossValidated(lines, dependencies, seed));
  const page = [
    "# How well it judges",
    "",
    "Written by `npm run quality -- --write`. The judge of values without a form: decision 8.",
    "",
    `Measured on ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, commit ${commitOf()}.`,
    "",
    ...figuresSection(lines, measured),
    ...categorySection(measured),
    ...calibrationSection(measured),
    ...cleanSection(),
  ].join("\n");
  console.log(page);
  if (!process.argv.includes("--write")) return;
  writeFileSync(join(root, "docs/quality.md"), `${page}\n`);
  writeFileSync(join(root, "docs/images/precision-recall.svg"), curvePicture(measured));
}

function commitOf(): string {
  return spawnSync("git", ["rev-parse", "--short", "HEAD"], { cwd: root, encoding: "utf8" }).stdout.trim();
}

function figuresSection(lines: readonly Line[], measured: readonly Measured[]): readonly string[] {
  const count = (label: Line["label"]) => lines.filter((line) => line.label === label).length.toLocaleString("en-US");
  return [
    `On ${lines.length.toLocaleString("en-US")} labelled lines of ${new Set(lines.map(({ group }) => group)).size} public repositories (CredData's labels; ${count("T")} credentials,`,
    `${count("F")} that are none, ${count("X")} placeholders, ${count("U")} without a label), cross-validated over five parts: no repository is judged by what was learned`,
    `from it. The mean of ${divisions.length} divisions into parts. All rules together; a line counts as reported at medium confidence or above.`,
    "",
    "| reported from probability | precision | recall | F1 | lines without a label reported |",
    "| ---: | ---: | ---: | ---: | ---: |",
    ...[0.2, 0.3, 0.4, 0.5, likely, 0.7, 0.8, 0.9].map((at) => rowOf(figuresAt(measured, at))),
    "",
    `The default is ${likely}.`,
    "",
    "![Precision and recall at every threshold](images/precision-recall.svg)",
    "",
  ];
}

function rowOf({ threshold, precision, recall, f1, unlabelled }: Figures): string {
  return `| ${threshold.toFixed(2)} | ${percent(precision)} | ${percent(recall)} | ${percent(f1)} | ${Math.round(unlabelled / divisions.length)} |`;
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

const mostCategories = 16;

function categorySection(measured: readonly Measured[]): readonly string[] {
  const kinds = Map.groupBy(
    measured.filter(({ label }) => label !== "U"),
    ({ category }) => category.split(":")[0] ?? "",
  );
  const rows = [...kinds]
    .map(([kind, lines]) => ({
      kind,
      credentials: lines.filter(({ label }) => label === "T").length / divisions.length,
      ...figuresAt(lines, likely),
    }))
    .filter(({ credentials }) => credentials > 0)
    .sort((a, b) => b.credentials - a.credentials)
    .slice(0, mostCategories);
  return [
    "## By category",
    "",
    "| category | credentials | precision | recall | F1 |",
    "| --- | ---: | ---: | ---: | ---: |",
    ...rows.map(
      ({ kind, credentials, precision, recall, f1 }) =>
        `| ${kind} | ${credentials} | ${percent(precision)} | ${percent(recall)} | ${percent(f1)} |`,
    ),
    "",
  ];
}

/** Of what the judge calls likely to some degree, so much should be credentials. */
function calibrationSection(measured: readonly Measured[]): readonly string[] {
  const judged = measured.filter(({ isKnown, examples }) => !isKnown && examples.length > 0);
  const steps = Array.from({ length: 10 }, (_, i) => i / 10);
  return [
    "## Whether a probability means what it says",
    "",
    "| judged | lines | mean of the judge | observed |",
    "| --- | ---: | ---: | ---: |",
    ...steps.map((from) => {
      const within = judged.filter(({ probability }) => probability >= from && probability < from + 0.1);
      const mean = within.reduce((sum, { probability }) => sum + probability, 0) / Math.max(1, within.length);
      const observed = within.filter(({ label }) => label === "T").length / Math.max(1, within.length);
      return `| ${from.toFixed(1)} to ${(from + 0.1).toFixed(1)} | ${Math.round(within.length / divisions.length)} | ${percent(mean)} | ${percent(observed)} |`;
    }),
    "",
  ];
}

interface Counted {
  lines: number;
  readonly byRule: Map<string, number>;
}

/** The dependencies hold no credentials, but for those that their tests and documents make up. */
function cleanSection(): readonly string[] {
  const rules = ruleSet();
  const [all, source]: [Counted, Counted] = [
    { lines: 0, byRule: new Map() },
    { lines: 0, byRule: new Map() },
  ];
  for (const { path, bytes } of textsIn(join(root, "node_modules"))) {
    const lines = bytes.toString("latin1").split("\n").length;
    const parts = isTrial.test(path) ? [all] : [all, source];
    const matches = scan(toUtf8(bytes), rules, { path }).filter(({ confidence }) => confidence !== "low");
    for (const part of parts) {
      part.lines += lines;
      for (const { ruleId } of matches) part.byRule.set(ruleId, (part.byRule.get(ruleId) ?? 0) + 1);
    }
  }
  return [
    "## Where there is nothing to find",
    "",
    "Every text among this project's dependencies, copies left out. The judge has learned from their source, and not from their tests and documents.",
    "",
    "| rule | reported | in source alone |",
    "| --- | ---: | ---: |",
    ...[...all.byRule]
      .sort(([, a], [, b]) => b - a)
      .map(([rule, count]) => `| ${rule} | ${count} | ${source.byRule.get(rule) ?? 0} |`),
    `| for each million lines | ${perMillion(all)} | ${perMillion(source)} |`,
    "",
    `${all.lines.toLocaleString("en-US")} lines, ${source.lines.toLocaleString("en-US")} of them source.`,
  ];
}

const isTrial = /test|spec|example|fixture|mock|docs?\/|\.md$|secretlint/i;

function perMillion({ lines, byRule }: Counted): string {
  return ((1e6 * [...byRule.values()].reduce((sum, count) => sum + count, 0)) / lines).toFixed(1);
}

const textual = /\.(?:[cm]?[jt]s|json|md|h|c|cc|css|html|ya?ml|txt|py|sh)$/;

function* textsIn(folder: string): Generator<{ readonly path: string; readonly bytes: Buffer }> {
  const seen = new Set<string>();
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    if (!textual.test(path) || extname(path) === "" || path.startsWith(".")) continue;
    const bytes = readFileSync(join(folder, path));
    const digest = createHash("sha256").update(bytes).digest("base64");
    if (seen.has(digest)) continue;
    seen.add(digest);
    yield { path, bytes };
  }
}

main();
