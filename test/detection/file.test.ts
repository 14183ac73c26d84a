import { describe, expect, test } from "vitest";
import { randomFrom } from "../../src/detection/random.ts";
import { scan } from "../../src/detection/scan.ts";
import { toUtf8 } from "../../src/detection/to-utf8.ts";
import { ruleSet } from "../../src/providers/index.ts";

const random = randomFrom("files");
const rules = ruleSet();

function found(file: Buffer): readonly string[] {
  return scan(toUtf8(file), rules).map(({ ruleId }) => ruleId);
}

const hex = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");
const number = (value: number) => hex(value.toString(16).padStart(8, "0"));
const counted = (text: string) => Buffer.concat([hex(text.length.toString(16).padStart(4, "0")), Buffer.from(text)]);

function javaStore(magic: string, ...entries: readonly Buffer[]): Buffer {
  return Buffer.concat([hex(magic), number(2), number(entries.length), ...entries, random.bytes(20)]);
}

function javaEntry(kind: number, type: readonly Buffer[]): Buffer {
  const date = hex("0000 0199 aabb ccdd");
  return Buffer.concat([number(kind), counted("deploy"), date, ...type, number(600), random.bytes(600)]);
}

const key = javaEntry(1, []);
const certificate = javaEntry(2, [counted("X.509")]);

/** Version 3, data, and what stands in it. */
function pkcs12(...inside: readonly Buffer[]): Buffer {
  const data = hex("3082 0a00 06 09 2a864886f70d010701");
  return Buffer.concat([hex("3082 0b00 02 01 03"), data, ...inside, random.bytes(800)]);
}

function keytab(realm: string): Buffer {
  const entry = Buffer.concat([
    hex("0002"),
    counted(realm),
    counted("HTTP"),
    counted("web.acme.dev"),
    random.bytes(50),
  ]);
  return Buffer.concat([hex("0502"), number(entry.length), entry]);
}

const bouncy = (first: string) => Buffer.concat([hex("00000002 00000014"), random.bytes(20), number(1500), hex(first)]);

describe("a file of keys is found by its first bytes", () => {
  test.each<[string, Buffer]>([
    ["java-keystore", javaStore("feedfeed", key)],
    ["java-keystore", javaStore("feedfeed", certificate, key)],
    ["java-keystore", javaStore("cececece", javaEntry(3, []))],
    ["private-key-pkcs12-file", pkcs12(hex("060b2a864886f70d010c0a0102"))],
    ["kerberos-keytab", keytab("ACME.DEV")],
    ["keepass-database", Buffer.concat([hex("03d9a29a67fb4bb5"), random.bytes(600)])],
    ["bouncy-castle-keystore", Buffer.concat([bouncy("02"), random.bytes(600)])],
  ])("%s: %#", (ruleId, file) => expect(found(file)).toEqual([ruleId]));
});

describe("a file without a key in it is none", () => {
  test.each<[string, Buffer]>([
    ["certificates alone, for Java", javaStore("feedfeed", certificate, certificate)],
    ["certificates alone, in PKCS #12", pkcs12(hex("060b2a864886f70d010c0a0103"))],
    ["a certificate in DER", Buffer.concat([hex("3082 0300 3082 0200 a003 0201 02"), random.bytes(600)])],
    ["certificates first, for Android", Buffer.concat([bouncy("01"), random.bytes(600)])],
    ["a class file of Java", Buffer.concat([hex("cafebabe 0000 0041"), random.bytes(600)])],
    ["a store cut short", javaStore("feedfeed", certificate).subarray(0, 40)],
    ["the magic bytes alone", hex("feedfeed")],
    ["a realm that is no text", keytab("\u0001\u0002")],
    ["a store that stands further in", Buffer.concat([Buffer.from("x"), javaStore("feedfeed", key)])],
    ["nothing", Buffer.alloc(0)],
  ])("%s", (_what, file) => expect(found(file)).toEqual([]));
});

test("the file stands for itself: other bytes are another credential", () => {
  const [first] = scan(javaStore("feedfeed", key), rules);
  const [second] = scan(javaStore("feedfeed", javaEntry(1, [])), rules);
  expect(first?.secret.reveal()).not.toBe(second?.secret.reveal());
  expect(first).toMatchObject({ start: 0, confidence: "high", reasons: ["keyStore"], span: { line: 1 } });
});
