import { inspect } from "node:util";
import { expect, test } from "vitest";
import { Secret } from "../../src/detection/secret.ts";

const text = "0123456789abcdefghijklmnopqrstuv";
const secret = new Secret(text);

test("printing gives the mask, in every way of printing", () => {
  const printed = [
    `${secret}`,
    String(secret),
    JSON.stringify({ secret }),
    inspect(secret),
    inspect({ deep: [secret] }),
  ];
  for (const each of printed) {
    expect(each).toContain("0123…stuv");
    expect(each).not.toContain("456789");
  }
});

test("only reveal gives the text", () => expect(secret.reveal()).toBe(text));

test.each([
  ["short", "…"],
  ["a password of words", "…"],
  ["sixteen-letters!", "si…"],
])("%j is masked as %s", (value, mask) => expect(new Secret(value).mask).toBe(mask));
