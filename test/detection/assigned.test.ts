import { expect, test } from "vitest";
import { compileRules } from "../../src/detection/compile.ts";
import { assigned, near, run } from "../../src/detection/form.ts";
import { sampleOf } from "../../src/detection/sample.ts";
import { scan } from "../../src/detection/scan.ts";

const form = near(["acme"], assigned(["api key"], run("hex", 32)));
const rules = compileRules([{ id: "acme", title: "Acme key", severity: "high", form, envVars: [] }]);
const key = sampleOf({ form });

test.each([
  [`acme_api_key = "${key}"`, 1],
  [`ACME_APIKEY_PROD=${key}`, 1],
  [`acme:\n  apiKey: ${key}\n`, 1],
  [`acme.api-key=${key}`, 1],
  [`acme_api_key_id = "${key}"`, 0],
  [`acme_api_key = "${key}0"`, 0],
  [`acme_api_key = "${"0".repeat(32)}"`, 0],
  [`acme_colour = "${key}"`, 0],
  [`other_api_key = "${key}"`, 0],
])("%#: name, shape and surroundings must all fit", (text, count) => {
  expect(scan(text, rules)).toHaveLength(count);
});
