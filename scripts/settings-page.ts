import { z } from "zod";
import { checks } from "../src/hygiene/index.ts";
import { policyPath } from "../src/policy/parse-policy.ts";
import { defaultPolicy, PolicyFile } from "../src/policy/policy.ts";

/** The settings as a person reads them. Every name, value, default and sentence comes from the schema and the checks. */
export function renderSettingsPage(): string {
  return [
    "<!-- Written by `node scripts/docs.ts` from src/policy/policy.ts. Edit that. -->",
    "# Settings",
    intro,
    "```yaml",
    example,
    "```",
    "",
    "## All settings",
    "",
    ...table(
      ["setting", "values", "default", "what it decides"],
      rowsOf(z.toJSONSchema(PolicyFile), []).filter(([name]) => !name.startsWith("`hygiene.")),
    ),
    "",
    "## Hygiene checks",
    "",
    "`hygiene.<check>` is `off`, `warn` or `block`. A change answers only for the files it touches.",
    "",
    ...table(
      ["check", "default", "says", "why"],
      checks.map(({ id, defaultLevel, title, why }) => [`\`${id}\``, `\`${defaultLevel}\``, title, why]),
    ),
    "",
    ownRules,
    "```yaml",
    ownRulesExample,
    "```",
    "",
    allow,
    "",
  ].join("\n");
}

type Schema = z.core.JSONSchema.BaseSchema;

const intro = `
Settings stand in \`${policyPath}\`. Without the file, the defaults count.

- **Which file counts.** The one on the *base* branch: a pull request that edits it is judged by the old one, and is told what
  its edit would change. For a push to the default branch it is the file before the push.
- **Organisation.** \`${policyPath}\` in the organisation's \`.github\` repository counts for all its repositories. A repository's own
  file goes before it, setting by setting. Lists add up: a repository can add to what its organisation ignores or looks for, not take it back.
- **Mistakes.** A file with a mistake does not count at all. The check says which line and column, and what to write instead.
- **Limits.** 64 KB, no anchors and aliases, no setting twice.

A complete example:
`;

const example = `failOn: medium
removed: block
ignore:
  paths:
    - glob: test/fixtures/
      reason: Recorded answers of a test server that no longer exists.
  fingerprints:
    - fingerprint: 3f9a1c0b7d24
      reason: The example key from the vendor's manual.
comments:
  max: 5
labels: [security]
hygiene:
  env-file-ignored: block
  compose-literal-secret: off`;

const ownRules = `## Rules of your own

For credentials that only your organisation issues. A rule adds to those that Rekey has and changes none of them: where both see the
same text, Rekey's own counts, unless it is a guess. The patterns run in an engine whose time is linear in the text. The whole file
is refused when a rule does not do what its samples say; \`rekey rules test ${policyPath}\` tells before you push.
`;

const ownRulesExample = `rules:
  - id: acme-deploy-key
    title: Acme deploy key
    pattern: '\\bacme-[a-z]{4}-[0-9]{4}\\b'
    keywords: [acme-]
    severity: high
    confidence: high
    advice: Ask the platform team for a new one in their channel.
    console: https://deploy.acme.example/keys
    envVar: ACME_DEPLOY_KEY
    samples:
      match: ["key = acme-fern-2047"]
      ignore: [acme-fern, see acme-docs-12]`;

const allow = `## In the code

\`rekey:allow <reason>\` in a comment says that what looks like a credential on this line is none. It counts on the line itself, and on
the line above when that line is nothing but the comment. The reason is required. The check shows it with its author.
It speaks for that credential in that file; where the credential still stands at the head, the head's comment decides.`;

type Row = [name: string, values: string, fallback: string, description: string];

/** One row for each setting, groups and lists included, in the order of the schema. */
function rowsOf(schema: Schema, path: readonly string[]): Row[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    if (typeof property !== "object") return [];
    const inner = [...path, key];
    const items = typeof property.items === "object" && !Array.isArray(property.items) ? property.items : undefined;
    const below = rowsOf(property, inner);
    if (below.length > 0) return property.description ? [rowOf(property, inner), ...below] : below;
    const entries = items ? rowsOf(items as Schema, [...path, `${key}[]`]) : [];
    return [rowOf(property, inner), ...entries];
  });
}

function rowOf(schema: Schema, path: readonly string[]): Row {
  return [`\`${path.join(".")}\``, valuesOf(schema), defaultAt(path), schema.description ?? ""];
}

function valuesOf({ enum: values, type, minimum, maximum }: Schema): string {
  if (values) return values.map((value) => `\`${String(value)}\``).join(", ");
  if (type === "boolean") return "`true`, `false`";
  if (type === "integer" || type === "number") return `${minimum} to ${maximum}`;
  if (type === "array") return "list";
  return type === "string" ? "text" : "";
}

function defaultAt(path: readonly string[]): string {
  const value = path.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], defaultPolicy);
  if (value === undefined || (typeof value === "object" && !Array.isArray(value))) return "";
  if (Array.isArray(value)) return value.length === 0 ? "empty" : value.map((one) => `\`${one}\``).join(", ");
  return `\`${value}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
}
