import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { counterSamplesOf } from "../src/detection/counter-sample.ts";
import type { Rule } from "../src/detection/rule.ts";
import { type Sample, sampleInPlaceOf } from "../src/detection/sample.ts";
import { scan } from "../src/detection/scan.ts";
import { providerOf, providers, ruleOf, ruleSet } from "../src/providers/index.ts";

const folder = new URL("../src/providers/", import.meta.url);
const rules: readonly Rule[] = providers.flatMap((provider) => provider.rules);
const compiled = ruleSet();

/** How a value is written in a file. `written` is what becomes of the credential itself, where the format escapes it. */
interface Dress {
  readonly text: (name: string, value: string) => string;
  readonly written: (credential: string) => string;
  readonly fits: (sample: Sample) => boolean;
}

const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
const fitsAString = ({ isFramed }: Sample) => !isFramed;
const fitsOneLine = ({ value, isFramed }: Sample) => !value.includes("\n") && !isFramed;
const needsNoName = ({ name }: Sample) => name === undefined;

function line(text: Dress["text"]): Dress {
  return { text, written: (credential) => credential, fits: fitsOneLine };
}

const dresses: Readonly<Record<string, Dress>> = {
  bare: { ...line((_name, value) => value), fits: needsNoName },
  "in a sentence": {
    ...line((_name, value) => `The key is ${value}, keep it to yourself.`),
    fits: (sample) => needsNoName(sample) && fitsOneLine(sample),
  },
  "bearer header": {
    ...line((_name, value) => `curl -H "Authorization: Bearer ${value}" https://api.acme.dev`),
    fits: (sample) => needsNoName(sample) && fitsOneLine(sample),
  },
  ".env": line((name, value) => `DEBUG=1\n${name.toUpperCase()}=${value}\nPORT=80\n`),
  "quoted .env": line((name, value) => `export ${name.toUpperCase()}='${value}'`),
  "CRLF .env": line((name, value) => `A=1\r\n${name}=${value}\r\nB=2\r\n`),
  YAML: line((name, value) => `service:\n  ${name}: ${value}\n  replicas: 3\n`),
  "quoted YAML": line((name, value) => `  - ${name}: "${value}" # from the console`),
  JavaScript: line((name, value) => `const ${name} = "${value}";`),
  "template literal": { ...line((name, value) => `const ${name} = \`${value}\`;`), fits: fitsAString },
  TypeScript: line((name, value) => `const ${name}: string = '${value}';`),
  "object member": line((name, value) => `client({ ${name}: '${value}', retries: 3 })`),
  Go: line((name, value) => `\t${name} := "${value}"`),
  Ruby: line((name, value) => `config[:${name}] => "${value}"`),
  "call with two arguments": line((name, value) => `System.setProperty("${name}", "${value}");`),
  "index of a map": line((name, value) => `os.environ["${name}"] = "${value}"`),
  XML: line((name, value) => `<${name}>${value}</${name}>`),
  "Markdown table": line((name, value) => `| ${name} | ${value} |`),
  option: line((name, value) => `deploy --${name} ${value} --verbose`),
  "option with equals": line((name, value) => `deploy --${name}=${value}`),
  "HTTP header": line((name, value) => `curl -H '${name}: ${value}' https://api.acme.dev`),
  "next line": line((name, value) => `const ${name} =\n  "${value}";`),
  JSON: { text: (name, value) => JSON.stringify({ [name]: value, port: 80 }), written: inJson, fits: fitsAString },
  "indented JSON": {
    text: (name, value) => JSON.stringify({ on: true, [name]: value }, undefined, 2),
    written: inJson,
    fits: fitsAString,
  },
  "JSON in a string": {
    text: (name, value) => JSON.stringify(JSON.stringify({ [name]: value })),
    written: (credential) => inJson(inJson(credential)),
    fits: fitsAString,
  },
  "URL query": {
    ...line((name, value) => `https://api.acme.dev/v1?page=2&${name}=${value}&size=5`),
    fits: ({ value }) => encodeURIComponent(value) === value,
  },
  "between neighbours": line((name, value) => `x,y;${name}="${value}",z="1"`),
  "CRLF lines": {
    text: (_name, value) => `a\r\n${value.replaceAll("\n", "\r\n")}\r\nb`,
    written: (credential) => credential.replaceAll("\n", "\r\n"),
    fits: needsNoName,
  },
};

function checkFinds(rule: Rule, dress: Dress, sample: Sample): void {
  const dressed = dress.text(sample.name ?? "value", sample.value);
  const text = sample.nearby === undefined ? dressed : `# for ${sample.nearby}\n${dressed}`;
  const found = scan(text, compiled).map((match) => [match.ruleId, text.slice(match.start, match.end)]);
  expect(found, text).toEqual([[rule.id, dress.written(sample.credential)]]);
}

describe.each(Object.entries(dresses))("every rule finds its samples in this dress: %s", (_name, dress) => {
  test.each([0, 1, 2, 3])("seed %i", (seed) => {
    for (const rule of rules) {
      const sample = sampleInPlaceOf(rule, seed);
      if (dress.fits(sample)) checkFinds(rule, dress, sample);
    }
  });
});

test.each(rules)("$id stays silent on its counter-samples", (rule) => {
  for (const text of counterSamplesOf(rule)) {
    const own = scan(text, compiled).filter(({ ruleId }) => ruleId === rule.id);
    expect(own, text).toEqual([]);
  }
});

test("a rule's id is its own, and leads back to the rule and its provider", () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  for (const provider of providers) {
    for (const rule of provider.rules) {
      expect(ruleOf(rule.id)).toBe(rule);
      expect(providerOf(rule.id)).toBe(provider);
    }
  }
});

test("an id that no rule has is refused", () => {
  expect(() => ruleOf("no-such-rule")).toThrow("no rule no-such-rule");
});

test.each(providers)("$name has a complete runbook", ({ runbook, references }) => {
  for (const steps of [runbook.replace, runbook.revoke, runbook.audit]) {
    expect(steps.length).toBeGreaterThan(0);
    for (const step of steps) expect(step).toMatch(/^[A-Z].{20,}[.:]$/);
  }
  for (const url of [...references, ...(runbook.console === undefined ? [] : [runbook.console])]) {
    expect(new URL(url).protocol).toBe("https:");
  }
});

test("every file of the folder is registered in all.ts, in alphabetical order", () => {
  const files = readdirSync(folder).filter((file) => !["all.ts", "index.ts", "provider.ts"].includes(file));
  const registered = readFileSync(new URL("all.ts", folder), "utf8").match(/(?<=")\.\/.*(?=")/g) ?? [];
  expect(registered).toEqual(files.sort().map((file) => `./${file}`));
});
