/**
 * The long form of properties.test.ts: `npm run fuzz`, or `node test/detection/fuzz.ts [minutes]`. It ends when the time
 * is over (two minutes if nothing is said), and with status 1 and the text that did it where something does not hold.
 */
import fc from "fast-check";
import { ruleSet } from "../../src/providers/index.ts";
import { textRules as rules } from "../support/text-rules.ts";
import { checkHarmless, editedSample, hostileUnits, hostileUnitsOf, lineOf, randomBytes } from "./hostile.ts";

const compiled = ruleSet();
const share = (Number(process.argv[2] ?? 2) * 60_000) / 3;

let tried = 0;

function check(text: Buffer): void {
  tried++;
  checkHarmless(text, compiled);
}

function* longLines(): Generator<Buffer> {
  for (const unit of hostileUnits) yield lineOf(unit, 10_000_000);
  for (const rule of rules) for (const unit of hostileUnitsOf(rule)) yield lineOf(unit, 10_000_000);
}

for (const texts of [randomBytes(rules), editedSample(rules)]) {
  const options = { numRuns: 10_000_000, interruptAfterTimeLimit: share, markInterruptAsFailure: false };
  fc.assert(fc.property(texts, check), options);
}

const end = performance.now() + share;
let lines = 0;
for (const text of longLines()) {
  if (performance.now() > end) break;
  check(text);
  lines++;
}
console.log(`${tried} texts, ${lines} of them lines of ten megabytes: no fault.`);
