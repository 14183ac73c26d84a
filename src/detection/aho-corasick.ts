/**
 * Finds many literals in one pass over bytes, whatever their number. Literals are lower-case ASCII; the bytes are read as
 * if they were in lower case, and as if `_`, `-` and `.` were the same: names are joined by any of them.
 *
 * The pass waits for memory, not for arithmetic. So the table is as small as it can be (two bytes a cell), the states that
 * are visited most stand together (those nearest to the start), and the question whether a literal ends is a comparison.
 * How it is walked: lanes.ts.
 */
import { type Machine, rowLength, walkOf } from "./lanes.ts";

export interface Automaton {
  /**
   * Calls `visit` with the literal's index and the offset just after it, in the order of the bytes. Not to be called again
   * from within `visit`.
   */
  readonly find: (bytes: Uint8Array, visit: (literal: number, end: number) => void) => void;
}

export function buildAutomaton(literals: readonly string[]): Automaton {
  const classes = classesOf(literals);
  const linkedTrie = linked(trieOf(literals, classes));
  const { firstEnding, endings, fill } = statesOf(linkedTrie);
  const longest = literals.reduce((most, { length }) => Math.max(most, length), 1);
  const walk = walkOf({ stateCount: linkedTrie.trie.size, firstEnding, longest, classes, fill });
  return {
    find: (bytes, visit) =>
      walk(bytes, (state, end) => {
        for (const literal of endings[state - firstEnding] as readonly number[]) visit(literal, end);
      }),
  };
}

function classesOf(literals: readonly string[]): Uint8Array {
  const classes = new Uint8Array(256);
  let classCount = 1;
  for (const character of new Set(literals.join("").replace(/[-.]/g, "_"))) {
    if (character >= "\x7f" || character !== character.toLowerCase()) throw new Error("literals are lower-case ASCII");
    if (classCount === rowLength) throw new Error(`literals hold at most ${rowLength - 1} different characters`);
    classes[character.charCodeAt(0)] = classCount;
    classes[character.toUpperCase().charCodeAt(0)] = classCount;
    classCount++;
  }
  for (const joint of "-.") classes[joint.charCodeAt(0)] = classes["_".charCodeAt(0)] as number;
  return classes;
}

/** All by state; 0 is the start, and stands for "none" where it cannot be meant. */
interface Trie {
  /** How many states there are. */
  readonly size: number;
  /** The class that leads to the state. */
  readonly symbol: Uint8Array;
  readonly firstChild: Int32Array;
  readonly nextSibling: Int32Array;
  readonly endings: (readonly number[])[];
}

/** One for all states at which nothing ends, so that they can be told by identity. */
const noEndings: readonly number[] = [];

function trieOf(literals: readonly string[], classes: Uint8Array): Trie {
  const most = literals.reduce((sum, literal) => sum + literal.length, 1);
  const trie = {
    size: 1,
    symbol: new Uint8Array(most),
    firstChild: new Int32Array(most),
    nextSibling: new Int32Array(most),
    endings: [noEndings],
  };
  for (const [index, literal] of literals.entries()) {
    let state = 0;
    for (let i = 0; i < literal.length; i++) {
      const symbol = classes[literal.charCodeAt(i)] as number;
      const child = childOf(trie, state, symbol);
      if (child !== 0) {
        state = child;
        continue;
      }
      const added = trie.size++;
      trie.symbol[added] = symbol;
      trie.nextSibling[added] = trie.firstChild[state] as number;
      trie.firstChild[state] = added;
      trie.endings[added] = noEndings;
      state = added;
    }
    trie.endings[state] = [...(trie.endings[state] ?? noEndings), index];
  }
  return trie;
}

function childOf({ symbol, firstChild, nextSibling }: Trie, state: number, wanted: number): number {
  let child = firstChild[state] as number;
  while (child !== 0 && symbol[child] !== wanted) child = nextSibling[child] as number;
  return child;
}

interface Linked {
  readonly trie: Trie;
  /** The states by their distance from the start. */
  readonly order: Int32Array;
  /** Where to go on when the literals go no further: the longest other literal that the bytes read so far begin. */
  readonly fallback: Int32Array;
}

/** Finds the fallbacks, and gives each state the endings of its fallback, too. */
function linked(trie: Trie): Linked {
  const { size, symbol, firstChild, nextSibling, endings } = trie;
  const order = new Int32Array(size);
  const fallback = new Int32Array(size);
  let known = 1;
  for (let done = 0; done < known; done++) {
    const state = order[done] as number;
    for (let child = firstChild[state] as number; child !== 0; child = nextSibling[child] as number) {
      order[known++] = child;
      if (state === 0) continue;
      let other = fallback[state] as number;
      let target = childOf(trie, other, symbol[child] as number);
      while (target === 0 && other !== 0) {
        other = fallback[other] as number;
        target = childOf(trie, other, symbol[child] as number);
      }
      fallback[child] = target;
      const inherited = endings[target] ?? noEndings;
      if (inherited !== noEndings) endings[child] = [...(endings[child] ?? noEndings), ...inherited];
    }
  }
  return { trie, order, fallback };
}

interface States {
  /** Literals end at this state and at all behind it. */
  readonly firstEnding: number;
  /** State − firstEnding → the literals that end there, by their index. */
  readonly endings: readonly (readonly number[])[];
  readonly fill: Machine["fill"];
}

/** The states at which literals end behind the others, both by their distance from the start. */
function statesOf({ trie, order, fallback }: Linked): States {
  const { size, symbol, firstChild, nextSibling, endings } = trie;
  const isEnding = (state: number) => endings[state] !== noEndings;
  const ending = order.filter(isEnding);
  const firstEnding = size - ending.length;
  const place = new Int32Array(size);
  for (const [i, state] of order.filter((state) => !isEnding(state)).entries()) place[state] = i;
  for (const [i, state] of ending.entries()) place[state] = firstEnding + i;
  return {
    firstEnding,
    endings: Array.from(ending, (state) => endings[state] ?? noEndings),
    fill(next) {
      for (const state of order) {
        const row = (place[state] as number) * rowLength;
        const other = (place[fallback[state] as number] as number) * rowLength;
        if (state !== 0) next.copyWithin(row, other, other + rowLength);
        for (let child = firstChild[state] as number; child !== 0; child = nextSibling[child] as number) {
          next[row + (symbol[child] as number)] = place[child] as number;
        }
      }
    },
  };
}
