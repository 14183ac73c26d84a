import { expect, test } from "vitest";
import { counterSamplesOf } from "../../src/detection/counter-sample.ts";
import { assigned, guess, jwt, near, pem, run, token, urlPassword } from "../../src/detection/form.ts";
import { sampleInPlaceOf } from "../../src/detection/sample.ts";

test.each([
  token("zz_", run("alnum", 24)),
  near(["acme"], token("zz_", run("alnum", 24))),
  assigned(["api key"], run("hex", 32)),
  guess("password", ["password"]),
  pem("RSA PRIVATE KEY"),
  jwt({ iss: "acme" }),
  urlPassword("postgres"),
])("%#: counter-samples are several, differ from each other, and are not the sample", (form) => {
  const texts = counterSamplesOf({ form });
  expect(texts.length).toBeGreaterThan(2);
  expect(new Set(texts).size).toBe(texts.length);
  const { value, nearby } = sampleInPlaceOf({ form });
  if (nearby === undefined) expect(texts).not.toContain(value);
});
