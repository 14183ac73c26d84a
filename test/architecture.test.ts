import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");

/**
 * Which folder of src/ may import which. A new arrow is a line here that a reviewer must accept. Folders not named as a key
 * do not exist; `.` is the files directly in src/.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  change: [],
  content: [],
  detection: ["change"],
  providers: ["detection"],
  replacement: [],
  hygiene: ["change"],
  policy: ["change", "detection", "hygiene", "verdict"],
  verdict: ["change", "detection", "hygiene", "policy", "providers", "replacement", "github"],
  incidents: ["change", "detection", "providers", "verdict", "database"],
  jobs: [
    "change",
    "content",
    "database",
    "detection",
    "git",
    "github",
    "history",
    "hygiene",
    "incidents",
    "metrics",
    "policy",
    "providers",
    "replacement",
    "verdict",
    ".",
  ],
  git: ["change", "jobs", "."],
  history: ["git"],
  github: ["change", "jobs", "verdict", "."],
  database: ["change", "github", "jobs", "."],
  metrics: ["database", "."],
  worker: ["database", "jobs", "."],
  doctor: ["database", "git", "github", "setup", "."],
  cli: [
    "change",
    "content",
    "database",
    "detection",
    "doctor",
    "git",
    "history",
    "policy",
    "providers",
    "verdict",
    ".",
  ],
  server: ["metrics", "."],
  setup: [],
};

const sources = filesIn(join(root, "src"));

test("folders import only what the table allows", () => {
  const arrows = sources.flatMap((file) => {
    const from = folderOf(file);
    if (from === ".") return [];
    return importsOf(file)
      .map(folderOf)
      .filter((to) => to !== from && !mayImport[from]?.includes(to))
      .map((to) => `${relative(root, file)} → ${to}`);
  });
  expect(arrows).toEqual([]);
});

test("there is no import cycle between files", () => {
  const cycles: string[] = [];
  const state = new Map<string, "open" | "closed">();
  function visit(file: string, path: readonly string[]): void {
    if (state.get(file) === "closed") return;
    if (state.get(file) === "open") {
      cycles.push([...path.slice(path.indexOf(file)), file].map((step) => relative(root, step)).join(" → "));
      return;
    }
    state.set(file, "open");
    for (const next of valueImportsOf(file)) visit(next, [...path, file]);
    state.set(file, "closed");
  }
  for (const file of sources) visit(file, []);
  expect(cycles).toEqual([]);
});

test("the app does not know the sandbox", () => {
  const knowing = sources.filter((file) => /from "[^"]*sandbox/.test(read(file)));
  expect(knowing.map((file) => relative(root, file))).toEqual([]);
});

test("only process-environment.ts reads process.env", () => {
  const readers = sources.filter((file) => read(file).includes("process.env"));
  expect(readers.map((file) => relative(root, file))).toEqual(["src/process-environment.ts"]);
});

test("the raw text of a secret is revealed only where a fingerprint is computed", () => {
  const revealing = sources.filter((file) => /\.reveal\(\)/.test(read(file)));
  expect(revealing.map((file) => relative(root, file))).toEqual(["src/detection/fingerprint.ts"]);
});

test("the core does no I/O, and reads no clock and no randomness", () => {
  const core = sources.filter((file) =>
    [
      "change",
      "content",
      "detection",
      "providers",
      "replacement",
      "hygiene",
      "policy",
      "verdict",
      "incidents",
    ].includes(folderOf(file)),
  );
  const impure = /node:(fs|net|http|child_process)|Date\.now\(|new Date\(\)|Math\.random\(|process\./;
  expect(core.filter((file) => impure.test(read(file))).map((file) => relative(root, file))).toEqual([]);
});

test("every folder of src/ has a line in the table", () => {
  const folders = new Set(sources.map(folderOf).filter((folder) => folder !== "."));
  expect([...folders].filter((folder) => !(folder in mayImport))).toEqual([]);
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name));
}

function folderOf(file: string): string {
  const [first = "", second] = relative(join(root, "src"), file).split("/");
  return second === undefined ? "." : first;
}

function importsOf(file: string): string[] {
  return [...read(file).matchAll(/from "(\.[^"]+)"/g)].map(([, path = ""]) => resolve(dirname(file), path));
}

function valueImportsOf(file: string): string[] {
  const statements = read(file).matchAll(/^(?:import|export) (?!type\b)[^;]*? from "(\.[^"]+)"/gm);
  return [...statements].map(([, path = ""]) => resolve(dirname(file), path)).filter((path) => sources.includes(path));
}

function read(file: string): string {
  return readFileSync(file, "utf8");
}
