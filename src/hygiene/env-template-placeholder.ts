import type { HygieneCheck, HygieneFinding } from "./check.ts";
import { isEnvTemplate } from "./env-file-name.ts";
import { judgeLiteral } from "./literal-secret.ts";
import { outcomeOf } from "./outcome.ts";
import { suggestLine } from "./suggest-line.ts";

export const envTemplatePlaceholder: HygieneCheck = {
  id: "env-template-placeholder",
  title: "`.env` templates hold placeholders",
  why: "A template is committed on purpose and copied by everybody, so a real value in it is published.",
  fix: "Put a placeholder there, and replace the credential if it was ever used.",
  defaultLevel: "block",
  leadsToSecret: true,
  wants: isEnvTemplate,
  run({ contents }) {
    return outcomeOf(
      [...contents].filter(([path]) => isEnvTemplate(path)).flatMap(([path, text]) => findingsIn(path, text)),
    );
  },
};

function findingsIn(path: string, text: string): HygieneFinding[] {
  return text.split(/\r?\n/).flatMap((lineText, index) => {
    const entry = readEntry(lineText);
    if (!entry || judgeLiteral(entry.name, entry.value) !== "secret") return [];
    const { start, value } = entry;
    const suggestion = suggestLine(lineText, { start, end: start + value.length }, placeholderFor(entry.name));
    return [
      {
        path,
        line: index + 1,
        message: `\`${entry.name}\` holds what looks like a real value; a template holds placeholders.`,
        ...(suggestion === undefined ? {} : { suggestion }),
      },
    ];
  });
}

interface Entry {
  readonly name: string;
  readonly value: string;
  /** Index of the value in its line, behind an opening quote. */
  readonly start: number;
}

/** A longer line holds a document, and a long run of spaces would take the patterns below quadratic time. */
const maxLineLength = 2000;

/** `export NAME="value" # comment`. A value whose quote is not closed goes on in the next line and is left to the engine. */
function readEntry(line: string): Entry | undefined {
  if (line.length > maxLineLength) return undefined;
  const head = /^\s*(?:export\s+)?([A-Za-z_][\w.-]{0,199})\s*=\s*/.exec(line);
  if (!head?.[1]) return undefined;
  const rest = line.slice(head[0].length);
  const quote = /^["'`]/.exec(rest)?.[0];
  if (quote !== undefined) {
    const end = rest.indexOf(quote, 1);
    return end === -1 ? undefined : { name: head[1], value: rest.slice(1, end), start: head[0].length + 1 };
  }
  const value = rest.split(/\s+#/, 1)[0]?.trimEnd() ?? "";
  return { name: head[1], value, start: head[0].length };
}

/** `STRIPE_SECRET_KEY` → `your-stripe-secret-key`. */
function placeholderFor(name: string): string {
  return `your-${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")}`;
}
