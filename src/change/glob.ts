/**
 * The wildcards of `.gitignore`: `*` and `?` stay within one segment, `[a-z]` is one character of it, `**` stands for any number
 * of segments. Matching takes time in proportion to pattern × path and no more: whoever opens a pull request writes both, and
 * the regular expressions that globs are usually turned into can be made to run for hours.
 */
export type Glob = readonly Segment[];

type Segment = typeof any | readonly Piece[];
type Piece = typeof any | ((character: string) => boolean);

/** Any number of segments, or of characters in one. */
const any = "any number";

/** `pattern` without leading and trailing slash. Undefined when no path can match: a class or an escape is left open. */
export function compileGlob(pattern: string): Glob | undefined {
  const glob: Segment[] = [];
  for (const text of pattern.split("/")) {
    const segment = text === "**" ? any : compileSegment(text);
    if (!segment) return undefined;
    glob.push(segment);
  }
  // `a/**` means what is in `a`, not `a` itself.
  return glob.length > 1 && glob.at(-1) === any ? below(glob.slice(0, -1)) : glob;
}

/** What lies in the directories that `glob` names, however deep. */
export function below(glob: Glob): Glob {
  return [...glob, [any], any];
}

export function matchesGlob(glob: Glob, path: string): boolean {
  return matchesSequence(glob, path.split("/"), matchesSegment);
}

function matchesSegment(segment: readonly Piece[], text: string): boolean {
  return matchesSequence(segment, text, (matches, character) => matches(character));
}

/**
 * Only the last "any number" is ever tried anew: what an earlier one could still take, the later one can take as well. That
 * keeps it at one comparison for each pair of part and item.
 */
function matchesSequence<Part, Item>(
  parts: readonly (Part | typeof any)[],
  items: ArrayLike<Item>,
  matchesOne: (part: Part, item: Item) => boolean,
): boolean {
  let part = 0;
  let afterAny: number | undefined;
  let anyEnd = 0;
  for (let item = 0; item < items.length; ) {
    const wanted = parts[part];
    if (wanted === any) {
      part += 1;
      afterAny = part;
      anyEnd = item;
    } else if (wanted !== undefined && matchesOne(wanted as Part, items[item] as Item)) {
      part += 1;
      item += 1;
    } else if (afterAny !== undefined) {
      part = afterAny;
      anyEnd += 1;
      item = anyEnd;
    } else {
      return false;
    }
  }
  return parts.slice(part).every((rest) => rest === any);
}

function compileSegment(text: string): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  for (let i = 0; i < text.length; ) {
    const character = text.charAt(i);
    if (character === "[") {
      const one = compileClass(text, i);
      if (!one) return undefined;
      pieces.push(one.matches);
      i = one.end;
    } else if (character === "\\") {
      if (i + 1 >= text.length) return undefined;
      pieces.push(exactly(text.charAt(i + 1)));
      i += 2;
    } else {
      if (character === "*") pieces.push(any);
      else pieces.push(character === "?" ? () => true : exactly(character));
      i += 1;
    }
  }
  return pieces;
}

function exactly(wanted: string): (character: string) => boolean {
  return (character) => character === wanted;
}

interface CharacterClass {
  readonly matches: (character: string) => boolean;
  /** Index behind the closing bracket. */
  readonly end: number;
}

/** `[abc]`, `[a-z]`, `[!a]`, `[^a]`, `[[:digit:]]`; a bracket that comes first is one of the characters. */
function compileClass(text: string, start: number): CharacterClass | undefined {
  const isNegated = /[!^]/.test(text.charAt(start + 1));
  const first = start + (isNegated ? 2 : 1);
  const tests: ((character: string) => boolean)[] = [];
  for (let i = first; i < text.length; ) {
    if (text.charAt(i) === "]" && i > first) {
      return { matches: (character) => tests.some((test) => test(character)) !== isNegated, end: i + 1 };
    }
    const named = /^\[:([a-z]+):\]/.exec(text.slice(i, i + 12));
    if (named) {
      const characters = namedClasses.get(named[1] ?? "");
      if (!characters) return undefined;
      tests.push((character) => characters.test(character));
      i += named[0].length;
      continue;
    }
    const [low, next] = classCharacter(text, i);
    const isRange = text.charAt(next) === "-" && next + 1 < text.length && text.charAt(next + 1) !== "]";
    const [high, end] = isRange ? classCharacter(text, next + 1) : [low, next];
    tests.push((character) => low <= character && character <= high);
    i = end;
  }
  return undefined;
}

function classCharacter(text: string, i: number): [character: string, next: number] {
  return text.charAt(i) === "\\" ? [text.charAt(i + 1), i + 2] : [text.charAt(i), i + 1];
}

const namedClasses: ReadonlyMap<string, RegExp> = new Map([
  ["alnum", /[A-Za-z0-9]/],
  ["alpha", /[A-Za-z]/],
  ["blank", /[ \t]/],
  ["digit", /[0-9]/],
  ["lower", /[a-z]/],
  ["punct", /[!-/:-@[-`{-~]/],
  ["space", /\s/],
  ["upper", /[A-Z]/],
  ["xdigit", /[A-Fa-f0-9]/],
]);
