import { expect, test } from "vitest";
import { openSqlite } from "../../src/database/open-sqlite.ts";
import { compileRules } from "../../src/detection/compile.ts";
import { sampleOf } from "../../src/detection/sample.ts";
import type { LocalRepository } from "../../src/git/port.ts";
import { keepCleanBlobs, nothingKnown } from "../../src/jobs/clean-blobs.ts";
import { type Examination, examineChange } from "../../src/jobs/examine-change.ts";
import { maxPlaces } from "../../src/jobs/not-read.ts";
import type { Engine } from "../../src/jobs/sight-blobs.ts";
import { toRule } from "../../src/policy/custom-rules.ts";
import { ruleOf, ruleSet } from "../../src/providers/index.ts";
import { openCache } from "../git/open-cache.ts";
import { zip } from "../support/archives.ts";
import { customRule } from "../support/custom-rule.ts";
import { type Files, makeRepository } from "../support/git.ts";
import { jwtWith } from "../support/jwt.ts";

const engine = {
  ruleSet: ruleSet(),
  customRules: [],
  fingerprintKey: Buffer.alloc(32, 1),
  now: new Date("2026-01-01T00:00:00Z"),
  clean: nothingKnown,
};
const keys = Array.from({ length: 60 }, (_, seed) => sampleOf(ruleOf("stripe-secret-key"), seed + 2));

/** What was found in the last of these versions, against the ones before it. */
function examine(...versions: readonly Files[]): Promise<Examination> {
  return examineWith(engine, versions);
}

async function examineWith(engine: Engine, versions: readonly Files[]): Promise<Examination> {
  using repository = makeRepository();
  const commits = versions.map((files) => repository.commit(files));
  const head = commits.at(-1) ?? "";
  using cache = await openCache(repository, commits);
  const change = await cache.readChange([head], commits.slice(0, -1));
  return await examineChange(cache, { change, tree: await cache.readTree(head) }, engine);
}

function line(key: string | undefined): string {
  return `const key = "${key}";\n`;
}

function places(found: readonly { readonly path: string; readonly line: number }[]): string[] {
  return found.map(({ path, line }) => `${path}:${line}`);
}

test("what lies on added lines is found, and where it stands at the head is known for older ones in the file too", async () => {
  const before = `${line(keys[0])}\n${line(keys[1])}`;
  const after = `${line(keys[0])}\n${line(keys[2])}\n${line(keys[1])}${line(keys[3])}`;
  const { findings, present } = await examine({ "a.ts": before }, { "a.ts": after });
  expect(places(findings)).toEqual(["a.ts:3", "a.ts:6"]);
  expect(places([...present.values()].flat())).toEqual(["a.ts:1", "a.ts:3", "a.ts:5", "a.ts:6"]);
});

test("a credential that spans lines is found once when two of them are new", async () => {
  const key = sampleOf(ruleOf("private-key-rsa"), 3).split("\n");
  const before = [...key.slice(0, 2), "-", ...key.slice(3, 5), "-", ...key.slice(6)].join("\n");
  const { findings } = await examine({ "key.pem": before }, { "key.pem": key.join("\n") });
  expect(places(findings)).toEqual(["key.pem:1"]);
});

test("a changed archive brings in what it did not hold before, on a line that reads the same, in whatever file of it", async () => {
  const before = zip({ "1.0/a.ts": line(keys[0]), "1.0/b.ts": line(keys[1]) });
  const after = zip({
    "1.1/a.ts": `// moved\n${line(keys[0])}`,
    "1.1/b.ts": `export ${line(keys[1])}`,
    "1.1/c.ts": line(keys[2]),
  });
  const { findings, present } = await examine({ "a.zip": before }, { "a.zip": after });
  expect(places(findings)).toEqual(["a.zip//1.1/b.ts:1", "a.zip//1.1/c.ts:1"]);
  expect([...present.values()].flat()).toHaveLength(3);
  const copied = await examine({ "a.zip": before }, { "a.zip": before, "copy.zip": before });
  expect(places(copied.findings)).toEqual(["copy.zip//1.0/a.ts:1", "copy.zip//1.0/b.ts:1"]);
});

test("a line with one credential gets a suggestion, a line with two gets none", async () => {
  const text = `${line(keys[0])}both("${keys[1]}", "${keys[2]}");\n${line(keys[3])}`;
  const { present } = await examine({ "a.ts": text });
  const suggestions = [...present.values()].flat().map(({ line, suggestion }) => [line, suggestion !== undefined]);
  expect(suggestions).toEqual([
    [1, true],
    [2, false],
    [2, false],
    [3, true],
  ]);
});

