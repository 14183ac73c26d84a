import { isAlias, isMap, isScalar, LineCounter, type Node, type ParsedNode, parseDocument, visit } from "yaml";
import { quote } from "../change/quote.ts";
import { problemsOfRules } from "./custom-rules.ts";
import { nearestWord } from "./nearest-word.ts";
import { type PartialPolicy, PolicyFile } from "./policy.ts";
import { phraseOf, settingsAt } from "./schema-words.ts";

export interface PolicyProblem {
  /** 1-based, as is `column`. */
  readonly line: number;
  readonly column: number;
  /** What to write instead. What it quotes from the file stands between backticks, and holds none itself. */
  readonly message: string;
}

export type ParsedPolicy = { readonly policy: PartialPolicy } | { readonly problems: readonly PolicyProblem[] };

/** In the repository itself, and in the organisation's `.github` repository. */
export const policyPath = ".github/rekey.yml";

/** A repository may not say where the details of its findings go: whoever can edit its policy could send them elsewhere. */
export type PolicySource = "repository" | "organisation";

export function parsePolicy(text: string, source: PolicySource): ParsedPolicy {
  if (Buffer.byteLength(text) > maxBytes) return { problems: [tooLarge] };
  const lines = new LineCounter();
  // yaml's own search for duplicate keys is quadratic: a small file could hold the process for seconds.
  const document = parseDocument(text, { uniqueKeys: false, prettyErrors: false, lineCounter: lines, schema: "core" });
  const at = (offset: number) => ({ line: lines.linePos(offset).line, column: lines.linePos(offset).col });

  const [syntaxError] = document.errors;
  if (syntaxError) return { problems: [{ ...at(syntaxError.pos[0]), message: syntaxPhrase(syntaxError.code) }] };
  const odd = oddities(document.contents).map(({ offset, message }) => ({ ...at(offset), message }));
  if (odd.length > 0) return { problems: odd.slice(0, maxProblems) };

  const result = PolicyFile.safeParse(document.toJS() ?? {}, { error: phraseOf });
  const locate = (path: Path) => at(offsetOf(document.contents, path));
  if (!result.success) {
    return { problems: result.error.issues.flatMap((issue) => problemsOf(issue, locate)).slice(0, maxProblems) };
  }
  if (source === "repository" && result.data.privateRepository !== undefined) {
    return { problems: [{ ...locate(["privateRepository"]), message: organisationOnly }] };
  }
  const problems = problemsOfRules(result.data.rules ?? []).take(maxProblems);
  const told = [...problems].map(({ path, message }) => problemAt(["rules", ...path], message, locate));
  return told.length > 0 ? { problems: told } : { policy: result.data };
}

/** "line 4, column 3: `faillOn` is not a setting, `failOn` is"; the caller ends the sentence. */
export function describeProblem({ line, column, message }: PolicyProblem): string {
  return `line ${line}, column ${column}: ${message}`;
}

const maxBytes = 64 * 1024;
const maxProblems = 10;
const tooLarge: PolicyProblem = { line: 1, column: 1, message: "the file is larger than 64 KB; make it smaller" };
const organisationOnly =
  "`privateRepository` counts only in the organisation's policy, `.github/rekey.yml` in its `.github` repository; move it there";

function syntaxPhrase(code: string): string {
  switch (code) {
    case "TAB_AS_INDENT":
      return "indent with spaces; YAML does not take tabs";
    case "MULTIPLE_DOCS":
      return "the file holds a second document; remove the `---` and what does not belong";
    case "RESOURCE_EXHAUSTION":
      return "the file is nested too deeply";
    default:
      return "this is not valid YAML; look for a missing colon, quote or bracket, or a wrong indentation, here or just above";
  }
}

interface Oddity {
  readonly offset: number;
  readonly message: string;
}

/** What YAML allows and a policy has no use for: the reader, or a later version of YAML, could take it for something else. */
function oddities(contents: Node | null): Oddity[] {
  const found: Oddity[] = [];
  const add = (node: Node | null | undefined, message: string) =>
    found.push({ offset: node?.range?.[0] ?? 0, message });
  visit(contents, {
    Alias: (_, node) => {
      add(node, "`*` begins an alias, and a policy has none; write the value out, or put quotes around it");
    },
    Map: (_, map) => {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        if (isAlias(key)) continue;
        const name = isScalar(key) ? String(key.value) : undefined;
        if (name === undefined) add(key as Node, "the name of a setting must be a plain word");
        else if (seen.has(name)) add(key as Node, `${quote(name)} is set twice; keep one of them`);
        seen.add(name);
      }
    },
  });
  return found;
}

type Path = readonly PropertyKey[];
type Issue = NonNullable<ReturnType<typeof PolicyFile.safeParse>["error"]>["issues"][number];

type Locate = (path: Path) => { line: number; column: number };

function problemAt(path: Path, message: string, locate: Locate): PolicyProblem {
  return { ...locate(path), message: `${nameOf(path)} ${message}` };
}

function problemsOf(issue: Issue, locate: Locate): PolicyProblem[] {
  if (issue.code !== "unrecognized_keys") {
    return [problemAt(issue.path, issue.message, locate)];
  }
  return issue.keys.map((key) => {
    const path = [...issue.path, key];
    const known = settingsAt(issue.path);
    const meant = nearestWord(key, known);
    const instead = meant ? `, \`${meant}\` is` : `; here stand ${known.map((name) => `\`${name}\``).join(", ")}`;
    return { ...locate(path), message: `${nameOf(path)} is not a setting${instead}` };
  });
}

function nameOf(path: Path): string {
  if (path.length === 0) return "the policy";
  return quote(path.filter((step) => typeof step === "string").join("."));
}

/** Where the key stands that `path` leads to, or the last one on the way that exists. */
function offsetOf(contents: ParsedNode | null, path: Path): number {
  let node: Node | null = contents;
  let offset = contents?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) return offset;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value as Node | null;
    } else {
      const item = typeof step === "number" && node && "items" in node ? (node.items as Node[])[step] : undefined;
      if (!item) return offset;
      offset = item.range?.[0] ?? offset;
      node = item;
    }
  }
  return offset;
}
