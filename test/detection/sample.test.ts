import { expect, test } from "vitest";
import { assigned, near, oneOf, run, token } from "../../src/detection/form.ts";
import { sampleInPlaceOf, sampleOf } from "../../src/detection/sample.ts";

const form = token(oneOf("aa_", "bb_"), run("alnum", 20, 40));

test("the same form and seed give the same text, another seed another", () => {
  expect(sampleOf({ form }, 3)).toBe(sampleOf({ form }, 3));
  expect(sampleOf({ form }, 3)).not.toBe(sampleOf({ form }, 4));
});

test("seed 0 is the shortest that the form allows, seed 1 the longest", () => {
  expect(sampleOf({ form })).toHaveLength(23);
  expect(sampleOf({ form }, 1)).toHaveLength(43);
});

test("a sample says what must stand around it", () => {
  const sample = sampleInPlaceOf({ form: near(["acme"], assigned(["api key"], run("hex", 32))) });
  expect(sample).toMatchObject({ name: "api_key", nearby: "acme" });
  expect(sample.value).toBe(sample.credential);
});

test("a form whose every sample reads like a placeholder is refused", () => {
  expect(() => sampleOf({ form: token("example", run("digit", 1), "example") })).toThrow("placeholder");
});
