/**
 * The walk of aho-corasick.ts over the bytes, in WebAssembly. Each step has to wait for what the one before read from the
 * table; so several parts of the text are walked at once, a lane for each, and the steps of all lanes wait together.
 */
import {
  add,
  assemble,
  type Code,
  code,
  constant,
  get,
  isBelow,
  isNotBelow,
  load8,
  load16,
  load32,
  memoryOf,
  multiply,
  type NumberFunction,
  type Routine,
  repeat,
  set,
  shiftLeft,
  store32,
  tee,
  when,
} from "./web-assembly.ts";

/** A power of two. Four lanes are two and a half times as fast as one, eight are slower again: the processor has no room for them. */
const laneCount = 4;
/** A text is walked in chunks of so many bytes, for which the processor's fast memory has room. */
const chunkLength = 32_768;
/** Where a text is shorter, the lanes' run-up would cost more than they save. */
const shortestForLanes = 1024;

export interface Machine {
  readonly stateCount: number;
  /** Literals end at this state and at all behind it. */
  readonly firstEnding: number;
  /** No literal is longer. */
  readonly longest: number;
  /** Byte → class, below `rowLength`. */
  readonly classes: Uint8Array;
  /** Fills the table: at state × `rowLength` + class, the next state. It is all 0. */
  readonly fill: (next: Uint16Array | Uint32Array) => void;
}

/** 64, as a shift. */
const rowBits = 6;
export const rowLength = 1 << rowBits;

/** Calls `visit` with the state and the offset after the byte that led to it, wherever that is one at which literals end. */
export type Walk = (bytes: Uint8Array, visit: (state: number, end: number) => void) => void;

export function walkOf({ stateCount, firstEnding, longest, classes, fill }: Machine): Walk {
  const cellBits = stateCount <= 0xffff ? 1 : 2;
  const runUp = longest - 1;
  const places = placesFor(runUp, (stateCount * rowLength) << cellBits);
  const memory = memoryOf(places.end);
  const all = new Uint8Array(memory.buffer);
  const hits = new Uint32Array(memory.buffer, places.hits, (laneCount * hitsLength) >> 2);
  all.set(classes.map((each) => each << cellBits));
  fill(new (cellBits === 1 ? Uint16Array : Uint32Array)(memory.buffer, places.next, stateCount * rowLength));
  const table: Table = { places, cellBits, firstEnding };
  const { one, several } = assemble(memory, [routine("one", 1, table), routine("several", laneCount, table)]) as {
    readonly one: NumberFunction;
    readonly several: NumberFunction;
  };

  return (bytes, visit) => {
    for (let from = 0; from < bytes.length; from += chunkLength) {
      const length = Math.min(chunkLength, bytes.length - from);
      // What stands before the chunk is walked in silence: a literal may begin there.
      const before = Math.min(runUp, from);
      all.set(bytes.subarray(from - before, from + length), places.text - before);
      const lanes = length < shortestForLanes ? 1 : laneCount;
      const share = Math.ceil(length / lanes);
      all.fill(0, places.text + length, places.text + lanes * share);
      const starts = Array.from({ length: lanes }, (_, lane) => stateAt(lane * share, before + lane * share));
      (lanes === 1 ? one : several)(places.text, share, ...starts);
      for (let lane = 0; lane < lanes; lane++) report(lane, from + 1 - places.text, visit);
    }
  };

  function stateAt(offset: number, known: number): number {
    const length = Math.min(runUp, known);
    return length === 0 ? 0 : one(places.text + offset - length, length, 0);
  }

  function report(lane: number, shift: number, visit: Parameters<Walk>[1]): void {
    for (let i = (lane * hitsLength) >> 2; hits[i] !== 0; i += 2) {
      visit(hits[i + 1] as number, (hits[i] as number) + shift);
    }
  }
}

/** A lane's hits: two numbers of four bytes for each byte of its text, should there be one at each; and the 0 behind them. */
const hitsLength = 8 * (chunkLength / laneCount + 1);

/** Where in the memory what begins, in bytes. The classes are at 0. */
interface Places {
  readonly text: number;
  readonly hits: number;
  readonly next: number;
  readonly end: number;
}

function placesFor(runUp: number, tableLength: number): Places {
  const text = 256 + runUp;
  // The lanes' shares are rounded up.
  const hits = (text + chunkLength + laneCount + 3) & ~3;
  const next = hits + laneCount * hitsLength;
  return { text, hits, next, end: next + tableLength };
}

interface Table {
  readonly places: Places;
  readonly cellBits: 1 | 2;
  readonly firstEnding: number;
}

/**
 * Parameters: where the text begins, how many bytes of it a lane walks, and the state of each lane. Writes for each lane the
 * place and the state of every hit, and a 0 behind the last. Gives the state of the first lane.
 */
function routine(name: string, count: number, table: Table): Routine {
  const lanes = Array.from({ length: count }, (_, i) => laneOf(i, count));
  return {
    name,
    parameters: 2 + count,
    locals: 2 * count,
    body: code(
      ...[get(text), get(share), add, set(endOfFirst(count))],
      ...lanes.map((lane) => begin(lane, table)),
      repeat(
        code(...lanes.map((lane) => step(lane, table)), ...lanes.map(advance)),
        code(get(text), get(endOfFirst(count)), isBelow),
      ),
      ...lanes.map(({ out }) => code(get(out), constant(0), store32(0))),
      get(2),
    ),
  };
}

const text = 0;
const share = 1;
const endOfFirst = (count: number) => 2 + count;

/** Where a lane is, in which state, and where it writes its next hit: by their locals. */
interface Lane {
  readonly index: number;
  readonly at: number;
  readonly state: number;
  readonly out: number;
}

/** The first lane walks with the parameter itself. */
function laneOf(index: number, count: number): Lane {
  const at = index === 0 ? text : endOfFirst(count) + index;
  return { index, at, state: 2 + index, out: endOfFirst(count) + count + index };
}

function begin({ index, at, out }: Lane, { places }: Table): Code {
  const place = index === 0 ? [] : code(get(text), get(share), constant(index), multiply, add, set(at));
  return code(place, constant(places.hits + index * hitsLength), set(out));
}

// biome-ignore format: a line is a statement
function step({ at, state, out }: Lane, { places, cellBits, firstEnding }: Table): Code {
  const load = cellBits === 1 ? load16 : load32;
  return code(
    get(state), constant(rowBits + cellBits), shiftLeft, get(at), load8(0), load8(0), add, load(places.next), tee(state),
    constant(firstEnding), isNotBelow,
    when(code(
      get(out), get(at), store32(0),
      get(out), get(state), store32(4),
      get(out), constant(8), add, set(out),
    )),
  );
}

function advance({ at }: Lane): Code {
  return code(get(at), constant(1), add, set(at));
}
