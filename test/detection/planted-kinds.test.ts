import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Rule } from "../../src/detection/rule.ts";
import { sampleInPlaceOf } from "../../src/detection/sample.ts";
import { scan } from "../../src/detection/scan.ts";
import { ruleSet } from "../../src/providers/index.ts";
import { textRules } from "../support/text-rules.ts";
import { dresses } from "./dresses.ts";
import { passedBy } from "./passed-by.ts";

const folder = mkdtempSync(join(tmpdir(), "planted-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** One file for each kind, in the dresses in turn; the name of the file is the rule's. */
function plant(rules: readonly Rule[]): void {
  for (const [i, rule] of rules.entries()) {
    const sample = sampleInPlaceOf(rule, 2);
    const fitting = dresses.filter(([, { fits }]) => fits(sample, rule.form.kind));
    const dress = fitting[i % fitting.length]?.[1];
    const text = dress?.text(sample.name ?? "service_token", sample.value) ?? sample.value;
    writeFileSync(join(folder, rule.id), sample.nearby === undefined ? text : `# ${sample.nearby}\n${text}`);
  }
}

test("a folder with every kind of credential is read, and each is reported once", () => {
  const rules = textRules.filter(({ id }) => !passedBy.has(id));
  plant(rules);
  const compiled = ruleSet();
  const files = readdirSync(folder);
  expect(files.length).toBeGreaterThan(1_000);
  const counts = files.map((file) => [file, scan(readFileSync(join(folder, file)), compiled).length]);
  expect(counts.filter(([, count]) => count !== 1)).toEqual([]);
});
