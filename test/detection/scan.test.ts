import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileRules } from "../../src/detection/compile.ts";
import { mostCandidates } from "../../src/detection/find-candidates.ts";
import { near, run, token } from "../../src/detection/form.ts";
import type { Rule } from "../../src/detection/rule.ts";
import { sampleInPlaceOf, sampleOf } from "../../src/detection/sample.ts";
import { examine, scan } from "../../src/detection/scan.ts";
import { ruleOf, ruleSet } from "../../src/providers/index.ts";
import { textRules } from "../support/text-rules.ts";

const rules = ruleSet();
const stripe = sampleOf(ruleOf("stripe-secret-key"), 5);
const npm = sampleOf(ruleOf("npm-access-token"));
const pat = sampleOf(ruleOf("github-pat-classic"));

/** Each finding as "line:column-line:column rule confidence". */
function checkScan(text: string, expected: readonly string[]): void {
  const found = scan(text, rules).map(({ ruleId, confidence, span }) => {
    const { line, startColumn, endLine, endColumn } = span;
    return `${line}:${startColumn}-${endLine}:${endColumn} ${ruleId} ${confidence}`;
  });
  expect(found).toEqual(expected);
}

test("a key is found where it stands", () => {
  const end = 7 + stripe.length;
  checkScan(`import os\n\nkey = '${stripe}'\n`, [`3:8-3:${end + 1} stripe-secret-key high`]);
});

test("a text without a credential has no findings", () => checkScan("nothing to see here\n", []));

test("two keys on one line are two findings, in the order of the text", () => {
  checkScan(`${npm} ${pat}`, ["1:1-1:41 npm-access-token high", "1:42-1:82 github-pat-classic high"]);
});

test("columns count UTF-16 units, and a carriage return belongs to the line it ends", () => {
  checkScan(`a\r\n\u{1f511} ${npm}\r\n`, ["2:4-2:44 npm-access-token high"]);
});

test("a private key spans its lines", () => {
  const key = sampleOf(ruleOf("private-key-rsa"));
  checkScan(`cert:\n${key}\n`, ["2:1-11:30 private-key-rsa high"]);
});

test("a wrong checksum is told, at low confidence", () => {
  const wrong = `${npm.slice(0, -1)}${npm.endsWith("A") ? "B" : "A"}`;
  const [match] = scan(wrong, rules);
  expect(match).toMatchObject({ ruleId: "npm-access-token", confidence: "low" });
  expect(match?.reasons).toEqual(["badChecksum"]);
});

test("a match cannot be printed by accident", () => {
  const matches = scan(`key = "${stripe}"`, rules);
  expect(JSON.stringify(matches)).not.toContain(stripe);
  expect(`${matches[0]?.secret}`).not.toContain(stripe);
});

describe("where rules overlap", () => {
  test("a chain of a hundred thousand that overlap each other is taken apart like a short one", () => {
    const part = Buffer.from(JSON.stringify({ alg: "HS256", jti: "kq93" })).toString("base64url");
    expect(scan(`${part}.`.repeat(90_000), rules)).toHaveLength(30_000);
  });

  test("an issuer's prefix is right over the name it is assigned to", () => {
    checkScan(`password: "${npm}"`, ["1:12-1:52 npm-access-token high"]);
  });

  test("a token is right over the URL that holds it", () => {
    checkScan(`https://robin:${pat}@github.com/a/b.git`, ["1:15-1:55 github-pat-classic high"]);
  });

  test("a word nearby is right over its absence: the prefix is Stripe's and Claro's", () => {
    const key = sampleOf(ruleOf("claro-bayt-api-key"));
    checkScan(`BAYT_API_KEY=${key}`, [`1:14-1:${14 + key.length} claro-bayt-api-key high`]);
    checkScan(`STRIPE_KEY=${key}`, [
      `1:12-1:${12 + key.length} stripe-${key.includes("test") ? "test" : "secret"}-key ${"high"}`,
    ]);
  });

  test("a service account's file is more than the private key in it", () => {
    const key = sampleOf(ruleOf("gcp-service-account-key"));
    const file = JSON.stringify({ type: "service_account", private_key_id: "a1", private_key: key });
    expect(scan(file, rules).map(({ ruleId }) => ruleId)).toEqual(["gcp-service-account-key"]);
  });
});

test("a text with more places than are told of one says so, and gives what it has", () => {
  const { matches, isCut } = examine(`${npm}\n`.repeat(mostCandidates + 10), rules);
  expect([matches.length, isCut]).toEqual([mostCandidates, true]);
  expect(examine(`${npm}\n`.repeat(10), rules).isCut).toBe(false);
});

test("many findings that touch each other are told apart", () => {
  const text = Array.from({ length: 3000 }, (_, i) => sampleOf(ruleOf("github-pat-classic"), i + 2)).join("/");
  expect(scan(text, rules)).toHaveLength(3000);
});

test("random text neither throws nor stalls, and what is found lies inside the text", () => {
  const pieces = rules.waiting.map((_, i) => {
    const rule = textRules[i % textRules.length] as Rule;
    return sampleInPlaceOf(rule, 1).value.slice(0, 30);
  });
  const piece = fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "binary", maxLength: 12 }));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (texts) => {
      const text = Buffer.from(texts.join(""));
      let previousEnd = 0;
      for (const { start, end, secret } of scan(text, rules)) {
        expect(start).toBeGreaterThanOrEqual(previousEnd);
        expect(secret.reveal()).toBe(text.toString("utf8", start, end));
        previousEnd = end;
      }
      expect(previousEnd).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 200 },
  );
});

// Two million characters each: quadratic work on one of them would outlast the test's time limit many times over.
describe("no text stalls the scan", () => {
  const size = 2_000_000;
  const hostile = [
    "a",
    "eyJ",
    ".eyJ",
    "://",
    "://a:",
    "password=",
    'token="',
    "key:key:",
    "-----BEGIN RSA PRIVATE KEY-----",
    "-glrtr-Vw",
    "sk-",
    "secret: ",
    "\\n",
    "0123456789:AA",
    "\u0000",
  ];
  test.each(hostile)("%j over and over", (unit) => {
    const text = unit.repeat(Math.ceil(size / unit.length));
    expect(scan(text, rules).every(({ end }) => end <= text.length)).toBe(true);
  });
});

describe("near", () => {
  const base = { title: "Acme key", severity: "high", envVars: [] } as const;
  const acme: Rule = { ...base, id: "acme", form: near(["acme"], token("zz_", run("alnum", 30))) };
  const set = compileRules([acme]);
  const key = sampleOf(acme);

  test.each([
    [`# for Acme\n${key}`, 1],
    [`${key} # the ACME key`, 1],
    [`${key}`, 0],
    [`acme${" ".repeat(500)}${key}`, 0],
  ])("%#: the word counts in either case, on either side, and within a few lines", (text, count) => {
    expect(scan(text, set)).toHaveLength(count);
  });
});
