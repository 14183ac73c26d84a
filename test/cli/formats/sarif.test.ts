import { Ajv, type AnySchemaObject } from "ajv";
import formats from "ajv-formats";
import { expect, test } from "vitest";
import { sarif } from "../../../src/cli/formats/sarif.ts";
import { formatted, reported } from "./formatted.ts";
import official from "./sarif-2.1.0.schema.json" with { type: "json" };

/** OASIS's schema, as of SARIF 2.1.0 rtm.5. It is written for an older draft of JSON Schema, which says nothing else here. */
const { $schema: _, id: __, ...schema } = official as AnySchemaObject;
const ajv = new Ajv({ strict: false, unicodeRegExp: false });
formats.default(ajv);
const validate = ajv.compile(schema);

async function runOf(...args: Parameters<typeof formatted>) {
  const document = JSON.parse(await formatted(...args));
  expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  return document.runs[0];
}

test("a run with findings and with gaps validates against the official schema", async () => {
  const findings = [reported({}), reported({ ruleId: "jwt", line: 3, endLine: 5, commit: "c".repeat(40) })];
  const missed = [{ file: "big.bin", why: "it is too large", isFatal: false }];
  const run = await runOf(sarif, findings, { notExamined: missed });
  expect(run.results).toHaveLength(2);
  expect(run.invocations[0].toolExecutionNotifications[0].message.text).toContain("big.bin");
});

test("a run without findings validates, too", async () => {
  expect((await runOf(sarif, [])).results).toEqual([]);
});

test("each result points at its rule, which says how to replace the credential", async () => {
  const run = await runOf(sarif, [reported({}), reported({ ruleId: "jwt" }), reported({ line: 9, endLine: 9 })]);
  const { rules } = run.tool.driver;
  const named = run.results.map((result: { ruleIndex: number }) => rules[result.ruleIndex].id);
  expect(named).toEqual(["slack-bot-token", "jwt", "slack-bot-token"]);
  expect(rules[0].help.markdown).toContain("**Revoke the old one**");
});

test("a path is encoded, so that no name becomes a scheme, a query or a fragment", async () => {
  const run = await runOf(sarif, [reported({ path: "a b/ü:#?%.ts" })]);
  expect(run.results[0].locations[0].physicalLocation.artifactLocation).toEqual({
    uri: "a%20b/%C3%BC%3A%23%3F%25.ts",
    uriBaseId: "%SRCROOT%",
  });
});

test("what stands in no file is at one named like its place, since code scanning refuses results without a file and a line", async () => {
  const { results } = await runOf(sarif, [
    reported({ file: "author of abcdef012", path: "", place: "author", line: 1 }),
  ]);
  expect(results[0].locations).toEqual([
    {
      physicalLocation: {
        artifactLocation: { uri: "author%20of%20abcdef012", uriBaseId: "%SRCROOT%" },
        region: { startLine: 1, startColumn: 10, endLine: 1, endColumn: 60 },
      },
      logicalLocations: [{ fullyQualifiedName: "author of abcdef012", kind: "author" }],
    },
  ]);
});

test("the fingerprint tells a credential from others, wherever it stands", async () => {
  const run = await runOf(sarif, [reported({ fingerprint: "ab".repeat(32) })]);
  expect(run.results[0].partialFingerprints).toEqual({ "rekeyCredential/v1": "ab".repeat(32) });
});
