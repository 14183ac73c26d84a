import { filePath, isInner, shownPath } from "../../change/inner-path.ts";
import type { Reported } from "../scan/report.ts";
import { adviceOn } from "./advice.ts";
import type { Format } from "./format.ts";

/** Workflow commands, which GitHub Actions turns into annotations on the lines. */
export const github: Format = async function* (reports) {
  for await (const { findings } of reports) yield findings.map((finding) => `${toCommand(finding)}\n`).join("");
};

function toCommand(finding: Reported): string {
  const { path, place, line, endLine, startColumn, endColumn, mask, confidence, fails, fingerprint, commit, about } =
    finding;
  // Columns are taken only where the stretch lies on one line.
  const columns = line === endLine ? [`col=${startColumn}`, `endColumn=${endColumn}`] : [];
  // An archive has no lines of its own.
  const lines = isInner(path) ? [] : [`line=${line}`, `endLine=${endLine}`, ...columns];
  const file = place === undefined ? [`file=${escapeProperty(filePath(path))}`, ...lines] : [];
  const properties = [...file, `title=${escapeProperty(about.title)}`];
  const where = place === undefined ? "In" : `In the ${place} of`;
  const origin = commit === undefined ? "" : ` ${where} commit ${commit.slice(0, 7)}.`;
  const inner = isInner(path) ? ` In ${shownPath(path)}, line ${line}.` : "";
  const message = `${mask} (${confidence} confidence, fingerprint ${fingerprint.slice(0, 12)}).${inner}${origin} ${adviceOn(about)}`;
  return `::${fails ? "error" : "warning"} ${properties.join(",")}::${escapeMessage(message)}`;
}

function escapeMessage(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
