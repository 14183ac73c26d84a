import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { DockerfileParser } from "dockerfile-ast";
import { expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { appVariables, databaseVariables, githubVariables, localVariables } from "../src/env-variables.ts";

const root = resolve(import.meta.dirname, "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");

/** Of other programs, or of Node. */
const foreign = ["NODE_ENV", "POSTGRES_USER", "POSTGRES_DB", "POSTGRES_PASSWORD"];
const ours = { ...localVariables, ...githubVariables, ...appVariables, ...databaseVariables };
const known = new Set([...Object.keys(ours), ...foreign]);

const files = readdirSync(join(root, "deploy"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => `deploy/${name}`);

test("the image runs without root, has a health check and starts what is there", () => {
  const instructions = DockerfileParser.parse(read("Dockerfile")).getInstructions();
  const last = (name: string) =>
    instructions.findLast((one) => one.getInstruction() === name)?.getArgumentsContent() ?? "";
  expect(last("USER")).toBe("node");
  expect(last("HEALTHCHECK")).toContain("/healthz");
  const script = (JSON.parse(last("CMD")) as readonly string[]).at(-1);
  expect(existsSync(join(root, `${script}`))).toBe(true);
  const copied = instructions.filter((one) => one.getInstruction() === "COPY").map((one) => one.getArgumentsContent());
  const sources = copied
    .flatMap((text) => text?.split(" ").slice(0, -1) ?? [])
    .filter((source) => !source.startsWith("/"));
  for (const source of sources) expect(existsSync(join(root, source)), source).toBe(true);
});

test.each(files)("%s is valid YAML and sets only variables that Rekey reads", (path) => {
  const documents = parseAllDocuments(read(path));
  expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
  const names = documents.flatMap((document) => variablesIn(document.toJS()));
  expect(names.length).toBeGreaterThan(2);
  expect(names.filter((name) => !known.has(name))).toEqual([]);
});

test.each(files)("%s gives Rekey a file system that it cannot write, and no rights beyond", (path) => {
  const text = read(path);
  expect(text).toMatch(/read_only: true|readOnlyRootFilesystem: true/);
  expect(text).toMatch(/no-new-privileges:true|allowPrivilegeEscalation: false/);
});

test.each(files.filter((path) => path.includes("kubernetes")))(
  "the git caches of %s leave room on its volume",
  (path) => {
    const text = read(path);
    const [, cache] = /REKEY_GIT_CACHE_GB, value: "(\d+)"/.exec(text) ?? [];
    const [, volume] = /(?:sizeLimit|storage): (\d+)Gi/.exec(text) ?? [];
    expect(Number(cache)).toBeLessThanOrEqual(0.8 * Number(volume));
  },
);

test("the image is told every variable in its own words, and no script of a package runs", () => {
  const instructions = DockerfileParser.parse(read("Dockerfile")).getInstructions();
  const told = instructions
    .filter((one) => one.getInstruction() === "ENV")
    .flatMap((one) => one.getArgumentsContent()?.split(" ") ?? []);
  expect(told.length).toBeGreaterThan(2);
  const names = told.map((pair) => pair.split("=")[0] ?? "");
  expect(names.filter((name) => !known.has(name) && !ofGlibc.has(name))).toEqual([]);
  expect(read(".npmrc")).toContain("ignore-scripts=true");
});

/** man mallopt */
const ofGlibc = new Set(["MALLOC_ARENA_MAX", "MALLOC_TRIM_THRESHOLD_"]);

/** Keys of every `environment`, and names in every `env`. */
function variablesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(variablesIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === "environment") return Object.keys(inner as object);
    if (key === "env") return (inner as readonly { readonly name: string }[]).map(({ name }) => name);
    return variablesIn(inner);
  });
}
