import fc from "fast-check";
import { expect, test } from "vitest";
import { sampleOf } from "../../src/detection/sample.ts";
import { scan } from "../../src/detection/scan.ts";
import { ruleSet } from "../../src/providers/index.ts";
import { textRules as rules } from "../support/text-rules.ts";
import {
  checkHarmless,
  checkSilent,
  editedSample,
  hostileUnits,
  hostileUnitsOf,
  lineOf,
  randomBytes,
} from "./hostile.ts";

// The same texts each time, so that a failure is the change's fault. The long form, with others each time, is fuzz.ts.
const seed = 20;
const compiled = ruleSet();

test("random bytes do no harm", () => {
  fc.assert(
    fc.property(randomBytes(rules), (text) => checkHarmless(text, compiled)),
    { numRuns: 500, seed },
  );
});

test("random edits of samples do no harm", () => {
  fc.assert(
    fc.property(editedSample(rules), (text) => checkHarmless(text, compiled)),
    { numRuns: 1500, seed },
  );
});

test("the same bytes give the same matches", () => {
  const places = (text: Buffer) => scan(text, compiled).map(({ ruleId, start, end }) => [ruleId, start, end]);
  fc.assert(
    fc.property(editedSample(rules), (text) => {
      expect(places(text)).toEqual(places(Buffer.from(text)));
    }),
    { numRuns: 200, seed },
  );
});

test.each(hostileUnits)("a megabyte of %j on one line does no harm and ends", (unit) => {
  checkHarmless(lineOf(unit, 1_000_000), compiled);
});

test.each(['token: "', "api_key=a1", "%25"])("ten megabytes of %j on one line do no harm and end", (unit) => {
  checkHarmless(lineOf(unit, 10_000_000), compiled);
});

test("long near misses of each rule's own anchor do no harm and end", () => {
  for (const rule of rules) for (const unit of hostileUnitsOf(rule)) checkHarmless(lineOf(unit, 4_000), compiled);
});

test("the check for printed credentials sees one that lies in the open", () => {
  const [rule] = rules;
  const raw = rule === undefined ? "" : sampleOf(rule);
  expect(() => checkSilent({ secret: raw }, raw)).toThrow("printed");
});