test("a token that has expired by the time of the examination is low", async () => {
  const expiringAt = (date: string) => line(jwtWith({ sub: "robin", exp: new Date(date).getTime() / 1000 }));
  const { findings } = await examine({
    "a.ts": `${expiringAt("2025-12-31T23:59:59Z")}${expiringAt("2026-01-01T00:00:01Z")}`,
  });
  expect(findings.map(({ confidence, reasons }) => [confidence, reasons])).toEqual([
    ["low", ["jwt", "expired"]],
    ["high", ["jwt"]],
  ]);
});

test("a reason that repeats the key shows its mask", async () => {
  const key = keys[0] ?? "";
  const { allows } = await examine({ "a.ts": `const key = ""; // rekey:allow it was ${key} once\n` });
  const reasons = [...allows.values()].flatMap((files) => [...files.values()].flatMap((lines) => [...lines.values()]));
  expect(reasons).toEqual([`it was ${key.slice(0, 4)}…${key.slice(-4)} once`]);
});

test("more places than anybody reads are told by their number, whether in one file or in copies of it", async () => {
  const text = keys.map(line).join("").repeat(100);
  const { findings, coverage } = await examine({ "many.ts": text });
  expect(findings).toHaveLength(maxPlaces);
  const left = keys.length * 100 - maxPlaces;
  expect(coverage.notExamined).toMatchObject([{ what: "many.ts", harmless: false }]);
  expect(coverage.notExamined[0]?.why).toContain(`${left} more places`);

  const copies = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`copy-${n}.ts`, keys.map(line).join("")]));
  const copied = await examine(copies);
  expect(copied.findings).toHaveLength(maxPlaces);
  expect([...copied.present.values()].flat()).toHaveLength(maxPlaces);
  expect(copied.coverage.notExamined).toMatchObject([{ harmless: false }]);
});

test("a policy's rules find nothing in the policy, where their samples stand; other rules do", async () => {
  const rules = compileRules([ruleOf("stripe-secret-key"), toRule(customRule({ envVar: "ACME_KEY" }))]);
  const text = `${line(keys[0])}${line("acme-fern-2047")}`;
  const { findings, present } = await examineWith({ ...engine, ruleSet: rules }, [
    { ".github/rekey.yml": text, "a.ts": text },
  ]);
  expect(places(findings).sort()).toEqual([".github/rekey.yml:1", "a.ts:1", "a.ts:2"]);
  const standing = [...present.values()].flat();
  expect(places(standing).sort()).toEqual([".github/rekey.yml:1", "a.ts:1", "a.ts:2"]);
  expect(standing.map(({ suggestion }) => suggestion)).toContain("const key = process.env.ACME_KEY;");
});

test("what was not read whole is no clean content: it is told each time", async () => {
  const store = await openSqlite(":memory:");
  const clean = keepCleanBlobs(store, "rules 1");
  const archive = Buffer.concat([Buffer.from("377abcaf271c", "hex"), Buffer.alloc(64)]);
  const told: unknown[] = [];
  for (const _ of ["first", "second"]) {
    const { coverage } = await examineWith({ ...engine, clean }, [{ "old.7z": archive }]);
    told.push(coverage.notExamined);
  }
  await store.close();
  expect(told[0]).toHaveLength(1);
  expect(told[1]).toEqual(told[0]);
});

test("what holds nothing is read once: not again with the same rules at the same path, and told as examined all the same", async () => {
  const store = await openSqlite(":memory:");
  const clean = keepCleanBlobs(store, "rules 1");
  using repository = makeRepository();
  const head = repository.commit({ "a.ts": "clean\n", "b.ts": line(keys[0]) });
  using cache = await openCache(repository, [head]);
  const counting = (read: string[]): LocalRepository => ({
    ...cache,
    readBlobs(blobs, maxBytes) {
      const wanted = [...blobs];
      read.push(...wanted);
      return cache.readBlobs(wanted, maxBytes);
    },
  });
  const change = await cache.readChange([head], []);
  const tree = await cache.readTree(head);
  const moved = { ...change, files: change.files.map((file) => ({ ...file, path: `moved/${file.path}` })) };

  const runs: { read: string[]; examination: Examination }[] = [];
  for (const [what, known] of [
    [change, clean],
    [change, clean],
    [change, keepCleanBlobs(store, "rules 2")],
    [moved, clean],
  ] as const) {
    const read: string[] = [];
    const examination = await examineChange(counting(read), { change: what, tree }, { ...engine, clean: known });
    runs.push({ read, examination });
  }
  await store.close();
  expect(runs.map(({ read }) => read.length)).toEqual([2, 1, 2, 2]);
  expect(runs.map(({ examination }) => examination.findings.length)).toEqual([1, 1, 1, 1]);
  const [first, second] = runs;
  expect(second?.examination.coverage).toEqual(first?.examination.coverage);
});
