import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathIn } from "../../change/inner-path.ts";
import { contentsOf } from "../../content/contents.ts";
import type { Explained } from "../../detection/finding.ts";
import { reasonText } from "../../detection/reasons.ts";
import { withoutSecrets } from "../../detection/redact.ts";
import { explain } from "../../detection/scan.ts";
import { toUtf8 } from "../../detection/to-utf8.ts";
import { CannotWork } from "../cannot-work.ts";
import type { Description } from "../describe.ts";
import { printable } from "../printable.ts";
import { type ExitStatus, type Terminal, write } from "../terminal.ts";
import { endsWithin, tookTooLong, usualDeadlineMs } from "./deadline.ts";
import { type Engine, engineOf, examineContent } from "./examine-content.ts";
import { findFiles } from "./find-files.ts";
import { fingerprintKeyFor } from "./fingerprint-key.ts";
import type { Examined } from "./item.ts";
import { judge } from "./judge.ts";
import { isFailing, isShown, type Levels, levelsFor } from "./levels.ts";
import { policyOf, readPolicy } from "./load-policy.ts";
import { readFile } from "./read-file.ts";
import { resolveTarget } from "./resolve-target.ts";
import { loadRuleBook } from "./rule-book.ts";
import type { ScanOptions } from "./scan-options.ts";

/** `--explain file:line`: each candidate that touches the line, what it rests on, and what becomes of it. */
export async function explainPlace(asked: string, options: ScanOptions, terminal: Terminal): Promise<ExitStatus> {
  const { file, line } = readPlace(asked);
  const { content, item, inner } = await readPlaceFile(file, terminal);
  const text = textIn(content, item.path, inner);
  if (text === undefined) throw new CannotWork(`${file} is not in that archive, or cannot be read.`);
  if (line > linesIn(text)) throw new CannotWork(`${file} has no line ${line}; it has ${linesIn(text)}.`);
  const policy = await (options.policy === undefined
    ? policyOf(item.root)
    : readPolicy(options.policy, { directory: terminal.directory, root: item.root }));
  const book = await loadRuleBook(policy.rules);
  const { ruleSet } = book;
  const engine = engineOf(ruleSet, await fingerprintKeyFor(terminal));
  const { candidates, examined } = readWhole({ content, text, inner }, engine, item);
  const touching = candidates.filter(({ span }) => span.line <= line && line <= span.endLine);
  const place = `${printable(withoutSecrets(file, ruleSet))}:${line}`;
  if (touching.length === 0) {
    await write(terminal.stdout, `${place}\n  Nothing on this line looks like a credential to any rule.\n`);
    return 0;
  }
  const { kept } = judge({ file, path: item.path, examined, current: undefined }, policy, book.isCustom);
  const levels = levelsFor(options.levels, policy);
  const at = pathIn(item.path, inner);
  const isKept = ({ ruleId, span: { line, startColumn } }: Explained) =>
    kept.some(
      (one) => one.path === at && one.ruleId === ruleId && one.line === line && one.startColumn === startColumn,
    );
  const texts = touching.map((candidate) =>
    describeCandidate(candidate, book.describe(candidate.ruleId), fate(candidate, isKept(candidate), levels)),
  );
  await write(terminal.stdout, `${[place, ...texts].join("\n")}\n`);
  return 0;
}

function readPlace(text: string): { readonly file: string; readonly line: number } {
  const place = /^(?<file>.+):(?<line>[1-9]\d{0,8})$/s.exec(text)?.groups;
  if (place === undefined) throw new CannotWork("--explain takes a file and a line: --explain src/config.ts:12.");
  return { file: place.file ?? "", line: Number(place.line) };
}

interface PlaceFile {
  readonly content: Buffer;
  readonly item: { readonly root: string; readonly path: string };
  /** "", or where in the file when that is an archive. */
  readonly inner: string;
}

/** `outer.zip!inner/path` where there is no file of that name, but one of what stands before an exclamation mark. */
async function readPlaceFile(path: string, terminal: Terminal): Promise<PlaceFile> {
  for (let at = path.length; at > 0; at = path.lastIndexOf("!", at - 1)) {
    const isThere = existsSync(resolve(terminal.directory, path.slice(0, at)));
    if (isThere) return { ...(await readOneFile(path.slice(0, at), terminal)), inner: path.slice(at + 1) };
  }
  return { ...(await readOneFile(path, terminal)), inner: "" };
}

async function readOneFile(
  path: string,
  { directory, environment }: Terminal,
): Promise<Pick<PlaceFile, "content" | "item">> {
  const target = await resolveTarget(path, directory);
  if (target.isFolder) throw new CannotWork(`${path} is a folder; --explain takes a file and a line.`);
  for await (const item of findFiles(target, { environment, honoursIgnores: false })) {
    const content = item.source.kind === "file" ? readFile(item.source.location) : undefined;
    if (Buffer.isBuffer(content)) return { content, item: { root: target.root, path: item.path } };
    throw new CannotWork(`${path} cannot be examined: ${content?.why}.`);
  }
  throw new CannotWork(`${path} is not there.`);
}

/** As UTF-8. */
function textIn(content: Buffer, path: string, inner: string): Buffer | undefined {
  for (const one of contentsOf(content, path)) if (one.kind === "text" && one.inner === inner) return toUtf8(one.bytes);
  return undefined;
}

function linesIn(text: Buffer): number {
  let lines = 1;
  for (const byte of text) if (byte === lineFeed) lines += 1;
  return lines;
}

const lineFeed = "\n".charCodeAt(0);

interface Whole {
  readonly content: Buffer;
  /** What of it is asked about. */
  readonly text: Buffer;
  readonly inner: string;
}

function readWhole(
  { content, text, inner }: Whole,
  engine: Engine,
  { path }: { readonly path: string },
): { readonly candidates: readonly Explained[]; readonly examined: Examined } {
  let read: ReturnType<typeof readWhole> | undefined;
  endsWithin(usualDeadlineMs(content.length), () => {
    const candidates = explain(text, engine.ruleSet, { now: engine.now, path: inner || path });
    read = { candidates, examined: examineContent(content, engine, path) };
  });
  if (read === undefined) throw new CannotWork(`${path} cannot be examined: ${tookTooLong.why}.`);
  return read;
}

function fate({ confidence }: Explained, isKept: boolean, levels: Levels): string {
  if (confidence === "none") return "Not reported: no rule takes it for a credential.";
  if (!isKept) return "Not reported: the policy, or a rekey:allow beside it, has a reason for it.";
  if (!isShown(confidence, levels)) return `Not reported: not sure enough (--confidence ${confidence} shows it).`;
  return isFailing(confidence, levels) ? "Reported, and the exit status is 1." : "Reported; the exit status stays 0.";
}

function describeCandidate(
  { secret, span, confidence, probability, reasons }: Explained,
  { id, title, issuer }: Description,
  fateText: string,
): string {
  return [
    `  ${span.line}:${span.startColumn}  ${title} (${id}, ${issuer.name})  ${secret.mask}`,
    `    Confidence: ${confidence}${probability === undefined ? "" : `, judged ${Math.round(100 * probability)} % likely`}`,
    ...reasons.map((reason) => `    - ${reasonText(reason)}`),
    `    ${fateText}`,
  ].join("\n");
}
