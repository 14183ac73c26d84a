// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are lines of other languages
import { expect, test } from "vitest";
import { suggestReplacement } from "../../src/replacement/suggest-replacement.ts";

/** Stands where a line has `§`; made here so that none is written down. */
const credential = ["key", "a1B2".repeat(6)].join("_");

test.each([
  ["a.ts", 'const stripe = new Stripe("§");', "const stripe = new Stripe(process.env.STRIPE_API_KEY);"],
  ["a.mjs", "  apiKey: '§',", "  apiKey: process.env.STRIPE_API_KEY,"],
  ["a.js", "const key = `§`;", "const key = process.env.STRIPE_API_KEY;"],
  ["a.py", 'auth=("§", "")', 'auth=(os.environ["STRIPE_API_KEY"], "")'],
  ["a.rb", "Stripe.api_key = '§'", 'Stripe.api_key = ENV.fetch("STRIPE_API_KEY")'],
  ["a.go", '\tkey := "§"', '\tkey := os.Getenv("STRIPE_API_KEY")'],
  ["A.java", '  static final String KEY = "§";', '  static final String KEY = System.getenv("STRIPE_API_KEY");'],
  ["a.kt", 'val key = "§"', 'val key = System.getenv("STRIPE_API_KEY")'],
  ["A.cs", 'var key = "§";', 'var key = Environment.GetEnvironmentVariable("STRIPE_API_KEY");'],
  ["a.php", "    'secret' => '§',", "    'secret' => getenv('STRIPE_API_KEY'),"],
  ["a.rs", 'let key = "§";', 'let key = std::env::var("STRIPE_API_KEY").unwrap();'],
  ["a.swift", 'let key = "§"', 'let key = ProcessInfo.processInfo.environment["STRIPE_API_KEY"]!'],
  ["a.exs", 'config :pay, api_key: "§"', 'config :pay, api_key: System.fetch_env!("STRIPE_API_KEY")'],
  ["a.sh", "export STRIPE_KEY=§", 'export STRIPE_KEY="${STRIPE_KEY:?}"'],
  ["a.sh", 'export STRIPE_KEY="§"', 'export STRIPE_KEY="${STRIPE_KEY:?}"'],
  ["Dockerfile", "ENV STRIPE_KEY=§", 'ENV STRIPE_KEY=""'],
  ["compose.yml", "      STRIPE_KEY: §", "      STRIPE_KEY: ${STRIPE_KEY}"],
  ["docker-compose.dev.yaml", "  - STRIPE_KEY=§ # test", "  - STRIPE_KEY=${STRIPE_KEY} # test"],
  [".github/workflows/ci.yml", '  STRIPE_KEY: "§"', "  STRIPE_KEY: ${{ secrets.STRIPE_KEY }}"],
  [".gitlab-ci.yml", "  STRIPE_KEY: §", "  STRIPE_KEY: $STRIPE_KEY"],
  [".env.production", "STRIPE_KEY='§'", "STRIPE_KEY="],
  [".npmrc", "//registry.example/:_authToken=§", "//registry.example/:_authToken=${STRIPE_API_KEY}"],
  ["main.tf", '  api_key = "§"', "  api_key = var.stripe_api_key"],
  ["application.properties", "stripe.key=§", "stripe.key=${STRIPE_API_KEY}"],
])("%s: %s", (path, line, expected) => {
  expect(suggest(path, line, "STRIPE_API_KEY")).toBe(expected);
});

test.each([
  ["part of a longer string", "a.ts", "const header = `Bearer §`;"],
  ["a URL with a password", "a.py", 'url = "postgres://app:§@db/shop"'],
  ["an interpolated string", "a.py", 'key = f"§"'],
  ["an interpolated string of C#", "A.cs", 'var key = $"§";'],
  ["a string over several lines", "a.py", 'key = """§"""'],
  ["a constant of Go", "a.go", 'const key = "§"'],
  ["what may be in a block of constants", "a.go", '\tkey = "§"'],
  ["a constant of Kotlin", "a.kt", 'const val KEY = "§"'],
  ["a default that must be constant", "a.php", "private $key = '§';"],
  ["an annotation of Java", "A.java", '  @Value("§")'],
  ["a default of a Terraform variable", "main.tf", '  default = "§"'],
  ["an attribute of JSX", "a.tsx", '<Pay key="§" />'],
  ["a command of a shell", "a.sh", "curl -u §: https://api.example"],
  ["an instruction that runs", "Dockerfile", 'RUN login "§"'],
  ["JSON", "a.json", '  "key": "§"'],
  ["YAML that nobody fills in", "values.yaml", "key: §"],
  ["a file without extension", "NOTES", 'key = "§"'],
  ["the credential standing there twice", "a.ts", 'f("§", "§");'],
  ["what may be another credential", "a.ts", `f("§", "${"c3D4".repeat(5)}");`],
  ["a line nobody reads", "a.js", `${"x;".repeat(200)}f("§")`],
  ["characters that cannot be seen", "a.ts", 'f("§"); // \u202e'],
])("no suggestion for %s", (_, path, line) => {
  expect(suggest(path, line, "STRIPE_API_KEY")).toBeUndefined();
});

test.each([
  [
    "the line's own name, where it is a variable's",
    "export const DB_PASS = '§';",
    "STRIPE_API_KEY",
    "process.env.DB_PASS",
  ],
  ["the rule's usual one", "const dbPassword = '§';", "PGPASSWORD", "process.env.PGPASSWORD"],
  ["the line's name in the form of a variable", "const dbPassword = '§';", undefined, "process.env.DB_PASSWORD"],
  ["with hyphens too", "  'x-api-key': '§',", undefined, "process.env.X_API_KEY"],
  ["with a type between", "const apiToken: string = '§';", undefined, "process.env.API_TOKEN"],
  ["a neutral one", "  '§',", undefined, "process.env.CREDENTIAL"],
])("the variable is %s", (_, line, envVar, expected) => {
  expect(suggest("a.ts", line, envVar)).toContain(expected);
});

function suggest(path: string, template: string, envVar: string | undefined): string | undefined {
  const startColumn = template.indexOf("§") + 1;
  const line = template.replaceAll("§", credential);
  return suggestReplacement({ path, line, startColumn, endColumn: startColumn + credential.length, envVar });
}
