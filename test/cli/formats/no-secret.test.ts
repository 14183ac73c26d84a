import fc from "fast-check";
import { expect, test } from "vitest";
import { formats } from "../../../src/cli/commands.ts";
import { describeKnown } from "../../../src/cli/describe.ts";
import { loadFormat } from "../../../src/cli/formats/load-format.ts";
import { engineOf, examineContent } from "../../../src/cli/scan/examine-content.ts";
import type { Reported } from "../../../src/cli/scan/report.ts";
import { sampleInPlaceOf } from "../../../src/detection/sample.ts";
import { ruleSet } from "../../../src/providers/index.ts";
import { textRules as rules } from "../../support/text-rules.ts";
import { formatted } from "./formatted.ts";

const engine = engineOf(ruleSet(), Buffer.alloc(32, 7));

function findingsIn(bytes: Buffer): Reported[] {
  const place = { file: "a.txt", path: "a.txt", fails: true };
  return examineContent(bytes, engine, place.path).found.map((found) => ({
    ...found,
    ...place,
    about: describeKnown(found.ruleId),
  }));
}

async function outputsOf(findings: readonly Reported[]): Promise<string> {
  const outputs: string[] = [];
  for (const name of formats) outputs.push(await formatted(await loadFormat(name), findings));
  return outputs.join("\n");
}

function fileWith({ name = "value", nearby = "", value }: ReturnType<typeof sampleInPlaceOf>): string {
  return `# ${nearby}\n${name} = "${value}"\n`;
}

test("no format prints any rule's credential", async () => {
  const leaked: string[] = [];
  let seen = 0;
  for (const rule of rules) {
    const sample = sampleInPlaceOf(rule, 2);
    const findings = findingsIn(Buffer.from(fileWith(sample)));
    seen += findings.length;
    if ((await outputsOf(findings)).includes(sample.credential)) leaked.push(rule.id);
  }
  expect(leaked).toEqual([]);
  expect(seen).toBeGreaterThan(rules.length / 2);
});

test("whatever is done to a sample, and whatever bytes stand around it, no format prints it", async () => {
  const edit = fc.record({ at: fc.nat(400), bytes: fc.uint8Array({ maxLength: 8 }), cut: fc.nat(3) });
  const input = fc.record({
    rule: fc.constantFrom(...rules),
    edits: fc.array(edit, { maxLength: 3 }),
    noise: fc.uint8Array(),
  });
  await fc.assert(
    fc.asyncProperty(input, async ({ rule, edits, noise }) => {
      const sample = sampleInPlaceOf(rule, 3);
      let bytes = Buffer.concat([noise, Buffer.from(fileWith(sample)), noise]);
      for (const { at, bytes: put, cut } of edits)
        bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + cut)]);
      expect(await outputsOf(findingsIn(bytes))).not.toContain(sample.credential);
    }),
    { numRuns: 200 },
  );
});
