import { expect, test } from "vitest";
import { github } from "../../../src/cli/formats/github.ts";
import { json } from "../../../src/cli/formats/json.ts";
import { jsonl } from "../../../src/cli/formats/jsonl.ts";
import { sarif } from "../../../src/cli/formats/sarif.ts";
import { text } from "../../../src/cli/formats/text.ts";
import { formatted, reported } from "./formatted.ts";

test("json is one document that says what was and was not looked at", async () => {
  const notExamined = [{ file: "b", why: "it is gone", isFatal: true }];
  for (const findings of [[], [reported({})], [reported({}), reported({ line: 2, endLine: 2 })]]) {
    const document = JSON.parse(await formatted(json, findings, { files: 7, bytes: 90, notExamined }));
    expect(document.findings).toHaveLength(findings.length);
    expect(document.coverage).toEqual({
      ...{ files: 7, bytes: 90, suppressed: 0, belowConfidence: 0 },
      notExamined: [{ file: "b", why: "it is gone" }],
    });
    expect(document.ruleSet).toBe("0123456789ab");
  }
});

test("a workflow command cannot be forged by a file's name", async () => {
  const written = await formatted(github, [reported({ path: "a,line=9::\n::error::%.ts" })]);
  expect(written.trimEnd().split("\n")).toHaveLength(1);
  expect(written).toMatch(
    /^::error file=a%2Cline=9%3A%3A%0A%3A%3Aerror%3A%3A%25\.ts,line=1,endLine=1,col=10,endColumn=60,/,
  );
});

test("a finding that does not fail is a warning, and one over several lines has no columns", async () => {
  const written = await formatted(github, [reported({ fails: false, endLine: 4 })]);
  expect(written).toMatch(/^::warning file=src\/a\.ts,line=1,endLine=4,title=Slack bot token::/);
});

test("text is grouped by file and aligned, with one line of advice for each finding", async () => {
  const findings = [
    reported({ startColumn: 1 }),
    reported({ ruleId: "jwt", line: 120, endLine: 120, confidence: "medium" }),
    reported({ file: "b.ts", commit: "abcdef0123".repeat(4) }),
  ];
  const written = await formatted(text, findings, { found: { high: 2, medium: 1, low: 0 }, files: 1234, bytes: 5e6 });
  const lines = written.split("\n");
  expect(lines.filter((line) => /^\S+\.ts$/.test(line))).toEqual(["src/a.ts", "b.ts"]);
  expect(lines.filter((line) => line.includes("→"))).toHaveLength(3);
  const [first = "", second = ""] = lines.filter((line) => /^ {2}\d/.test(line));
  expect(first.indexOf("high")).toBe(second.indexOf("medium"));
  expect(first.indexOf("xoxb…")).toBe(second.indexOf("xoxb…"));
  expect(written).toContain("commit abcdef012");
  expect(written).toContain("3 findings (2 high, 1 medium) in 2 files; examined 1,234 files, 5.0 MB, 1.50 s.");
});

test("a file's name cannot move the cursor or turn the text around", async () => {
  const written = await formatted(text, [reported({ file: "a\u001b[2Jb\u202ec.ts" })]);
  expect(written).toContain("a\ufffd[2Jb\ufffdc.ts");
});

const outside = reported({ file: "author of abcdef012", path: "", place: "author", commit: "abcdef0123".repeat(4) });

test("what stands in no file has a place instead of one, in every format", async () => {
  expect(JSON.parse(await formatted(jsonl, [outside]))).toMatchObject({ file: null, place: "author" });
  expect(JSON.parse(await formatted(json, [outside])).findings).toMatchObject([{ file: null, place: "author" }]);
  const command = await formatted(github, [outside]);
  expect(command).toMatch(/^::error title=Slack bot token::.* In the author of commit abcdef0\./);
  const lines = await formatted(text, [outside, reported({})], { found: { high: 2, medium: 0, low: 0 } });
  expect(lines).toContain("author of abcdef012\n");
  expect(lines).toContain("2 findings (2 high) in 1 file and 1 place outside of files;");
  const [result] = JSON.parse(await formatted(sarif, [outside])).runs[0].results;
  expect(result.message.text).toContain(" in the author of abcdef012 ");
  expect(result.locations[0].logicalLocations).toEqual([{ fullyQualifiedName: "author of abcdef012", kind: "author" }]);
});
