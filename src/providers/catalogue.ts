/** What is looked for and what is not, as data for people: `rekey rules` prints it, docs/catalogue.md holds it. */
import type { Form, Part } from "../detection/form.ts";
import type { Rule, Severity } from "../detection/rule.ts";
import { providers } from "./index.ts";
import * as leftOutParts from "./left-out/all.ts";
import type { LeftOut } from "./left-out/left-out.ts";

/** One kind of credential that is found. */
export interface CatalogueRow {
  readonly id: string;
  readonly provider: string;
  readonly title: string;
  readonly severity: Severity;
  /** In a few words, derived from the rule's form. */
  readonly recognisedBy: string;
  /** The words one of which must stand nearby. Empty: none need to. */
  readonly words: readonly string[];
  readonly use: "live" | NonNullable<Rule["use"]>;
  readonly envVars: readonly string[];
  readonly partners: readonly string[];
  /** Whether a call is known that tells if it is live, and one that ends its life. */
  readonly canBeVerified: boolean;
  readonly canBeRevoked: boolean;
  /** Page where a person manages it. */
  readonly console: string | undefined;
}

export interface Catalogue {
  /** By provider and then by id, in alphabetical order. */
  readonly rows: readonly CatalogueRow[];
  /** By id. */
  readonly leftOut: readonly LeftOut[];
}

export function catalogue(): Catalogue {
  const rows = providers.flatMap(({ name, rules, runbook }) =>
    rules.map((rule) => rowOf(rule, { provider: name, console: runbook.console })),
  );
  return {
    rows: rows.sort((a, b) => byName(a.provider, b.provider) || byName(a.id, b.id)),
    leftOut: Object.values(leftOutParts)
      .flat()
      .sort((a, b) => byName(a.id, b.id)),
  };
}

function rowOf(rule: Rule, place: Pick<CatalogueRow, "provider" | "console">): CatalogueRow {
  const { id, title, severity, form, envVars } = rule;
  return {
    id,
    provider: place.provider,
    title,
    severity,
    recognisedBy: recognisedBy(form),
    words: form.kind === "contextual" ? form.words : form.near,
    use: rule.use ?? "live",
    envVars,
    partners: rule.partners ?? [],
    canBeVerified: rule.verify !== undefined,
    canBeRevoked: rule.revoke !== undefined,
    console: place.console,
  };
}

/** The same everywhere, whatever language the machine speaks. */
function byName(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function recognisedBy(form: Form): string {
  switch (form.kind) {
    case "token":
      return holdsChecksum(form.parts) ? "its form and a checksum" : "its form";
    case "framed":
      return "what stands around it";
    case "assigned":
      return "the name it is given to, and its shape";
    case "contextual":
      return "the issuer's name nearby, and its shape";
    case "guess":
      return "a name that says secret, and randomness";
    case "pem":
      return "its armour";
    case "jwt":
      return Object.keys(form.claims).length === 0 ? "its JSON parts" : "its JSON parts and claims";
    case "url":
      return "a password in a URL";
    case "basic":
      return "the header or setting it stands in, decoded";
    case "manifest":
      return "the manifest it stands in, decoded";
    case "file":
      return "the file's first bytes";
    case "custom":
      return "a pattern of your own";
    default:
      return form satisfies never;
  }
}

function holdsChecksum(parts: readonly Part[]): boolean {
  return parts.some((part) => typeof part !== "string" && part.kind === "checksum");
}
