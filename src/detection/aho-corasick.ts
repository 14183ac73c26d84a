/**
 * Finds many literals in one pass over bytes, whatever their number. Literals are lower-case ASCII; the bytes are read as
 * if they were in lower case.
 */
export interface Automaton {
  /** Byte → class; every byte that no literal holds is class 0. */
  readonly classes: Uint8Array;
  readonly classCount: number;
  /**
   * Where the row of the next state begins in this very table, at the present row's beginning plus the byte's class.
   * Negative where a literal ends: the loop then needs no second table for the question it asks of every byte.
   */
  readonly next: Int32Array;
  /** State → the literals that end there, by their index. */
  readonly endings: readonly (readonly number[])[];
}

export function buildAutomaton(literals: readonly string[]): Automaton {
  const { classes, classCount } = classesOf(literals);
  const trie = trieOf(literals, classes, classCount);
  completeTransitions(trie, classCount);
  const { rows, endings } = trie;
  const next = new Int32Array(endings.length * classCount);
  for (let i = 0; i < next.length; i++) {
    const target = rows[i] as number;
    next[i] = endings[target] === noEndings ? target * classCount : -target * classCount;
  }
  return { classes, classCount, next, endings };
}

/** Calls `visit` with the literal's index and the offset just after it, in the order of the bytes. */
export function findLiterals(
  bytes: Uint8Array,
  automaton: Automaton,
  visit: (literal: number, end: number) => void,
): void {
  const { classes, classCount, next, endings } = automaton;
  const length = bytes.length;
  let row = 0;
  for (let i = 0; i < length; i++) {
    row = next[row + (classes[bytes[i] as number] as number)] as number;
    if (row >= 0) continue;
    row = -row;
    for (const literal of endings[row / classCount] as readonly number[]) visit(literal, i + 1);
  }
}

function classesOf(literals: readonly string[]): { classes: Uint8Array; classCount: number } {
  const classes = new Uint8Array(256);
  let classCount = 1;
  for (const character of new Set(literals.join(""))) {
    if (character >= "\x7f" || character !== character.toLowerCase()) throw new Error("literals are lower-case ASCII");
    classes[character.charCodeAt(0)] = classCount;
    classes[character.toUpperCase().charCodeAt(0)] = classCount;
    classCount++;
  }
  return { classes, classCount };
}

interface Trie {
  /** At state × classCount + class: the next state; -1 where the literals go no further. */
  readonly rows: Int32Array;
  readonly endings: (readonly number[])[];
}

/** One for all states at which nothing ends, so that they can be told by identity. */
const noEndings: readonly number[] = [];

function trieOf(literals: readonly string[], classes: Uint8Array, classCount: number): Trie {
  const mostStates = literals.reduce((sum, literal) => sum + literal.length, 1);
  const rows = new Int32Array(mostStates * classCount).fill(-1);
  const endings: (readonly number[])[] = [noEndings];
  for (const [index, literal] of literals.entries()) {
    let state = 0;
    for (let i = 0; i < literal.length; i++) {
      const at = state * classCount + (classes[literal.charCodeAt(i)] as number);
      if (rows[at] === -1) rows[at] = endings.push(noEndings) - 1;
      state = rows[at] as number;
    }
    endings[state] = [...(endings[state] ?? noEndings), index];
  }
  return { rows, endings };
}

/** Where a literal goes no further, go on with the longest other literal that the bytes read so far begin. */
function completeTransitions({ rows, endings }: Trie, classCount: number): void {
  const fallback = new Int32Array(endings.length);
  const queue = new Int32Array(endings.length);
  let queued = 1;
  for (let done = 0; done < queued; done++) {
    const state = queue[done] as number;
    const other = (fallback[state] as number) * classCount;
    for (let c = 0; c < classCount; c++) {
      const at = state * classCount + c;
      const target = rows[at] as number;
      const otherTarget = state === 0 ? 0 : (rows[other + c] as number);
      if (target === -1) {
        rows[at] = otherTarget;
        continue;
      }
      fallback[target] = otherTarget;
      const inherited = endings[otherTarget] ?? noEndings;
      if (inherited !== noEndings) endings[target] = [...(endings[target] ?? noEndings), ...inherited];
      queue[queued++] = target;
    }
  }
}
