/**
 * `npm run bench:history`: how long `rekey scan --git --all` takes, next to what `git log -p --all | wc -c` takes on the same
 * repositories in the same run. `-- --write` puts the table into docs/benchmark-history.md.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, platform, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { editedOften, type MadeCommit, makeHistory, sourcesIn, takenIn } from "./make-history.ts";

const root = resolve(import.meta.dirname, "../..");
const rounds = 3;

interface Measured {
  /** From start to end. */
  readonly seconds: number;
  /** Of all processes. */
  readonly cpuSeconds: number;
  readonly output: string;
}

interface Row {
  readonly what: string;
  readonly log: Measured;
  readonly scan: Measured;
  readonly again: Measured;
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "rekey-bench-"));
  try {
    const few = sourcesIn(join(root, "node_modules"), 12_000_000);
    const many = sourcesIn(join(root, "node_modules"), 90_000_000);
    const rows = [
      rowOf("this repository", root, folder),
      rowOf("6,000 small commits", await made(join(folder, "short"), editedOften(few, 6_000)), folder),
      rowOf("12,000 small commits", await made(join(folder, "long"), editedOften(few, 12_000)), folder),
      rowOf("dependencies, 20 files a commit", await made(join(folder, "taken-in"), takenIn(many, 20)), folder),
    ];
    const table = describe(rows);
    console.log(table);
    if (process.argv.includes("--write")) write(table);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function made(directory: string, commits: Iterable<MadeCommit>): Promise<string> {
  mkdirSync(directory);
  await makeHistory(directory, commits);
  return directory;
}

function rowOf(what: string, repository: string, folder: string): Row {
  console.error(`measuring ${what}`);
  const state = join(folder, "state");
  const report = `data:text/javascript,process.on("exit",()=>process._rawDebug("peak "+process.resourceUsage().maxRSS))`;
  const rekey = [process.execPath, "--import", report, join(root, "bin/rekey.js"), "scan", "--git", "--all"];
  const logs: Measured[] = [];
  const scans: Measured[] = [];
  // In turns, so that what else the machine does meets both.
  for (let round = 0; round < rounds; round += 1) {
    logs.push(measured("git log -p --all | wc -c", [], repository, state));
    scans.push(measured('"$@"', [...rekey, "--fresh"], repository, state));
  }
  return { what, log: fastest(logs), scan: fastest(scans), again: measured('"$@"', rekey, repository, state) };
}

/** `times` tells what the children of the shell took. */
function measured(command: string, args: readonly string[], directory: string, state: string): Measured {
  const began = performance.now();
  const ran = spawnSync("sh", ["-c", `{ ${command}; } 2>&1; times`, "sh", ...args], {
    cwd: directory,
    env: { ...process.env, XDG_STATE_HOME: state },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const seconds = (performance.now() - began) / 1000;
  const children = ran.stdout.trimEnd().split("\n").at(-1) ?? "";
  const cpuSeconds = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, min, sec]) => sum + Number(min) * 60 + Number(sec),
    0,
  );
  return { seconds, cpuSeconds, output: ran.stdout };
}

function fastest(all: readonly Measured[]): Measured {
  return all.reduce((best, one) => (one.seconds < best.seconds ? one : best));
}

function describe(rows: readonly Row[]): string {
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)} with Node ${process.versions.node} on ${availableParallelism()} cores of ${cpus()[0]?.model ?? "an unknown processor"} (${platform()}), best of ${rounds} rounds;`,
    `the machine's load was ${loadavg()[1]?.toFixed(1)} while it was measured. CPU seconds are those of all processes, memory is that of \`rekey\` at most.`,
    "",
    "| history | versions of files | `git log -p` | scan | of it | CPU: `git log -p` | scan | memory | scan again |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...rows.map(lineOf),
  ].join("\n");
}

function lineOf({ what, log, scan, again }: Row): string {
  const versions = /, ([\d,]+ versions? of files), ([\d.]+ [kM]B)/.exec(scan.output);
  const peak = Number(/peak (\d+)/.exec(scan.output)?.[1]) / 1024;
  const cells = [
    what,
    `${versions?.[1]?.replace(/ versions? of files/, "")}, ${versions?.[2]}`,
    `${log.seconds.toFixed(1)} s`,
    `${scan.seconds.toFixed(1)} s`,
    `×${(scan.seconds / log.seconds).toFixed(1)}`,
    `${log.cpuSeconds.toFixed(1)} s`,
    `${scan.cpuSeconds.toFixed(1)} s`,
    `${peak.toFixed(0)} MB`,
    `${again.seconds.toFixed(1)} s`,
  ];
  return `| ${cells.join(" | ")} |`;
}

function write(table: string): void {
  const file = join(root, "docs/benchmark-history.md");
  writeFileSync(
    file,
    `# How fast a history is scanned\n\nWritten by \`npm run bench:history -- --write\`.\n\n${table}\n`,
  );
}

await main();
