import { describe, expect, test } from "vitest";
import { randomFrom } from "../../src/detection/random.ts";
import { scan } from "../../src/detection/scan.ts";
import { ruleSet } from "../../src/providers/index.ts";
import { timeOf } from "../../src/providers/signed-url.ts";

const random = randomFrom("signed urls");
const hex = (length: number) => random.text("0123456789abcdef", length);
const signature = encodeURIComponent(random.bytes(32).toString("base64"));
const rules = ruleSet();

function gradeOf(url: string, now?: string): string {
  const [found] = scan(`const url = "${url}";`, rules, { now: now === undefined ? undefined : new Date(now) });
  return `${found?.ruleId} ${found?.confidence}${found?.reasons.includes("expired") ? ", expired" : ""}`;
}

const sas = (end: string) => `https://acme.blob.core.windows.net/x?sv=2022-11-02&sr=b${end}&sp=r&sig=${signature}`;
const [amazon, google] = [hex(64), hex(512)];
const presigned = (lasts: string) =>
  `https://acme.s3.amazonaws.com/x?X-Amz-Date=20260101T000000Z${lasts}&X-Amz-Signature=${amazon}&X-Amz-SignedHeaders=host`;
const signed = `https://storage.googleapis.com/acme/x?X-Goog-Date=20260101T000000Z&X-Goog-Expires=60&X-Goog-Signature=${google}`;

describe("a signed URL that says when it expires", () => {
  test.each<[string, string, string | undefined, string]>([
    ["lasts until then", sas("&se=2026-01-01T12%3A00%3A00Z"), "2026-01-01T11:59:59Z", "azure-sas-token high"],
    ["opens nothing then", sas("&se=2026-01-01T12%3A00%3A00Z"), "2026-01-01T12:00:00Z", "azure-sas-token low, expired"],
    ["may say a date alone", sas("&se=2026-01-01"), "2026-01-02T00:00:00Z", "azure-sas-token low, expired"],
    ["is not judged without a time", sas("&se=2020-01-01"), undefined, "azure-sas-token high"],
    ["may leave that to a policy", sas("&si=readers"), "2036-01-01T00:00:00Z", "azure-sas-token high"],
    ["in words is not understood", sas("&se=never"), "2036-01-01T00:00:00Z", "azure-sas-token high"],
    ["lasts for seconds", presigned("&X-Amz-Expires=60"), "2026-01-01T00:00:59Z", "aws-presigned-url high"],
    ["and no longer", presigned("&X-Amz-Expires=60"), "2026-01-01T00:01:00Z", "aws-presigned-url low, expired"],
    ["needs both", presigned(""), "2036-01-01T00:00:00Z", "aws-presigned-url high"],
    ["lasts at Google, too", signed, "2026-01-01T00:00:59Z", "gcs-signed-url high"],
    ["and no longer", signed, "2026-01-01T00:01:00Z", "gcs-signed-url low, expired"],
  ])("%s: %#", (_name, url, now, expected) => expect(gradeOf(url, now)).toBe(expected));
});

test.each<[string | undefined, string | undefined]>([
  ["2026-01-01T12:00:00Z", "2026-01-01T12:00:00.000Z"],
  ["20260101T120000Z", "2026-01-01T12:00:00.000Z"],
  ["2026-01-01", "2026-01-01T00:00:00.000Z"],
  ["2026-01-01T12:00Z", "2026-01-01T12:00:00.000Z"],
  ["2026-13-01", undefined],
  ["2026-01-01T12:00:00", undefined],
  ["5", undefined],
  ["soon", undefined],
  [undefined, undefined],
])("%j is the time %j", (written, expected) => {
  const time = timeOf(written);
  expect(time === undefined ? undefined : new Date(time).toISOString()).toBe(expected);
});
