/**
 * Finds many literals in one pass over a text, whatever their number. Literals are lower-case ASCII; the text is read
 * as if it were in lower case.
 */
export interface Automaton {
  /** Character code → class; every character that no literal holds is class 0. */
  readonly classes: Uint8Array;
  readonly classCount: number;
  /**
   * Where the row of the next state begins in this very table, at the present row's beginning plus the character's
   * class. Negative where a literal ends: the loop then needs no second table for the question it asks of every character.
   */
  readonly next: Int32Array;
  /** State → the literals that end there, by their index. */
  readonly endings: readonly (readonly number[])[];
}

export function buildAutomaton(literals: readonly string[]): Automaton {
  const { classes, classCount } = classesOf(literals);
  const trie = trieOf(literals, classes, classCount);
  const states = completeTransitions(trie, classCount);
  const next = new Int32Array(states.length * classCount);
  for (const [state, row] of states.entries()) {
    for (const [c, target] of row.entries()) {
      const isEnd = trie.endings[target]?.length !== 0;
      next[state * classCount + c] = isEnd ? -target * classCount : target * classCount;
    }
  }
  return { classes, classCount, next, endings: trie.endings };
}

/** Calls `visit` with the literal's index and the offset just after it, in the order of the text. */
export function findLiterals(text: string, automaton: Automaton, visit: (literal: number, end: number) => void): void {
  const { classes, classCount, next, endings } = automaton;
  const length = text.length;
  let row = 0;
  for (let i = 0; i < length; i++) {
    row = next[row + (classes[text.charCodeAt(i)] as number)] as number;
    if (row >= 0) continue;
    row = -row;
    for (const literal of endings[row / classCount] as readonly number[]) visit(literal, i + 1);
  }
}

function classesOf(literals: readonly string[]): { classes: Uint8Array; classCount: number } {
  const classes = new Uint8Array(65_536);
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
  /** State → class → state; -1 where the literals go no further. */
  readonly rows: number[][];
  readonly endings: number[][];
}

function trieOf(literals: readonly string[], classes: Uint8Array, classCount: number): Trie {
  const emptyRow = () => new Array<number>(classCount).fill(-1);
  const trie: Trie = { rows: [emptyRow()], endings: [[]] };
  for (const [index, literal] of literals.entries()) {
    let state = 0;
    for (const character of literal) {
      const row = trie.rows[state] as number[];
      const c = classes[character.charCodeAt(0)] as number;
      if (row[c] === -1) {
        row[c] = trie.rows.push(emptyRow()) - 1;
        trie.endings.push([]);
      }
      state = row[c] as number;
    }
    trie.endings[state]?.push(index);
  }
  return trie;
}

/** Where a literal goes no further, go on with the longest other literal that the text read so far begins. */
function completeTransitions({ rows, endings }: Trie, classCount: number): readonly (readonly number[])[] {
  const fallback = new Array<number>(rows.length).fill(0);
  const queue = [0];
  for (const state of queue) {
    const row = rows[state] as number[];
    const other = state === 0 ? undefined : rows[fallback[state] as number];
    for (let c = 0; c < classCount; c++) {
      const target = row[c] as number;
      const otherTarget = other?.[c] ?? 0;
      if (target === -1) {
        row[c] = otherTarget;
        continue;
      }
      fallback[target] = otherTarget;
      endings[target]?.push(...(endings[otherTarget] ?? []));
      queue.push(target);
    }
  }
  return rows;
}
