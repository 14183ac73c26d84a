/** The labelled lines as the judge meets them: the engine itself finds what is to be judged, so that nothing is learned that it will not see. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileRules, type RuleSet } from "../../src/detection/compile.ts";
import { candidatesIn } from "../../src/detection/find-candidates.ts";
import type { Guess } from "../../src/detection/judge/guess.ts";
import { measuresOf } from "../../src/detection/judge/measures.ts";
import { eachSign } from "../../src/detection/judge/signs.ts";
import { viewOf } from "../../src/detection/judge/view.ts";
import { scan } from "../../src/detection/scan.ts";
import { providers } from "../../src/providers/index.ts";

export const hashBits = 18;

/** One line of the data set, and what of it is to be judged. */
export interface Line {
  readonly label: "T" | "F" | "X" | "U";
  readonly category: string;
  /** The repository. What is learned from one is never measured on it. */
  readonly group: string;
  /** A rule that needs no judge reports it. */
  readonly isKnown: boolean;
  readonly examples: readonly Example[];
  readonly text: string;
}

export interface Example {
  readonly guess: Guess;
  readonly signs: Uint32Array;
  readonly measures: readonly number[];
  readonly isCredential: boolean;
}

interface Row {
  readonly ext: string;
  readonly folder: string;
  readonly line: string;
  readonly before: string;
  readonly after: string;
  readonly value: string | null;
  readonly start: number;
  readonly end: number;
  readonly label: Line["label"];
  readonly category: string;
  readonly group: string;
}

/** The first argument, or where the team keeps them. */
export function locationOfLines(): string {
  return process.argv.slice(2).find((argument) => !argument.startsWith("--")) ?? "../shared/eval/labelled-lines.jsonl";
}

export function readLines(location: string): readonly Line[] {
  if (!existsSync(location)) {
    throw new Error(`The labelled lines are not at ${location}: give their place as the first argument.`);
  }
  const rows: Row[] = readFileSync(location, "utf8")
    .trim()
    .split("\n")
    .map((text) => JSON.parse(text));
  const engine = engineFor();
  const credentials = spansOfCredentials(rows);
  return (
    rows
      // A value may have two labels, as itself and as a half of a pair: it counts once.
      .filter((row) => row.label === "T" || !credentials(row))
      .map((row) => lineOf(row, engine))
  );
}

interface Engine {
  readonly guesses: Guess[];
  /** Its judge only takes note of what it is asked: the probability is the guess's index. */
  readonly guessing: RuleSet;
  readonly knowing: RuleSet;
}

function engineFor(): Engine {
  const guesses: Guess[] = [];
  const rules = providers.flatMap((provider) => provider.rules);
  const guessing = rules.filter(({ form }) => (form.kind === "guess" && form.near.length === 0) || form.kind === "url");
  return {
    guesses,
    guessing: compileRules(guessing, (guess) => ({
      confidence: "medium",
      reasons: [],
      probability: guesses.push(guess) - 1,
    })),
    knowing: compileRules(rules, () => ({ confidence: "none", reasons: [] })),
  };
}

/** What stands under telling names in the dependencies of this project, but for their tests and documents: no credentials. */
export function readDependencies(folder: string): readonly Line[] {
  const engine = engineFor();
  const seen = new Set<string>();
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => isSource.test(path) && !isTrial.test(path))
    .sort()
    .flatMap((path) => linesOfFile(path, { folder, engine, seen }));
}

const isSource = /\.(?:[cm]?js|ts|json|h|css)$/;
const isTrial = /test|spec|example|fixture|mock|secretlint|(?:^|\/)\.|^rekey\//i;
/** In bytes: larger files are bundles, which say the same again. */
const largestSource = 500_000;

interface Dependencies {
  readonly folder: string;
  readonly engine: Engine;
  /** Copies of a file, and of a line, say the same again. */
  readonly seen: Set<string>;
}

function linesOfFile(path: string, { folder, engine, seen }: Dependencies): readonly Line[] {
  const bytes = readFileSync(join(folder, path));
  if (bytes.length > largestSource) return [];
  engine.guesses.length = 0;
  candidatesIn(bytes, engine.guessing, path);
  const [scope, name] = path.split("/");
  return engine.guesses
    .filter(({ name: own, value, left }) => !seen.has(`${own}=${value} ${left}`) && seen.add(`${own}=${value} ${left}`))
    .map((guess) => ({
      label: "U",
      category: "dependency",
      group: scope?.startsWith("@") ? `${scope}/${name}` : `${scope}`,
      isKnown: false,
      text: guess.left,
      examples: [exampleOf({ ...guess }, false)],
    }));
}

function lineOf(row: Row, { guesses, guessing, knowing }: Engine): Line {
  const before = `${row.before}\n`;
  const bytes = Buffer.from(`${before}${row.line}\n${row.after}`);
  const path = `${row.folder}/file${row.ext}`;
  const place = placeIn(row, before);
  guesses.length = 0;
  const candidates = candidatesIn(bytes, guessing, path).candidates.filter(
    ({ probability }) => probability !== undefined,
  );
  const touches = ({ start, end }: { start: number; end: number }) => start < place.end && end > place.start;
  // What is not labelled is looked at as a whole.
  const judged = candidates.filter(touches);
  const known = scan(bytes, knowing, { path }).filter(touches);
  return {
    label: row.label,
    category: row.category,
    group: row.group,
    isKnown: known.some(({ confidence }) => confidence !== "low"),
    text: row.line.trim(),
    examples: judged.map(({ probability = 0 }) => exampleOf(guesses[probability] as Guess, row.label === "T")),
  };
}

function exampleOf(guess: Guess, isCredential: boolean): Example {
  const view = viewOf(guess);
  const signs: number[] = [];
  eachSign(view, (hash) => signs.push(hash & ((1 << hashBits) - 1)));
  return {
    guess,
    isCredential,
    signs: Uint32Array.from(signs),
    measures: measuresOf(view),
  };
}

/** Byte offsets of the labelled value, or of the whole line. */
function placeIn({ line, value, start, end, label }: Row, before: string): { start: number; end: number } {
  const characters = [...line];
  const isWhole = value === null || label === "U";
  const offset = (count: number) => Buffer.byteLength(before + characters.slice(0, count).join(""));
  return { start: offset(isWhole ? 0 : start), end: offset(isWhole ? characters.length : end) };
}

/** Whether a row's value is one that another row of the same line calls a credential. */
function spansOfCredentials(rows: readonly Row[]): (row: Row) => boolean {
  const key = ({ group, line }: Row) => `${group}\0${line}`;
  const spans = Map.groupBy(
    rows.filter(({ label }) => label === "T"),
    key,
  );
  return (row) =>
    (spans.get(key(row)) ?? []).some(
      ({ start, end }) => start < (row.end ?? row.line.length) && end > (row.start ?? 0),
    );
}
