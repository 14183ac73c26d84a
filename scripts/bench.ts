/**
 * `npm run bench`: how fast the engine is, next to a loop that reads every byte and to secretlint, in the same run.
 * `npm run bench -- --write` puts the table into docs/benchmark.md.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { arch, cpus, platform, tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import { lintSource } from "@secretlint/core";
import { creator } from "@secretlint/secretlint-rule-preset-recommend";
import { compileRules } from "../src/detection/compile.ts";
import { scan } from "../src/detection/scan.ts";
import { providers } from "../src/providers/index.ts";

const root = resolve(import.meta.dirname, "..");
const rules = providers.flatMap((provider) => provider.rules);
const wanted = 96 * 1024 * 1024;
/** A peer that is two orders slower gets so much less of the same files. */
const wantedForPeer = 4 * 1024 * 1024;
const rounds = 3;

interface Row {
  readonly what: string;
  readonly megabytesPerSecond: number;
}

async function main(): Promise<void> {
  const files = sourceIn(join(root, "node_modules"), wanted);
  const bytes = sum(files.map((file) => file.length));
  const all = compileRules(rules);
  const limit = measured("every byte read once, in JavaScript", files, touch);
  const literals = measured(`literals of all rules found (${all.waiting.length})`, files, (file) =>
    all.automaton.find(file, ignore),
  );
  const everything = measured(`scan, all ${all.rules.length} rules`, files, (file) =>
    scan(file, all, { path: paths.get(file) }),
  );
  const unjudged = compileRules(rules, () => ({ confidence: "none", reasons: [] }));
  const withoutJudge = measured("… its guesses not judged", files, (file) =>
    scan(file, unjudged, { path: paths.get(file) }),
  );
  const hundred = compileRules(rules.filter((_rule, i) => i % Math.ceil(rules.length / 100) === 0));
  const some = measured(`scan, ${hundred.rules.length} rules`, files, (file) =>
    scan(file, hundred, { path: paths.get(file) }),
  );
  const rows: Row[] = [limit, literals, some, everything, withoutJudge, await measuredPeer(files)];
  const table = [
    `Measured on ${new Date().toISOString().slice(0, 10)} with Node ${process.versions.node} on one core of ${cpus()[0]?.model ?? "an unknown processor"} (${platform()} ${arch()}):`,
    `${(bytes / 1e6).toFixed(0)} MB in ${files.length.toLocaleString("en-US")} source files of this project's dependencies, copies left out. CPU time, best of ${rounds} rounds.`,
    "",
    "| | MB/s | of that | against secretlint |",
    "| --- | ---: | ---: | ---: |",
    ...rows.map((row) => lineOf(row, { limit: rows[0], peer: rows.at(-1) })),
    "",
    ...wholeProcess(),
  ].join("\n");
  console.log(table);
  if (process.argv.includes("--write")) write(table);
}

function ignore(): void {}

function touch(file: Buffer): number {
  let mixed = 0;
  for (let i = 0; i < file.length; i++) mixed ^= file[i] as number;
  return mixed;
}

function measured(what: string, files: readonly Buffer[], work: (file: Buffer) => unknown): Row {
  const bytes = sum(files.map((file) => file.length));
  const seconds = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    for (const file of files) work(file);
    return process.cpuUsage(before).user / 1e6;
  });
  return { what, megabytesPerSecond: bytes / 1e6 / Math.min(...seconds) };
}

async function measuredPeer(files: readonly Buffer[]): Promise<Row> {
  const texts = upTo(wantedForPeer, files).map((file) => file.toString());
  const config = { rules: [{ id: "@secretlint/secretlint-rule-preset-recommend", rule: creator, options: {} }] };
  const before = process.cpuUsage();
  for (const content of texts) {
    await lintSource({ source: { content, filePath: "a.js", ext: ".js", contentType: "text" }, options: { config } });
  }
  const seconds = process.cpuUsage(before).user / 1e6;
  return {
    what: "secretlint, its recommended rules",
    megabytesPerSecond: sum(texts.map((text) => text.length)) / 1e6 / seconds,
  };
}

/** Start-up and memory of the command itself. */
function wholeProcess(): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "rekey-bench-"));
  try {
    const small = join(folder, "small.txt");
    writeFileSync(small, "nothing = here\n".repeat(200));
    const starts = Array.from({ length: 7 }, () => run(["scan", small]).milliseconds).sort((a, b) => a - b);
    const large = run(["scan", "--no-ignore", "--jobs", "1", join(root, "node_modules")]);
    return [
      `\`rekey scan\` of a small file: ${starts[3]?.toFixed(0)} ms from process start to exit (median of 7).`,
      `\`rekey scan --jobs 1\` of all dependencies: ${(large.milliseconds / 1000).toFixed(1)} s, ${large.megabytes} MB of memory at most.`,
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The command in a process of its own, which tells its peak memory as it ends. */
function run(args: readonly string[]): { readonly milliseconds: number; readonly megabytes: string } {
  const report = `data:text/javascript,process.on("exit",()=>process._rawDebug("peak "+process.resourceUsage().maxRSS))`;
  const started = performance.now();
  const { stderr } = spawnSync(process.execPath, ["--import", report, join(root, "bin/rekey.js"), ...args], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const kilobytes = Number(/peak (\d+)/.exec(stderr)?.[1]);
  return { milliseconds: performance.now() - started, megabytes: (kilobytes / 1024).toFixed(0) };
}

function lineOf(row: Row, { limit, peer }: { limit: Row | undefined; peer: Row | undefined }): string {
  const against = (other: Row | undefined) => row.megabytesPerSecond / (other?.megabytesPerSecond ?? Number.NaN);
  const speed = row.megabytesPerSecond.toFixed(row.megabytesPerSecond < 10 ? 1 : 0);
  return `| ${row.what} | ${speed} | ${(100 * against(limit)).toFixed(0)} % | ×${against(peer).toFixed(0)} |`;
}

function write(table: string): void {
  const file = join(root, "docs/benchmark.md");
  writeFileSync(file, `# How fast it is\n\nWritten by \`npm run bench -- --write\`.\n\n${table}\n`);
}

const extensions = new Set([
  ".js",
  ".cjs",
  ".mjs",
  ".ts",
  ".json",
  ".md",
  ".c",
  ".h",
  ".cpp",
  ".cc",
  ".py",
  ".yml",
  ".css",
  ".html",
]);

/** As the command line knows them: what a file is for is weighed. */
const paths = new Map<Buffer, string>();

/** Files of that folder, spread over it, as many as are wanted. */
function sourceIn(folder: string, most: number): readonly Buffer[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    extensions.has(extname(name)),
  );
  const files = names.sort().map((name) => {
    const file = readFileSync(join(folder, name));
    paths.set(file, name);
    return file;
  });
  return upTo(most, withoutCopies(files));
}

/** Packages bring the same files again and again: sixty copies of OpenSSL's headers, for one. */
function withoutCopies(files: readonly Buffer[]): readonly Buffer[] {
  return [...new Map(files.map((file) => [createHash("sha256").update(file).digest("hex"), file])).values()];
}

function upTo(most: number, files: readonly Buffer[]): readonly Buffer[] {
  let bytes = 0;
  return files.filter((file) => {
    bytes += file.length;
    return bytes <= most;
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

await main();
