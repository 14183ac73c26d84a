import { styleText } from "node:util";
import { grouped } from "../grouped.ts";
import { printable } from "../printable.ts";
import type { FileReport, Reported, Tally } from "../scan/report.ts";
import type { Stream } from "../terminal.ts";
import { adviceOn } from "./advice.ts";
import type { Format } from "./format.ts";

/** For people: grouped by file, aligned, each finding with what to do. */
export const text: Format = async function* (reports, { tally, stream, seconds }) {
  let [files, others] = [0, 0];
  for await (const report of reports) {
    if (report.findings.some(({ place }) => place !== undefined)) others += 1;
    else files += 1;
    yield `${describeFile(report, paintFor(stream))}\n`;
  }
  yield `${summarize(tally, { files, others, seconds: seconds() })}\n`;
};

type Style = "bold" | "dim" | "red" | "yellow" | "cyan";
type Paint = (style: Style, text: string) => string;

/** Colours on a terminal that wants them (NO_COLOR). */
function paintFor(stream: Stream): Paint {
  return (style, text) => (stream.isTTY ? styleText(style, text, { stream }) : text);
}

function describeFile({ file, findings }: FileReport, paint: Paint): string {
  const rows = findings.map((finding) => ({ finding, cells: cellsOf(finding) }));
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map(({ cells }) => cells[column]?.length ?? 0)));
  const blocks = rows.map(({ finding, cells }) => {
    const [place = "", confidence = "", title = "", mask = ""] = cells.map((cell, at) => cell.padEnd(widths[at] ?? 0));
    const style = finding.fails ? "red" : "yellow";
    const line = `  ${place}  ${paint(style, confidence)}  ${paint("bold", title)}  ${mask}  ${paint("dim", originOf(finding))}`;
    const indent = " ".repeat((widths[0] ?? 0) + 4);
    return `${line}\n${indent}${paint("cyan", "→")} ${adviceOn(finding.about)}`;
  });
  return [paint("bold", headingOf(file)), ...blocks, ""].join("\n");
}

/** Two colons at a line's beginning would be a command to the workflow whose log this may be. */
function headingOf(file: string): string {
  return printable(file).replace(/^(?=\s*::)/, "./");
}

function cellsOf({ line, startColumn, confidence, about, mask }: Reported): readonly string[] {
  return [`${line}:${startColumn}`, confidence, about.title, mask];
}

function originOf({ fingerprint, commit, firstSeen, lastSeen }: Reported): string {
  const places = [
    commit === undefined ? "" : `commit ${commit.slice(0, 9)}`,
    firstSeen === undefined || firstSeen === commit ? "" : `first seen ${firstSeen.slice(0, 9)}`,
    lastSeen === undefined ? "" : `last seen ${lastSeen.slice(0, 9)}`,
  ];
  return [fingerprint.slice(0, 12), ...places.filter((place) => place !== "")].join("  ");
}

interface Extent {
  /** That have findings. */
  readonly files: number;
  /** Messages and names that have. */
  readonly others: number;
  readonly seconds: number;
}

function summarize(tally: Tally, { files, others, seconds }: Extent): string {
  const levels = (["high", "medium", "low"] as const).filter((level) => tally.found[level] > 0);
  const total = levels.reduce((sum, level) => sum + tally.found[level], 0);
  const outside = `${counted(others, "place")} outside of files`;
  const places = [
    ...(files > 0 || others === 0 ? [counted(files, "file")] : []),
    ...(others > 0 ? [outside] : []),
  ].join(" and ");
  const found =
    total === 0
      ? "Nothing found"
      : `${counted(total, "finding")} (${levels.map((level) => `${tally.found[level]} ${level}`).join(", ")}) in ${places}`;
  const looked = `${filesOf(tally)}, ${megabytes(tally.bytes)}, ${seconds.toFixed(2)} s`;
  const asides = [
    tally.suppressed > 0 ? `${tally.suppressed} suppressed` : "",
    tally.unsure > 0 ? `${grouped(tally.unsure)} less sure not shown (--confidence low)` : "",
    tally.notExamined.length > 0 ? `${tally.notExamined.length} not examined` : "",
  ].filter((aside) => aside !== "");
  return `${found}; examined ${looked}${asides.map((aside) => `; ${aside}`).join("")}.`;
}

function filesOf({ commits, files, examinedBefore }: Tally): string {
  if (commits === 0) return counted(files, "file");
  const earlier = examinedBefore > 0 ? ` (${grouped(examinedBefore)} of them in an earlier run)` : "";
  return `${counted(commits, "commit")}, ${counted(files, "version")} of files${earlier}`;
}

function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;
}

function megabytes(bytes: number): string {
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
