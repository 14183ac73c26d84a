/** Texts that nobody means well with, and what must hold for each of them. */
import { inspect } from "node:util";
import fc from "fast-check";
import type { RuleSet } from "../../src/detection/compile.ts";
import type { Rule } from "../../src/detection/rule.ts";
import { sampleInPlaceOf } from "../../src/detection/sample.ts";
import { explain } from "../../src/detection/scan.ts";
import { dresses } from "./dresses.ts";

/** Throws where a match lies outside of the text, out of order, or gives its credential away. */
export function checkHarmless(text: Buffer, ruleSet: RuleSet): void {
  const candidates = explain(text, ruleSet);
  let before = 0;
  for (const { start, end, span } of candidates) {
    if (!(before <= start && start < end && end <= text.length)) throw new Error(`out of place: ${start} to ${end}`);
    if (span.line < 1 || span.startColumn < 1 || span.endColumn < 1 || span.endLine < span.line)
      throw new Error(`no such place: ${JSON.stringify(span)}`);
    before = end;
  }
  // One unit repeated gives the same match a million times: the first ones speak for all.
  const matches = candidates.filter(({ confidence }) => confidence !== "none").slice(0, 50);
  for (const match of matches) checkSilent(match, match.secret.reveal());
}

/** Throws where what people print of a thing holds the raw text. A short one may stand there for another reason. */
export function checkSilent(thing: object, raw: string): void {
  const printed = [JSON.stringify(thing), inspect(thing, { depth: 9, showHidden: true }), ...Object.values(thing)];
  if (raw.length >= 12 && printed.join("\n").includes(raw)) throw new Error("a credential is printed");
}

/** Bytes that mean nothing, with anchors strewn in. */
export function randomBytes(rules: readonly Rule[]): fc.Arbitrary<Buffer> {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
    fc.string({ unit: "binary", maxLength: 30 }).map((text) => Buffer.from(text)),
    fc.constantFrom(...signs).map((text) => Buffer.from(text)),
    anySample(rules).map((text) => Buffer.from(text.slice(0, 12))),
  );
  return fc.array(piece, { maxLength: 40 }).map((pieces) => Buffer.concat(pieces));
}

/** What has a meaning somewhere in the engine. */
const signs = [
  '"',
  "'",
  "`",
  "\\",
  "\n",
  "\r\n",
  "=",
  ": ",
  "://",
  "@",
  "%3D",
  "\\u003d",
  "\\x3d",
  "&#61;",
  "password=",
  "-----BEGIN ",
  "eyJ",
];

/** Dressed samples in which characters were put in, taken out, exchanged, or replaced by a piece of another sample. */
export function editedSample(rules: readonly Rule[]): fc.Arbitrary<Buffer> {
  const edit = fc.record({
    kind: fc.constantFrom("insert", "delete", "swap", "splice"),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat(20),
    other: anySample(rules),
  });
  return fc
    .tuple(anySample(rules), fc.array(edit, { maxLength: 6 }))
    .map(([text, edits]) => Buffer.from(edits.reduce(edited, text)));
}

interface Edit {
  readonly kind: "insert" | "delete" | "swap" | "splice";
  readonly at: number;
  readonly length: number;
  readonly other: string;
}

function edited(text: string, { kind, at, length, other }: Edit): string {
  const place = Math.floor(at * text.length);
  const [before, piece, after] = [text.slice(0, place), text.slice(place, place + length), text.slice(place + length)];
  switch (kind) {
    case "insert":
      return before + other.slice(0, length) + piece + after;
    case "delete":
      return before + after;
    case "swap":
      return before + [...piece].reverse().join("") + after;
    case "splice":
      return before + other.slice(Math.floor(other.length / 2)) + after;
    default:
      return kind satisfies never;
  }
}

function anySample(rules: readonly Rule[]): fc.Arbitrary<string> {
  return fc
    .record({ rule: fc.constantFrom(...rules), seed: fc.nat(50), dress: fc.nat() })
    .map(({ rule, seed, dress }) => {
      const sample = sampleInPlaceOf(rule, seed);
      const fitting = dresses.filter(([, { fits }]) => fits(sample, rule.form.kind));
      const text =
        fitting[dress % fitting.length]?.[1].text(sample.name ?? "service_token", sample.value) ?? sample.value;
      return sample.nearby === undefined ? text : `# ${sample.nearby}\n${text}`;
    });
}

/** Long near misses of a rule's own anchors: one unit, again and again on a single line. */
export function hostileUnitsOf(rule: Rule): readonly string[] {
  const sample = sampleInPlaceOf(rule, 1);
  const name = sample.name ?? "";
  const line = name === "" ? sample.value : `${name}="${sample.value}"`;
  const flat = line.replaceAll(/[\r\n]/g, " ");
  return [
    flat.slice(0, Math.max(3, name.length + 2)),
    flat.slice(0, -2),
    `${flat.slice(0, -2)}${sample.nearby ?? ""}"`,
    `${name}=${'"'.repeat(3)}\\"`,
  ];
}

/** Units that no rule in particular asks for. */
export const hostileUnits: readonly string[] = [
  " ",
  '"',
  "\\",
  '\\"',
  "a",
  "A1",
  "0",
  "=",
  "password=",
  'token: "',
  "api_key=a1",
  "https://a:",
  "https://a:b@",
  "-----BEGIN RSA PRIVATE KEY-----",
  "eyJhbGciOiJIUzI1NiJ9.",
  "%2",
  "%25",
  "\\u00",
  "\\u0061",
  "&#",
  "&#97;",
  "QUFB",
  "H4sIAAAAAAAA",
  '{"kind":"Secret","data":{"a":',
  "kind: Secret data: ",
  "kind: secret\n",
  "+MIIABCIBAzCC",
  `${"+MIIABCIBAzCC".repeat(900)} `,
  "machine a login b password ",
  '"SecureString" ',
  "password: {a: b,",
  'name="password" a="1" ',
];

/** The unit again and again, up to so many bytes. */
export function lineOf(unit: string, length: number): Buffer {
  return Buffer.alloc(length, unit);
}
