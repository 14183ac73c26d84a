/**
 * Finds many literals in one pass over bytes, whatever their number. Literals are lower-case ASCII; the bytes are read as
 * if they were in lower case, and as if `_`, `-` and `.` were the same: names are joined by any of them.
 *
 * The pass waits for memory, not for arithmetic. So the table is as small as it can be (two bytes a cell), the states that
 * are visited most stand together (those nearest to the start), and the question whether a literal ends is a comparison.
 */
export interface Automaton {
  /** Calls `visit` with the literal's index and the offset just after it, in the order of the bytes. */
  readonly find: (bytes: Uint8Array, visit: (literal: number, end: number) => void) => void;
}

export function buildAutomaton(literals: readonly string[]): Automaton {
  const classes = classesOf(literals);
  const trie = trieOf(literals, classes);
  return finderFor({ classes, ...inOrder(trie, completeTransitions(trie)) });
}

interface Tables {
  /** Byte → class, below 64; every byte that no literal holds is class 0. */
  readonly classes: Uint8Array;
  /** At state × 64 + class: the next state. */
  readonly next: Uint16Array | Uint32Array;
  /** Literals end at this state and at all behind it. */
  readonly firstEnding: number;
  /** State − firstEnding → the literals that end there, by their index. */
  readonly endings: readonly (readonly number[])[];
}

/** 64, as a shift. */
const rowBits = 6;
const rowLength = 1 << rowBits;

/** A closure over the tables: the compiler then takes them for constants, which makes the loop a third faster. */
function finderFor({ classes, next, firstEnding, endings }: Tables): Automaton {
  return {
    find(bytes, visit) {
      const length = bytes.length;
      let state = 0;
      for (let i = 0; i < length; i++) {
        state = next[(state << rowBits) | (classes[bytes[i] as number] as number)] as number;
        if (state < firstEnding) continue;
        for (const literal of endings[state - firstEnding] as readonly number[]) visit(literal, i + 1);
      }
    },
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

interface Trie {
  /** At state × 64 + class: the next state; 0 where the literals go no further. */
  readonly rows: Int32Array;
  readonly endings: (readonly number[])[];
}

/** One for all states at which nothing ends, so that they can be told by identity. */
const noEndings: readonly number[] = [];

function trieOf(literals: readonly string[], classes: Uint8Array): Trie {
  const mostStates = literals.reduce((sum, literal) => sum + literal.length, 1);
  const rows = new Int32Array(mostStates * rowLength);
  const endings: (readonly number[])[] = [noEndings];
  for (const [index, literal] of literals.entries()) {
    let state = 0;
    for (let i = 0; i < literal.length; i++) {
      const at = state * rowLength + (classes[literal.charCodeAt(i)] as number);
      if (rows[at] === 0) rows[at] = endings.push(noEndings) - 1;
      state = rows[at] as number;
    }
    endings[state] = [...(endings[state] ?? noEndings), index];
  }
  return { rows, endings };
}

/**
 * Where a literal goes no further, go on with the longest other literal that the bytes read so far begin. Returns the states
 * in the order of their distance from the start.
 */
function completeTransitions({ rows, endings }: Trie): Int32Array {
  const fallback = new Int32Array(endings.length);
  const queue = new Int32Array(endings.length);
  let queued = 1;
  for (let done = 0; done < queued; done++) {
    const state = queue[done] as number;
    const other = (fallback[state] as number) * rowLength;
    for (let c = 0; c < rowLength; c++) {
      const at = state * rowLength + c;
      const target = rows[at] as number;
      const otherTarget = state === 0 ? 0 : (rows[other + c] as number);
      if (target === 0) {
        rows[at] = otherTarget;
        continue;
      }
      fallback[target] = otherTarget;
      const inherited = endings[otherTarget] ?? noEndings;
      if (inherited !== noEndings) endings[target] = [...(endings[target] ?? noEndings), ...inherited];
      queue[queued++] = target;
    }
  }
  return queue;
}

/** The same states, those at which literals end behind the others, both by their distance from the start. */
function inOrder({ rows, endings }: Trie, queue: Int32Array): Omit<Tables, "classes"> {
  const isEnding = (state: number) => endings[state] !== noEndings;
  const order = [...queue.filter((state) => !isEnding(state)), ...queue.filter(isEnding)];
  const place = new Int32Array(order.length);
  for (const [i, state] of order.entries()) place[state] = i;
  const cells = order.length * rowLength;
  const next = order.length <= 0xffff ? new Uint16Array(cells) : new Uint32Array(cells);
  for (const [i, state] of order.entries()) {
    for (let c = 0; c < rowLength; c++)
      next[i * rowLength + c] = place[rows[state * rowLength + c] as number] as number;
  }
  const firstEnding = order.findIndex(isEnding);
  return {
    next,
    firstEnding: firstEnding === -1 ? order.length : firstEnding,
    endings: order.filter(isEnding).map((state) => endings[state] ?? noEndings),
  };
}
