import { describe, expect, test } from "vitest";
import { withPartners } from "../../src/detection/grade.ts";
import { sampleInPlaceOf, sampleOf } from "../../src/detection/sample.ts";
import { explain, scan } from "../../src/detection/scan.ts";
import { ruleOf, ruleSet } from "../../src/providers/index.ts";

const rules = ruleSet();
const accessKeyId = sampleOf(ruleOf("aws-access-key-id"), 3);
const secretKey = sampleOf(ruleOf("aws-secret-access-key"), 3);

function gradesOf(text: string): readonly string[] {
  return scan(text, rules).map(({ ruleId, confidence, reasons }) => `${ruleId} ${confidence} ${reasons.join("+")}`);
}

describe("the examples of vendors' documentation are told, whatever else they look like", () => {
  // In two pieces, so that no file holds them.
  test.each([
    ["AWS", `aws_access_key_id = ${["AKIAIOSFODNN7", "EXAMPLE"].join("")}`],
    [
      "Azurite",
      `AccountKey=${["Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsu", "Fq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="].join("")}`,
    ],
    ["Stripe", `key = "${["sk_test", "4eC39HqLyjWDarjtT1zdp7dc"].join("_")}"`],
  ])("%s", (_name, text) => expect(gradesOf(text)).toEqual([expect.stringMatching(/ low publishedExample$/)]));
});

test("a key that is made to be published is told as such, and not reported by default", () => {
  const key = sampleOf(ruleOf("stripe-publishable-key"), 2);
  expect(gradesOf(`stripe = "${key}"`)).toEqual(["stripe-publishable-key low form+publishable"]);
});

test("a key that is issued for tests is found, and told as such", () => {
  const key = sampleOf(ruleOf("stripe-test-key"), 2);
  expect(gradesOf(`key = "${key}"`)).toEqual(["stripe-test-key high form+testKey"]);
});

test("an AWS key of an account that plants keys to be found is a canary token", () => {
  // Account 819147034852 in the bits of the id: an A for the type bit, the rest as AWS spells it.
  const bits = (819147034852n << 7n).toString(2).padStart(48, "0");
  const spelt = (`${bits}00`.match(/.{5}/g) ?? []).map(
    (five) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[Number.parseInt(five, 2)],
  );
  expect(gradesOf(`id: AKIA${spelt.join("")}QWERTK`)).toEqual(["aws-access-key-id low form+canary"]);
  expect(gradesOf(`id: ${accessKeyId}`)).toEqual(["aws-access-key-id high form"]);
});

describe("the two halves of a credential", () => {
  test("are surer together than the secret alone", () => {
    expect(gradesOf(`aws_secret_access_key = ${secretKey}`)).toEqual(["aws-secret-access-key medium assigned"]);
    expect(gradesOf(`aws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretKey}`)).toEqual([
      "aws-access-key-id high form",
      "aws-secret-access-key high assigned+partner",
    ]);
  });

  test("are found in different files of one change, too", () => {
    const [id, secret] = [scan(`id: ${accessKeyId}`, rules), scan(`aws_secret_access_key = ${secretKey}`, rules)];
    const together = withPartners([...id, ...secret], rules.partnersOf);
    expect(together.map(({ confidence }) => confidence)).toEqual(["high", "high"]);
    expect(withPartners(together, rules.partnersOf)).toEqual(together);
  });

  test("do not make a key of a published example", () => {
    const [id, secret] = [
      ["AKIAIOSFODNN7", "EXAMPLE"].join(""),
      ["wJalrXUtnFEMI/K7MDENG/bPxRfiCY", "EXAMPLEKEY"].join(""),
    ];
    const grades = gradesOf(`aws_access_key_id = ${id}\naws_secret_access_key = ${secret}`);
    expect(grades.filter((grade) => !grade.includes(" low "))).toEqual([]);
  });
});

test("what is refused is explained", () => {
  const { name, value } = sampleInPlaceOf(ruleOf("datadog-api-key"), 2);
  const [refused] = explain(`${name}_hash = "${value}"`, rules);
  expect(refused).toMatchObject({ confidence: "none", reasons: ["aboutSecret"] });
  expect(scan(`${name}_hash = "${value}"`, rules)).toEqual([]);
});
