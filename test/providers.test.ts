import { describe, expect, test } from "vitest";
import { counterSamplesOf } from "../src/detection/counter-sample.ts";
import type { Match } from "../src/detection/finding.ts";
import type { Part } from "../src/detection/form.ts";
import type { Rule } from "../src/detection/rule.ts";
import { sampleInPlaceOf, sampleOf } from "../src/detection/sample.ts";
import { scan } from "../src/detection/scan.ts";
import { ruleSet } from "../src/providers/index.ts";
import { type Dress, dresses, encodings } from "./detection/dresses.ts";
import { passedBy } from "./detection/passed-by.ts";
import { textRules as rules } from "./support/text-rules.ts";

const compiled = ruleSet();
const line = Object.fromEntries(dresses).Python as Dress;

const found = rules.filter(({ id }) => !passedBy.has(id));

/** The rest of the file: the engine must not live on the text being over. */
const rest = `\n${"and so on, and on\n".repeat(40)}`;

interface Written {
  readonly text: string;
  readonly credential: string;
  /** As it stands in the text. */
  readonly written: string;
}

function dressed(rule: Rule, dress: Dress, seed: number): Written | undefined {
  const sample = sampleInPlaceOf(rule, seed);
  if (!dress.fits(sample, rule.form.kind)) return undefined;
  const text = dress.text(sample.name ?? "service_token", sample.value);
  return {
    text: (sample.nearby === undefined ? text : `# for ${sample.nearby}\n${text}`) + (seed === 2 ? "" : rest),
    credential: sample.credential,
    written: dress.written(sample.credential),
  };
}

/** What is wrong with the matches in the text, or undefined. Another rule than its own may report the credential. */
function faultIn({ text, written }: Written, matches: readonly Match[], rule: Rule): string | undefined {
  const [match, ...more] = matches;
  if (match === undefined) return "nothing";
  if (more.length > 0) return `and ${more.map(({ ruleId }) => ruleId)}`;
  const place = Buffer.from(text).toString("utf8", match.start, match.end);
  if (place !== written) return `elsewhere: ${match.ruleId}`;
  return isTooVague(match, rule) ? `low: ${match.ruleId}` : undefined;
}

/** A password without quotes may be a piece of code: there a guess stays one. What may be published is told as such. */
function isTooVague({ confidence }: Match, { form, use }: Rule): boolean {
  return confidence === "low" && form.kind !== "guess" && use !== "publishable";
}

describe.each(dresses)("every rule's samples are found in this dress: %s", (_name, dress) => {
  test.each([0, 1, 2])("seed %i", (seed) => {
    const faults = found.flatMap((rule) => {
      const written = dressed(rule, dress, seed);
      const fault = written && faultIn(written, scan(written.text, compiled), rule);
      return fault === undefined ? [] : [`${rule.id}: ${fault}`];
    });
    expect(faults).toEqual([]);
  });
});

describe.each(Object.entries(encodings))("every rule's samples are found in this encoding: %s", (_name, encode) => {
  test("once, and within the encoded text", () => {
    const faults = found.flatMap((rule) => {
      const written = dressed(rule, line, 2);
      const fault = written && faultInEncoded(encode(written.text), written.credential);
      return fault === undefined ? [] : [`${rule.id}: ${fault}`];
    });
    expect(faults).toEqual([]);
  });
});

function faultInEncoded(encoded: string, credential: string): string | undefined {
  const before = 'blob: "';
  const matches = scan(`${before}${encoded}"${rest}`, compiled);
  const match = matches.find(({ secret }) => secret.reveal() === credential);
  if (match === undefined) return "nothing";
  if (matches.length > 1) return `and ${matches.map(({ ruleId }) => ruleId)}`;
  const isWithin = match.start >= before.length && match.end <= before.length + encoded.length;
  return isWithin ? undefined : "elsewhere";
}

test("a wrong checksum makes a credential doubtful, and does not hide it", () => {
  const drawn = rules.filter(({ form }) => form.kind === "token" && form.parts.some(isChecksum));
  expect(drawn.length).toBeGreaterThan(5);
  for (const rule of drawn) {
    const sample = sampleOf(rule, 2);
    const wrong = `${sample.slice(0, -1)}${sample.endsWith("2") ? "3" : "2"}`;
    const found = scan(`key = "${wrong}"${rest}`, compiled);
    expect(found, rule.id).toMatchObject([{ ruleId: rule.id, confidence: "low", reasons: ["badChecksum"] }]);
  }
});

function isChecksum(part: Part): boolean {
  return typeof part !== "string" && part.kind === "checksum";
}

/** Where a value stands in a file of its own kind, its own rule is the one that reports it. */
test.each(found)("$id reports its samples itself", (rule) => {
  const sample = sampleInPlaceOf(rule, 3);
  const line = sample.name === undefined ? sample.value : `${sample.name}="${sample.value}"`;
  const text = `# ${sample.nearby ?? ""}\n${line}\n${rest}`;
  expect(
    scan(text, compiled).map(({ ruleId }) => ruleId),
    text,
  ).toEqual([rule.id]);
});

test.each(rules)("$id stays silent on its counter-samples", (rule) => {
  for (const text of counterSamplesOf(rule)) {
    const own = scan(text, compiled).filter(({ ruleId }) => ruleId === rule.id);
    expect(own, text).toEqual([]);
  }
});
