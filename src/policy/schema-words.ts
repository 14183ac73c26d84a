import { z } from "zod";
import { PolicyFile } from "./policy.ts";

/** What a policy's schema says, in words for the person who wrote the file. */

/** Goes on where the setting's name stopped: "must be `true` or `false`". Messages written in the schema go before these. */
export function phraseOf(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "is missing" : `must be ${typePhrase(issue.expected)}`;
    case "invalid_value":
      return `must be ${orOf(issue.values.map((value) => `\`${String(value)}\``))}`;
    case "too_big":
      return `must have at most ${issue.maximum} ${unitOf(issue.origin)}`;
    case "too_small":
      return `must have at least ${issue.minimum} ${unitOf(issue.origin)}`;
    default:
      return "has a value that is not allowed here";
  }
}

/** Names of the settings that may stand below `path`. */
export function settingsAt(path: readonly PropertyKey[]): readonly string[] {
  let schema: z.core.JSONSchema.BaseSchema | undefined = z.toJSONSchema(PolicyFile);
  for (const step of path) {
    const next: unknown = typeof step === "number" ? schema?.items : schema?.properties?.[String(step)];
    schema = typeof next === "object" ? (next as z.core.JSONSchema.BaseSchema) : undefined;
  }
  return Object.keys(schema?.properties ?? {});
}

function typePhrase(expected: string): string {
  switch (expected) {
    case "boolean":
      return "`true` or `false`";
    case "array":
      return "a list: one line for each entry, beginning with `- `";
    case "object":
      return "a group of settings, indented below it";
    case "int":
      return "a whole number";
    case "number":
      return "a number";
    default:
      return "text; put it in quotes if it looks like a number or a date";
  }
}

function unitOf(origin: string): string {
  if (origin === "string") return "characters";
  return origin === "array" ? "entries" : "as its value";
}

function orOf(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
