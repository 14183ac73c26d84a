import { describe, expect, test } from "vitest";
import { compileRules } from "../../src/detection/compile.ts";
import { assigned, guess, run } from "../../src/detection/form.ts";
import { randomFrom } from "../../src/detection/random.ts";
import { scan } from "../../src/detection/scan.ts";

const base = { title: "", severity: "high", envVars: [] } as const;
const rules = compileRules([
  { ...base, id: "acme", form: assigned(["acme key"], run("hex", 32)) },
  { ...base, id: "token", form: guess("key", ["token"]) },
  { ...base, id: "password", form: guess("password", ["password"]) },
]);

const random = randomFrom("writings");
const hex = random.text("0123456789abcdef", 32);
const key = `k7${random.text("ABCDEFGHijklmnop0123456789", 30)}`;
const password = `m4${random.text("BCDFGHJKlmnpqrst", 8)}!7x`;

/** What is reported in the text, as the rule's id and the value that it found. */
function found(text: string): readonly string[] {
  return scan(text, rules)
    .filter(({ confidence }) => confidence !== "low")
    .map(({ ruleId, start, end }) => `${ruleId} ${text.slice(start, end)}`);
}

const settings: Readonly<Record<string, (name: string, value: string) => string>> = {
  "YAML, literal block": (name, value) => `svc:\n  ${name}: |\n    ${value}\n  next: 1\n`,
  "YAML, folded block": (name, value) => `"${name}": >-\n  ${value}\n`,
  "YAML, block with an indentation": (name, value) => `${name}: |2-\n    ${value}\n`,
  "YAML, tag": (name, value) => `${name}: !!str ${value}\n`,
  "YAML, anchor": (name, value) => `${name}: &shared "${value}"\n`,
  "OpenAPI default": (name, value) => `${name}:\n  type: string\n  default: ${value}\n`,
  "XML, CDATA": (name, value) => `<${name}><![CDATA[${value}]]></${name}>`,
  "XML, CDATA on its own line": (name, value) => `<${name}>\n  <![CDATA[${value}]]>\n</${name}>`,
  "XML, value on its own line": (name, value) => `<${name}>\n    ${value}\n</${name}>`,
  "XML, element with an attribute": (name, value) => `<${name} type="string">${value}</${name}>`,
  "XML, attribute pair": (name, value) => `<property name="${name}" value="${value}"/>`,
  "XML, attributes between": (name, value) => `<property name="${name}" type="string" value="${value}"/>`,
  "XML, prefixed attributes": (name, value) => `<meta-data\n  android:name="${name}"\n  android:value="${value}"/>`,
  "XML, named entry": (name, value) => `<entry key="${name}">${value}</entry>`,
  "XML, named entry with attributes": (name, value) => `<string name="${name}" translatable="false">${value}</string>`,
  "XML, named element with a value": (name, value) => `<p name="${name}">\n  <value>${value}</value>\n</p>`,
  "XML, name and value": (name, value) => `<name>${name}</name>\n<value>${value}</value>`,
  "XML, param-name and param-value": (name, value) =>
    `<param-name>${name}</param-name>\n<param-value>${value}</param-value>`,
  "property list": (name, value) => `<key>${name}</key><string>${value}</string>`,
  "HTML table": (name, value) => `<td>${name}</td>\n<td><code>${value}</code></td>`,
  "HTML meta": (name, value) => `<meta name="${name}" content="${value}">`,
  "JSX attribute": (name, value) => `<Client ${name}={"${value}"} />`,
  "properties, continued": (name, value) => `${name} = \\\n    ${value}\n`,
  "TOML, three quotes": (name, value) => `${name} = """${value}"""\n`,
  "TOML, three quotes on lines": (name, value) => `${name} = '''\n${value}\n'''\n`,
  "template literal on lines": (name, value) => `const ${name} = \`\n${value}\n\`;\n`,
  "heredoc of HCL": (name, value) => `  ${name} = <<-EOT\n    ${value}\n  EOT\n`,
  "heredoc of PHP": (name, value) => `$${name} = <<<'EOT'\n${value}\nEOT;\n`,
  "Dockerfile ENV": (name, value) => `FROM scratch\nENV ${name} ${value}\n`,
  setx: (name, value) => `setx ${name} ${value}\r\n`,
  "set -gx": (name, value) => `set -gx ${name} ${value}\n`,
  SetEnv: (name, value) => `SetEnv ${name} ${value}\n`,
  "git config": (name, value) => `git config --global acme.${name} ${value}\n`,
  "shell default": (name, value) => `export A=\${${name}:-${value}}\n`,
  "Spring default": (name, value) => `@Value("\${app.${name}:${value}}")`,
  "make ?=": (name, value) => `${name} ?= ${value}\n`,
  "make ::=": (name, value) => `${name} ::= ${value}\n`,
  "+=": (name, value) => `${name} += "${value}"\n`,
  "gh secret set": (name, value) => `gh secret set ${name} --body "${value}"\n`,
  "Terraform variable": (name, value) =>
    `variable "${name}" {\n  description = "x"\n  type = string\n  default = "${value}"\n}\n`,
  "JSON, value within": (name, value) => `"${name}": {\n  "sensitive": true,\n  "value": "${value}"\n}\n`,
  "JSON, value within on one line": (name, value) => `{"${name}":{"type":"string","value":"${value}"}}`,
  "JSON, list": (name, value) => `"${name}": [\n  "${value}"\n]`,
  Postman: (name, value) => `{\n  "key": "${name}",\n  "type": "string",\n  "value": "${value}"\n}\n`,
  CloudFormation: (name, value) => `{"ParameterKey": "${name}", "ParameterValue": "${value}"}`,
  "part of a form": (name, value) => `Content-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--b`,
  "or in Python": (name, value) => `x = os.getenv("${name}") or "${value}"\n`,
  "or in JavaScript": (name, value) => `const x = process.env.${name} || "${value}";\n`,
  "nullish in JavaScript": (name, value) => `const x = process.env.${name} ?? '${value}';\n`,
  "Ruby's fetch": (name, value) => `ENV.fetch("${name}") { "${value}" }\n`,
  "Rust, static": (name, value) => `pub const ${name}: &'static str = "${value}";\n`,
  "Rust, owned": (name, value) => `let ${name} = String::from("${value}");\n`,
  "Rust, raw": (name, value) => `static ${name}: &str = r#"${value}"#;\n`,
  "Rust, option": (name, value) => `${name}: Some("${value}".into()),\n`,
  "Python, wrapped": (name, value) => `${name}: SecretStr = SecretStr("${value}")\n`,
  "Python, in brackets": (name, value) => `${name} = (\n    "${value}"\n)\n`,
  "Python, option": (name, value) => `add_argument("--${name}", type=str, default="${value}")\n`,
  "TypeScript, union": (name, value) => `const ${name}: string | undefined = "${value}";\n`,
  "Go, typed": (name, value) => `var ${name} string = "${value}"\n`,
  "Go, bytes": (name, value) => `var ${name} = []byte("${value}")\n`,
  "C, array": (name, value) => `static const char ${name}[] = "${value}";\n`,
  "C++, braces": (name, value) => `std::string ${name}{"${value}"};\n`,
  "C#, property": (name, value) => `public string ${name} { get; set; } = "${value}";\n`,
  "Objective-C, macro": (name, value) => `#define ${name} @"${value}"\n`,
  "Visual Basic": (name, value) => `Const ${name} As String = "${value}"\n`,
  Bicep: (name, value) => `param ${name} string = '${value}'\n`,
  "R, arrow": (name, value) => `${name} <- "${value}"\n`,
  "Perl, hash": (name, value) => `$ENV{${name}} = "${value}";\n`,
  "Perl, q": (name, value) => `my $${name} = q{${value}};\n`,
  Lua: (name, value) => `local ${name} = [[${value}]]\n`,
  Erlang: (name, value) => `{${name}, <<"${value}">>}\n`,
  Gradle: (name, value) => `buildConfigField "String", "${name}", "\\"${value}\\""\n`,
  "gh secret set, after other options": (name, value) => `gh secret set ${name} --repo acme/shop --body "${value}"\n`,
  "gh secret set, its input": (name, value) => `gh secret set ${name} <<< "${value}"\n`,
  "GitHub's set-output": (name, value) => `echo "::set-output name=${name}::${value}"\n`,
  "Azure's setvariable": (name, value) => `echo "##vso[task.setvariable variable=${name};isOutput=true]${value}"\n`,
  "what a test types": (name, value) => `driver.find_element(By.ID, "${name}").send_keys("${value}")\n`,
  "what a test types, CSS": (name, value) => `cy.get('[name=${name}]').type('${value}')\n`,
  "equals in Java": (name, value) => `if (${name}.equals("${value}")) {\n`,
  "Markdown, bold": (name, value) => `- **${name}:** \`${value}\`\n`,
};

