import { expect, test } from "vitest";
import { compileRules } from "../../src/detection/compile.ts";
import { pem } from "../../src/detection/form.ts";
import { isArmoured } from "../../src/detection/pem.ts";
import { randomFrom } from "../../src/detection/random.ts";
import { scan } from "../../src/detection/scan.ts";

const labels = ["RSA PRIVATE KEY", "PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "OPENSSH PRIVATE KEY"];
const rules = compileRules(
  labels.map((label) => ({ id: label, title: label, severity: "critical", form: pem(label), envVars: [] })),
);
const random = randomFrom("pem").bytes(300);

function block(label: string, body: string): string {
  return `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----`;
}

function inLines(bytes: Buffer): string {
  return bytes.toString("base64").replace(/.{64}/g, "$&\n");
}

function openSsh(cipher: string): string {
  const length = Buffer.from([0, 0, 0, cipher.length]);
  return block(
    "OPENSSH PRIVATE KEY",
    inLines(Buffer.concat([Buffer.from("openssh-key-v1\0"), length, Buffer.from(cipher), random])),
  );
}

test.each<[string, string, readonly string[]]>([
  ["a key in lines", block("RSA PRIVATE KEY", inLines(random)), ["high"]],
  ["an Ed25519 key, the shortest", block("PRIVATE KEY", random.subarray(0, 48).toString("base64")), ["high"]],
  ["an indented key", block("PRIVATE KEY", inLines(random)).replaceAll("\n", "\n    "), ["high"]],
  ["a key in a string", JSON.stringify(block("PRIVATE KEY", inLines(random))), ["high"]],
  ["a key in joined strings", block("PRIVATE KEY", inLines(random)).replaceAll("\n", '\\n" +\n  "'), ["high"]],
  [
    "a key under a passphrase, in the old way",
    block(
      "RSA PRIVATE KEY",
      `Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0A1B2C3D4E5F60718293A4B5C6D7E8F9\n\n${inLines(random)}`,
    ),
    ["medium"],
  ],
  ["a key under a passphrase, in the new way", block("ENCRYPTED PRIVATE KEY", inLines(random)), ["medium"]],
  ["an open OpenSSH key", openSsh("none"), ["high"]],
  ["an OpenSSH key under a passphrase", openSsh("aes256-ctr"), ["medium"]],
  ["a header alone", "-----BEGIN RSA PRIVATE KEY-----", []],
  ["an abbreviated key", block("RSA PRIVATE KEY", `${inLines(random)}...`), []],
  ["a template", block("RSA PRIVATE KEY", `\${KEY}\n${inLines(random)}`), []],
  ["a key that is all zeros", block("RSA PRIVATE KEY", inLines(Buffer.alloc(300))), []],
  ["a footer of another kind", block("RSA PRIVATE KEY", inLines(random)).replace("END RSA", "END EC"), []],
  ["a body too short to be a key", block("PRIVATE KEY", "QUJDREVGRw=="), []],
])("%s", (_name, text, expected) => expect(scan(text, rules).map(({ confidence }) => confidence)).toEqual(expected));

test("armour is known by its first line", () => {
  expect(isArmoured(block("PRIVATE KEY", ""))).toBe(true);
  expect(isArmoured("abc")).toBe(false);
});

test("what stands between the dashes is read once, however it is made", () => {
  const bodies = [`"${" ".repeat(60_000)}x`, "AbCdEfGh".repeat(8_000), "\\".repeat(60_000), `${"a-".repeat(30_000)}:`];
  const text = bodies.map((body) => block("RSA PRIVATE KEY", body).repeat(20)).join("\n");
  // Read again from each of its characters, it would take minutes.
  expect(scan(text, rules)).toEqual([]);
});
