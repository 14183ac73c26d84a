/** How people write a credential down, as data. That every rule is found in them: test/providers.test.ts. */
import { gzipSync } from "node:zlib";
import type { Form } from "../../src/detection/form.ts";
import type { Sample } from "../../src/detection/sample.ts";

export interface Dress {
  /** `name` is in snake_case. */
  readonly text: (name: string, value: string) => string;
  /** What becomes of the credential itself, where the format escapes it. */
  readonly written: (credential: string) => string;
  readonly fits: (sample: Sample, kind: Form["kind"]) => boolean;
}

type Writing = Dress["text"];

const camel = (name: string) => name.replace(/_+([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());
const pascal = (name: string) => camel(`_${name}`);
const kebab = (name: string) => name.replaceAll("_", "-");
const upper = (name: string) => name.toUpperCase();
const inJson = (text: string) => JSON.stringify(text).slice(1, -1);

const isOneLine = ({ value, isFramed }: Sample) => !isFramed && !/["'`\\\r\n]/.test(value);
/** Lines may be many; what the format escapes besides their ends is left out. */
const isString = ({ value, isFramed }: Sample) => !isFramed && !/["\\]|^ /.test(value);
/** Blanks between words may be at their longest already. */
const hasFreeLineEnds: Dress["fits"] = ({ value, name }, kind) =>
  name === undefined && (kind === "pem" || !value.includes("\n"));
/** The rule asks for no name: the value says what it is. */
const isUnnamed = (sample: Sample) => sample.name === undefined && isOneLine(sample);
const isMarkupFree = (sample: Sample) => isOneLine(sample) && !/[<>&|]/.test(sample.value);
/** Behind nothing but a blank, only what looks like a key is taken for a value. */
const isArgument = (sample: Sample) => isMarkupFree(sample) && /^(?=.*[0-9])[\w./~+-]{10}/.test(sample.value);
/** A name given on another line is read by the rules that know an issuer's words. */
const isKnownByWords: Dress["fits"] = (sample, kind) =>
  isMarkupFree(sample) && (kind === "contextual" || isUnnamed(sample));
/** The word that must stand nearby would be too far away. */
const needsNothingNearby = (sample: Sample) => isOneLine(sample) && sample.nearby === undefined;
const isUrlSafe = ({ value, isFramed }: Sample) => !isFramed && encodeURIComponent(value) === value;

/** The credential alone, or in prose. */
const alone: Readonly<Record<string, Writing>> = {
  bare: (_name, value) => value,
  "double-quoted": (_name, value) => `"${value}"`,
  "single-quoted": (_name, value) => `'${value}'`,
  "in a list": (_name, value) => `keys = ["first", "${value}", "last"]`,
  "in a sentence": (_name, value) => `The key ${value} is for staging.`,
  "Markdown code": (_name, value) => `Use \`${value}\` for staging.`,
  "bearer header": (_name, value) => `curl -H "Authorization: Bearer ${value}" https://api.acme.dev`,
  "diff line": (_name, value) => `@@ -1 +1,2 @@\n-old\n+${value}\n`,
  "log line": (_name, value) => `2026-03-04T10:11:12Z INFO sent ${value} status=200`,
};

/** A name is given a value on one line: in languages. */
const inLanguages: Readonly<Record<string, Writing>> = {
  JavaScript: (name, value) => `const ${camel(name)} = "${value}";`,
  "object member": (name, value) => `client({ ${camel(name)}: '${value}', retries: 3 })`,
  "template literal": (name, value) => `const ${camel(name)} = \`${value}\`;`,
  TypeScript: (name, value) => `private readonly ${camel(name)}: string = '${value}';`,
  Python: (name, value) => `${upper(name)} = "${value}"  # rotate`,
  "Python call": (name, value) => `client = connect(region="eu", ${name}="${value}")`,
  "index of a map": (name, value) => `os.environ["${upper(name)}"] = "${value}"`,
  Go: (name, value) => `\t${camel(name)} := "${value}"`,
  "Go struct": (name, value) => `\t\t${pascal(name)}: "${value}",`,
  Java: (name, value) => `private static final String ${upper(name)} = "${value}";`,
  "call with two arguments": (name, value) => `System.setProperty("${name}", "${value}");`,
  "setter in camelCase": (name, value) => `client.set${pascal(name)}("${value}");`,
  "setter in snake_case": (name, value) => `client.set_${name}("${value}")`,
  "C#": (name, value) => `public const string ${pascal(name)} = @"${value}";`,
  PHP: (name, value) => `define('${upper(name)}', '${value}');`,
  "PHP array": (name, value) => `    '${name}' => '${value}',`,
  Ruby: (name, value) => `config[:${name}] = "${value}"`,
  "Ruby hash": (name, value) => `{ :${name} => "${value}" }`,
  Rust: (name, value) => `let ${name}: &str = "${value}";`,
  Kotlin: (name, value) => `val ${camel(name)}: String = "${value}"`,
  Swift: (name, value) => `let ${camel(name)} = "${value}"`,
  C: (name, value) => `#define ${upper(name)} "${value}"`,
  PowerShell: (name, value) => `$env:${upper(name)} = "${value}"`,
  "shell default": (name, value) => `export ${upper(name)}="${value}" && ./run.sh`,
  "next line": (name, value) => `const ${camel(name)} =\n  "${value}";`,
};

/** The same in formats of files. */
const inFiles: Readonly<Record<string, Writing>> = {
  ".env": (name, value) => `DEBUG=1\n${upper(name)}=${value}\nPORT=80\n`,
  "quoted .env": (name, value) => `export ${upper(name)}='${value}'`,
  "CRLF .env": (name, value) => `A=1\r\n${name}=${value}\r\nB=2\r\n`,
  "commented out": (name, value) => `# ${upper(name)}=${value}\n`,
  properties: (name, value) => `app.${name.replaceAll("_", ".")}=${value}\n`,
  INI: (name, value) => `[service]\n${name} = ${value}\n`,
  TOML: (name, value) => `[service]\n${name} = "${value}"\n`,
  Terraform: (name, value) => `variable "x" {}\nresource "a" "b" {\n  ${name}   = "${value}"\n}\n`,
  YAML: (name, value) => `service:\n  ${name}: ${value}\n  replicas: 3\n`,
  "quoted YAML": (name, value) => `  - ${kebab(name)}: "${value}" # from the console`,
  Dockerfile: (name, value) => `FROM scratch\nENV ${upper(name)}=${value}\nENV A=b\n`,
  "between neighbours": (name, value) => `x,y;${name}="${value}",z="1"`,
};

const minified: Readonly<Record<string, Writing>> = {
  "a long line": (name, value) => `${"var a=1;".repeat(400)}${camel(name)}="${value}";${"var b=2;".repeat(400)}`,
};

/** The same in commands, requests and markup. Here signs of the syntax may not stand in the value. */
const inMarkup: Readonly<Record<string, Writing>> = {
  "option with equals": (name, value) => `deploy --${kebab(name)}=${value}`,
  "HTTP header": (name, value) => `GET / HTTP/1.1\r\nHost: api.acme.dev\r\nX-${kebab(pascal(name))}: ${value}\r\n\r\n`,
  curl: (name, value) => `curl -X POST -H '${kebab(name)}: ${value}' https://api.acme.dev`,
  "XML element": (name, value) => `<a><${name}>${value}</${name}></a>`,
  "XML attribute": (name, value) => `<client ${camel(name)}="${value}" retries="3"/>`,
  "Markdown table": (name, value) => `| name | value |\n|---|---|\n| ${name} | ${value} |`,
  "name with spaces": (name, value) => `${name.replaceAll("_", " ")}: ${value}`,
  prefixed: (name, value) => `prod_${name}=${value}`,
  "prefixed in camelCase": (name, value) => `my${pascal(name)}: "${value}"`,
  suffixed: (name, value) => `${upper(name)}_PROD=${value}`,
};

const inOptions: Readonly<Record<string, Writing>> = {
  option: (name, value) => `deploy -${kebab(name)} ${value} -verbose`,
  "long option": (name, value) => `deploy --${kebab(name)} ${value} --verbose`,
};

/** Name and value stand in settings of their own. */
const apart: Readonly<Record<string, Writing>> = {
  "container environment": (name, value) => `env:\n  - name: ${upper(name)}\n    value: "${value}"\n`,
  "XML setting": (name, value) => `<add key="${pascal(name)}" value="${value}" />`,
  "block scalar": (name, value) => `  ${name}: >-\n    ${value}\n  next: 1\n`,
  "property list": (name, value) => `<key>${camel(name)}</key>\n<string>${value}</string>`,
};

const above: Readonly<Record<string, Writing>> = {
  "three lines above": (name, value) => `# the ${name.replaceAll("_", " ")}\n#\nenv:\n  key: "${value}"\n`,
};

function all(writings: Readonly<Record<string, Writing>>, fits: Dress["fits"]): readonly [string, Dress][] {
  return Object.entries(writings).map(([name, text]) => [name, { text, written: (credential) => credential, fits }]);
}

/** Where the format escapes what it holds, or a text of several lines may stand. */
const escaped: readonly [string, Dress][] = [
  ["JSON", { text: (name, value) => JSON.stringify({ [name]: value, port: 80 }), written: inJson, fits: isString }],
  [
    "indented JSON",
    {
      text: (name, value) => JSON.stringify({ on: true, [camel(name)]: value }, undefined, 2),
      written: inJson,
      fits: isString,
    },
  ],
  [
    "JSON in a string",
    {
      text: (name, value) => JSON.stringify(JSON.stringify({ [name]: value })),
      written: (credential) => inJson(inJson(credential)),
      fits: isString,
    },
  ],
  [
    "URL query",
    {
      text: (name, value) => `https://api.acme.dev/v1?page=2&${name}=${value}&size=5`,
      written: (credential) => credential,
      fits: isUrlSafe,
    },
  ],
  [
    "between other lines",
    {
      text: (_name, value) => `first\n${value}\nlast\n`,
      written: (credential) => credential,
      fits: ({ name }) => name === undefined,
    },
  ],
  [
    "between CRLF lines",
    {
      text: (_name, value) => `first\r\n${value.replaceAll(/\r?\n/g, "\r\n")}\r\nlast\r\n`,
      written: (credential) => credential.replaceAll(/\r?\n/g, "\r\n"),
      fits: hasFreeLineEnds,
    },
  ],
];

export const dresses: readonly [string, Dress][] = [
  ...all(alone, isUnnamed),
  ...all(inLanguages, isOneLine),
  ...all(inFiles, isOneLine),
  ...all(minified, needsNothingNearby),
  ...all(inMarkup, isMarkupFree),
  ...all(inOptions, isArgument),
  ...all(apart, isMarkupFree),
  ...all(above, isKnownByWords),
  ...escaped,
];

/** How a whole text is encoded: it is found by decoding, and reported where the encoded text stands. */
export const encodings: Readonly<Record<string, (text: string) => string>> = {
  base64: (text) => Buffer.from(text).toString("base64"),
  "unpadded base64url": (text) => Buffer.from(text).toString("base64url"),
  "base64 in base64": (text) => Buffer.from(Buffer.from(text).toString("base64")).toString("base64"),
  "gzip in base64": (text) => gzipSync(text).toString("base64"),
  hexadecimal: (text) => Buffer.from(text).toString("hex"),
  "percent signs": (text) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""),
  "hexadecimal escapes": (text) =>
    [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join(""),
  "Unicode escapes": (text) =>
    [...text].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
  "HTML entities": (text) => [...text].map((sign) => `&#${sign.charCodeAt(0)};`).join(""),
};
