import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sampleOf } from "../../src/detection/sample.ts";
import { scan } from "../../src/detection/scan.ts";
import { providers, ruleSet } from "../../src/providers/index.ts";
import { checkHarmless, editedSample, hostileUnits, hostileUnitsOf, randomBytes } from "./hostile.ts";

// The long form is fuzz.ts.
const runs = { numRuns: 400 };
const rules = providers.flatMap((provider) => provider.rules);
const compiled = ruleSet();

test("random bytes do no harm", () => {
  fc.assert(
    fc.property(randomBytes(rules), (text) => checkHarmless(text, compiled)),
    runs,
  );
});

test("random edits of samples do no harm", () => {
  fc.assert(
    fc.property(editedSample(rules), (text) => checkHarmless(text, compiled)),
    runs,
  );
});

test("the same bytes give the same matches", () => {
  const places = (text: Buffer) => scan(text, compiled).map(({ ruleId, start, end }) => [ruleId, start, end]);
  fc.assert(
    fc.property(editedSample(rules), (text) => expect(places(text)).toEqual(places(Buffer.from(text)))),
    { numRuns: 100 },
  );
});

describe("a line of ten megabytes does no harm and ends", () => {
  test.each(hostileUnits)("of %j", (unit) => checkHarmless(lineOf(unit, 10_000_000), compiled));
});

test("long near misses of each rule's own anchor do no harm and end", () => {
  for (const rule of rules) for (const unit of hostileUnitsOf(rule)) checkHarmless(lineOf(unit, 8_000), compiled);
});

/** So that the checks above could fail: a credential that is not wrapped is seen in what is printed. */
test("a credential that lies in the open is noticed", () => {
  const rule = rules[0];
  if (rule === undefined) throw new Error("no rules");
  const credential = sampleOf(rule);
  expect(inspect({ secret: credential })).toContain(credential);
});

function lineOf(unit: string, length: number): Buffer {
  return Buffer.alloc(length, unit);
}
