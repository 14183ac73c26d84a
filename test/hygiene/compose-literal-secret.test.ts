// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are lines of compose files
import { expect, test } from "vitest";
import { composeLiteralSecret } from "../../src/hygiene/compose-literal-secret.ts";
import { checkOutcome, value } from "./check-outcome.ts";

const head = "services:\n  web:\n    environment:\n";

test.each([
  ["      API_TOKEN: §", "      API_TOKEN: ${API_TOKEN}"],
  ['      API_TOKEN: "§"', '      API_TOKEN: "${API_TOKEN}"'],
  ["      API_TOKEN: '§' # ask Ada", "      API_TOKEN: '${API_TOKEN}' # ask Ada"],
  ["      - API_TOKEN=§", "      - API_TOKEN=${API_TOKEN}"],
  ['      - "API_TOKEN=§"', '      - "API_TOKEN=${API_TOKEN}"'],
  ['      "API_TOKEN": §', '      "API_TOKEN": ${API_TOKEN}'],
  ["      POSTGRES_PASSWORD: postgres", "      POSTGRES_PASSWORD: ${POSTGRES_PASSWORD}"],
  ["      DATABASE_URL: postgres://app:§@db/app", "      DATABASE_URL: ${DATABASE_URL}"],
])("%s → %s", (line, expected) => {
  checkOutcome(composeLiteralSecret, { "compose.yml": `${head}${line}\n` }, [`compose.yml:4 → ${expected}`]);
});

test.each([
  "      API_TOKEN: ${API_TOKEN}",
  "      API_TOKEN: ${API_TOKEN:?set it}",
  "      API_TOKEN: $API_TOKEN",
  "      API_TOKEN:",
  "      - API_TOKEN",
  "      ALLOW_EMPTY_PASSWORD: 'yes'",
  "      POSTGRES_PASSWORD_FILE: /run/secrets/db",
  "      TOKEN_TTL: 3600",
  "      LOG_LEVEL: §",
])("%s is none", (line) => checkOutcome(composeLiteralSecret, { "compose.yml": `${head}${line}\n` }, []));

test("a value that everybody knows is told as that", () => {
  const contents = new Map([["compose.yml", `${head}      POSTGRES_PASSWORD: postgres\n`]]);
  expect(composeLiteralSecret.run({ paths: [], changedPaths: new Set(), contents })).toMatchObject({
    findings: [{ message: expect.stringContaining("everybody knows") }],
  });
});

test.each<[string, string, readonly string[]]>([
  [
    "a shared block behind an anchor is told once, where it stands",
    "x-env: &env\n  API_TOKEN: §\nservices:\n  a: {environment: *env}\n  b: {environment: *env}\n",
    ["compose.yml:2 →   API_TOKEN: ${API_TOKEN}"],
  ],
  [
    "a key that is written twice is seen both times",
    `${head}      API_TOKEN: §\n      API_TOKEN: §\n`,
    ["compose.yml:4 →       API_TOKEN: ${API_TOKEN}", "compose.yml:5 →       API_TOKEN: ${API_TOKEN}"],
  ],
  [
    "a line with other entries gets no suggestion",
    "services: {web: {environment: {A: 1, API_TOKEN: §}}}",
    ["compose.yml:1"],
  ],
  ["a value over several lines gets no suggestion", `${head}      API_TOKEN: >-\n        §\n`, ["compose.yml:4"]],
  ["an alias of itself ends", "services: &s\n  web: *s\n  environment: *s\n", []],
  [
    "a broken file is read as far as it goes",
    `${head}      API_TOKEN: §\n  : [\n`,
    ["compose.yml:4 →       API_TOKEN: ${API_TOKEN}"],
  ],
  ["no map at all", "- 1\n", []],
])("%s", (_, text, expected) => checkOutcome(composeLiteralSecret, { "compose.yml": text }, expected));

test.each(["compose.yaml", "docker-compose.yml", "docker-compose.override.yml", "deploy/compose.prod.yaml"])(
  "%s is read",
  (path) => {
    checkOutcome(composeLiteralSecret, { [path]: `services: {web: {environment: {API_TOKEN: ${value}}}}` }, [
      `${path}:1`,
    ]);
  },
);
