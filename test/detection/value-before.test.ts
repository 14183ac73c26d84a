import { describe, expect, test } from "vitest";
import { foundIn, hex, key, password } from "./found-in.ts";

const pairs: Readonly<Record<string, (name: string, value: string) => string>> = {
  JSON: (name, value) => `[{"value": "${value}", "name": "${name}"}]`,
  "JSON on lines": (name, value) => `{\n  "type": "string",\n  "value": "${value}",\n  "key": "${name}"\n}`,
  "JSON in a string": (name, value) => `"{\\"value\\":\\"${value}\\",\\"name\\":\\"${name}\\"}"`,
  YAML: (name, value) => `env:\n  - value: ${value}\n    name: ${name}\n  - value: shop\n    name: SERVICE\n`,
  "YAML, quoted": (name, value) => `- Value: "${value}"\n  OptionName: "${name}"\n  Namespace: aws\n`,
  CloudFormation: (name, value) => `{"ParameterValue": "${value}", "ParameterKey": "${name}"}`,
  HCL: (name, value) => `environment = [{ value = "${value}", name = "${name}" }]`,
  "HCL on lines": (name, value) => `set_sensitive {\n  value = "${value}"\n  name  = "${name}"\n}\n`,
  JavaScript: (name, value) => `{ value: '${value}', name: '${name}' },\n`,
  "XML attributes": (name, value) => `<property value="${value}"\n  name="${name}" />`,
  "XML elements": (name, value) => `<property>\n  <value>${value}</value>\n  <name>${name}</name>\n</property>`,
  options: (name, value) => `aws ssm put-parameter --value "${value}" --type SecureString --name /shop/${name}\n`,
};

describe.each(Object.entries(pairs))("a value is found before its name: %s", (_writing, text) => {
  test.each([
    ["acme_key", hex, "acme"],
    ["globex_key", hex, "globex"],
    ["acme_token", key, "token"],
    ["acme_password", password, "password"],
  ])("of %s", (name, value, rule) => expect(foundIn(text(name, value))).toEqual([`${rule} ${value}`]));
});

describe("what stands before a name and is not its value", () => {
  test.each([
    `{"value": "${key}"}, {"name": "acme_token"}`,
    `- value: ${key}\n- name: acme_token\n`,
    `<b value="${key}"/>\n<a name="acme_token"/>`,
    `{ value = "${key}" }\nvariable = { name = "acme_token" }`,
    `"value": "${key}", "acme_token"`,
    `{"value": "${key}", "title": "acme_token"}`,
    `<input value="${key}" type="hidden" name="acme_token">`,
    `{"name": "service", "value": "${key}"}\n{"name": "acme_token"}`,
    `a.value=${key}\nb.name=acme_password\n`,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this very text is what is tested
    '- value: "${ACME_PASSWORD}"\n  name: acme_password\n',
  ])("%j", (text) => expect(foundIn(text)).toEqual([]));
});