describe.each(Object.entries(settings))("a value is found: %s", (_writing, text) => {
  test.each([
    ["acme_key", hex, "acme"],
    ["acme_token", key, "token"],
    ["acme_password", password, "password"],
  ])("of %s", (name, value, rule) => expect(found(text(name, value))).toEqual([`${rule} ${value}`]));
});

describe("a long key is found, where a password would be a guess", () => {
  test.each([
    (name: string, value: string) => `the ${name} is ${value}\n`,
    (name: string, value: string) => `${name}_list:\n  - ${value}\n`,
    (name: string, value: string) => `aws ssm put-parameter --name /prod/${name} --value ${value} --overwrite\n`,
  ])("%#", (text) => expect(found(text("acme_token", key))).toEqual([`token ${key}`]));
});

describe("what stands near a name and is not its value", () => {
  test.each([
    `acme_token: |\n  Ask the operations team for one.\n`,
    `acme_password: >-\n  Enter your password here\n`,
    `acme_password:\n  type: string\n  description: at least 8 characters\n`,
    `<label for="password">2FA-Setup</label>`,
    `<input name="session_token" type="hidden" value="${key}">`,
    `<a name="acme_token"/>\n<b value="${key}"/>`,
    `{"name":"acme_token"},{"value":"${key}"}`,
    `acme_token <- ${key}`,
    `acme_token || ${key}`,
    `acme_password = getpass("Password for ${password}: ")`,
    `acme_password: ["required", "string"]`,
    `acme_token: {"${key.slice(0, 8)}": 1}`,
    `<td>password</td><td>required</td>`,
    `<name>acme_password</name>\n<value>\${acme.password}</value>`,
    `ENV ACME_PASSWORD required\n`,
    `the password is required, not ${password}`,
  ])("%j", (text) => expect(found(text)).toEqual([]));
});
