import { createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { resolve } from "node:path";
import type { Writable } from "node:stream";
import { CannotWork } from "../cannot-work.ts";
import { loadFormat } from "../formats/load-format.ts";
import type { Arguments } from "../parse-arguments.ts";
import { type ExitStatus, type Terminal, write } from "../terminal.ts";
import { fingerprintKeyFor } from "./fingerprint-key.ts";
import { gatherItems } from "./gather-items.ts";
import { startProgress } from "./progress.ts";
import { type FileReport, newTally, type Tally } from "./report.ts";
import type { RuleBook } from "./rule-book.ts";
import { type Part, scanGroup } from "./scan-group.ts";
import { type ContentInput, readScanOptions, type ScanOptions } from "./scan-options.ts";

/** `rekey scan`: gathers what is to be examined, examines it, judges what was found, and writes it as it comes. */
export async function scanCommand(args: Arguments, terminal: Terminal): Promise<ExitStatus> {
  const options = readScanOptions(args);
  const { input } = options;
  if (input.kind === "place") return (await import("./explain.ts")).explainPlace(input.place, options, terminal);
  return scanInput(input, options, terminal);
}

async function scanInput(input: ContentInput, options: ScanOptions, terminal: Terminal): Promise<ExitStatus> {
  const began = performance.now();
  const format = await loadFormat(options.format);
  const groups = await gatherItems(input, options, terminal);
  const fingerprintKey = await fingerprintKeyFor(terminal);
  refuseOverwriting(input, options.output, terminal);
  const output = await openOutput(options.output, terminal);
  const tally = newTally();
  const progress = startProgress(tally, terminal.stderr);
  const parts = groups.map((group) => scanGroup(group, { ...options, fingerprintKey, tally, warn: progress.warn }));
  const context = {
    tally,
    ruleSetVersion: async () => versionOf(await Promise.all(parts.map(({ ruleBook }) => ruleBook()))),
    stream: output,
    seconds: () => (performance.now() - began) / 1000,
  };
  try {
    for await (const text of format(oneByOne(parts), context)) {
      progress.pause();
      await write(output, text);
    }
  } finally {
    progress.end();
  }
  if (output !== terminal.stdout) await closeOutput(output, options.output);
  return statusOf(tally);
}

async function* oneByOne(parts: readonly Part[]): AsyncGenerator<FileReport> {
  for (const { reports } of parts) yield* reports;
}

/** Repositories may have rules of their own. */
function versionOf(books: readonly RuleBook[]): string {
  return [...new Set(books.map(({ ruleSet }) => ruleSet.version))].join(" ");
}

function statusOf({ notExamined, failing }: Tally): ExitStatus {
  if (notExamined.some(({ isFatal }) => isFatal)) return 2;
  return failing > 0 ? 1 : 0;
}

/** It would be emptied before it is read, and nothing would be found in it. */
function refuseOverwriting(input: ContentInput, output: string | undefined, { directory }: Terminal): void {
  const scanned = input.kind === "paths" && output !== undefined ? input.paths : [];
  const same = scanned.find((path) => resolve(directory, path) === resolve(directory, output ?? ""));
  if (same !== undefined) throw new CannotWork(`--output would overwrite ${same}, which is to be scanned.`);
}

async function openOutput(path: string | undefined, { stdout, directory }: Terminal): Promise<Writable> {
  if (path === undefined || path === "-") return stdout;
  const file = await open(resolve(directory, path), "w").catch((error: NodeJS.ErrnoException) => {
    throw new CannotWork(`${path} cannot be written (${error.code}).`);
  });
  const stream = createWriteStream("", { fd: file });
  // Told where it is waited for; here, so that it does not end the process before.
  stream.on("error", () => {});
  return stream;
}

async function closeOutput(output: Writable, path: string | undefined): Promise<void> {
  const failure = await new Promise<NodeJS.ErrnoException | null | undefined>((done) => output.end(done));
  const error = failure ?? (output.errored as NodeJS.ErrnoException | null);
  if (error) throw new CannotWork(`${path} cannot be written (${error.code}).`);
}
