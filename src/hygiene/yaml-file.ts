import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
} from "yaml";
import { suggestLine } from "./suggest-line.ts";

/** A YAML file of a repository, read for its text: nothing is resolved, merged or built. */
export interface YamlFile {
  readonly contents: Node | null;
  readonly lines: readonly string[];
  /** Follows an alias to its anchor. */
  readonly resolve: (node: unknown) => unknown;
  /** 1-based line and 0-based column of an offset. */
  readonly place: (offset: number) => { readonly line: number; readonly column: number };
}

/** A text with errors is read as far as it makes sense: what a tool would refuse can still hold a secret. */
export function parseYamlFile(text: string): YamlFile {
  const counter = new LineCounter();
  // yaml's own search for duplicate keys is quadratic.
  const { contents } = parseDocument(text, { uniqueKeys: false, prettyErrors: false, lineCounter: counter });
  const anchors = new Map<string, Node>();
  visit(contents, {
    Value: (_, node) => {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return {
    contents,
    lines: text.split(/\r?\n/),
    resolve: (node) => (isAlias(node) ? anchors.get(node.source) : node),
    place: (offset) => {
      const { line, col } = counter.linePos(offset);
      return { line, column: col - 1 };
    },
  };
}

export interface Entry {
  readonly key: string;
  readonly value: unknown;
}

/** The entries of a map; none when `node` is no map. Merge keys (`<<`) are left out: their anchor is visited where it stands. */
export function entriesOf(file: YamlFile, node: unknown): Entry[] {
  const map = file.resolve(node);
  if (!isMap(map)) return [];
  return map.items.flatMap(({ key, value }: Pair) => (isScalar(key) ? [{ key: String(key.value), value }] : []));
}

export function itemsOf(file: YamlFile, node: unknown): readonly unknown[] {
  const sequence = file.resolve(node);
  return isSeq(sequence) ? sequence.items : [];
}

/** The values under `key`; more than one when it is written twice. */
export function valuesAt(file: YamlFile, node: unknown, key: string): unknown[] {
  return entriesOf(file, node).flatMap((entry) => (entry.key === key ? [entry.value] : []));
}

/** A literal in the file, and where it stands. */
export interface Literal {
  readonly text: string;
  readonly line: number;
  /** The line with `replacement` in its place; undefined where that cannot be said safely. */
  readonly suggest: (replacement: string) => string | undefined;
}

/** `skip`: how many characters of the scalar stand before the literal (`NAME=` in a list of `NAME=value`). */
export function literalAt(file: YamlFile, node: unknown, skip = 0): Literal | undefined {
  if (!isScalar(node) || !node.range || node.value === null) return undefined;
  const text = typeof node.value === "string" ? node.value : (node.source ?? String(node.value));
  const { line, column } = file.place(node.range[0]);
  const quote = isQuoted(node) ? 1 : 0;
  const start = column + quote + skip;
  const end = column + node.range[1] - node.range[0] - quote;
  const lineText = file.lines[line - 1] ?? "";
  // An escape, or a scalar over several lines, is not spelt as it reads.
  const isVerbatim = lineText.slice(start, end) === text.slice(skip);
  return {
    text: text.slice(skip),
    line,
    suggest: (replacement) => (isVerbatim ? suggestLine(lineText, { start, end }, replacement) : undefined),
  };
}

function isQuoted({ type }: Scalar): boolean {
  return type === "QUOTE_DOUBLE" || type === "QUOTE_SINGLE";
}
