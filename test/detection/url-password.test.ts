import { describe, expect, test } from "vitest";
import { compileRules } from "../../src/detection/compile.ts";
import { urlPassword } from "../../src/detection/form.ts";
import { randomFrom } from "../../src/detection/random.ts";
import { scan } from "../../src/detection/scan.ts";

const rules = compileRules([
  { id: "any", title: "Any", severity: "high", form: urlPassword(), envVars: [] },
  { id: "pg", title: "PostgreSQL", severity: "critical", form: urlPassword("postgres"), envVars: [] },
]);

/** In the texts, <pw> and <words> stand for passwords; they are made here, so that no file holds one. */
const password = `${randomFrom("url").text("BCDFGHJKbcdfghjk", 9)}7`;

function foundIn(text: string): readonly string[] {
  const found = scan(text.replaceAll("<pw>", password).replace("<words>", ["hay", "stack"].join(".")), rules);
  return found.map(({ ruleId, confidence, secret }) => `${ruleId} ${confidence} ${secret.reveal()}`);
}

describe("a password in a URL", () => {
  test.each([
    ["https://robin:<pw>@api.acme.dev/v1", "any high <pw>"],
    ["postgres://app:<pw>@db.acme.dev:5432/app", "pg high <pw>"],
    ["DATABASE_URL='postgres://app:<pw>@db.acme.dev/app'", "pg high <pw>"],
    ["redis://:<pw>@cache.acme.dev", "any high <pw>"],
    ["https://robin:<words>@api.acme.dev", "any medium hay.stack"],
    ["https://robin:a%2Fb%3A<pw>@api.acme.dev", "any high a%2Fb%3A<pw>"],
    ["postgres://app:<pw>@localhost/app", "pg medium <pw>"],
    ["postgres://app:<pw>@db/app", "pg medium <pw>"],
    ["https://robin:<pw>@www.example.com", "any low <pw>"],
  ])("%s", (text, expected) => expect(foundIn(text)).toEqual([expected.replaceAll("<pw>", password)]));

  test.each([
    "https://robin@api.acme.dev",
    "https://api.acme.dev:443/users/robin@acme.dev",
    "https://api.acme.dev/?to=a:b@c.dev",
    "https://user:password@api.acme.dev",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this very text is what is tested
    "https://robin:${SECRET}@api.acme.dev",
    "https://robin:$SECRET@api.acme.dev",
    "https://robin:<password>@api.acme.dev",
    "https://robin:{{ password }}@api.acme.dev",
    "https://robin:%s@api.acme.dev",
    "https://robin:robin@api.acme.dev",
    "https://robin:@api.acme.dev",
    "postgres://postgres:postgres@localhost/test",
    "https://robin:<pw> @api.acme.dev",
    "https://robin:<pw>@",
  ])("is not in %s", (text) => expect(foundIn(text)).toEqual([]));
});
