/**
 * As much of an assembler for WebAssembly as lanes.ts needs: an instruction is its bytes, as the specification gives them,
 * and a program is the bytes one after the other. All numbers are 32-bit integers.
 */
export type Code = readonly number[];

export const code = (...parts: readonly Code[]): Code => parts.flat();

/** Parameters and locals by their index, parameters first. */
export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number): Code => [0x21, ...unsigned(local)];
export const tee = (local: number): Code => [0x22, ...unsigned(local)];
export const constant = (value: number): Code => [0x41, ...signed(value)];

/** From the address on the stack and the offset. */
export const load8 = (offset: number): Code => [0x2d, 0, ...unsigned(offset)];
export const load16 = (offset: number): Code => [0x2f, 0, ...unsigned(offset)];
export const load32 = (offset: number): Code => [0x28, 0, ...unsigned(offset)];
/** The value on top of the stack, to the address below it. */
export const store32 = (offset: number): Code => [0x36, 0, ...unsigned(offset)];

export const isBelow: Code = [0x49];
export const isNotBelow: Code = [0x4f];
export const add: Code = [0x6a];
export const multiply: Code = [0x6c];
export const shiftLeft: Code = [0x74];

/** Where the top of the stack is not 0. */
export const when = (then: Code): Code => [0x04, 0x40, ...then, 0x0b];
/** Again, as long as `condition` leaves something other than 0. */
export const repeat = (body: Code, condition: Code): Code => [0x03, 0x40, ...body, ...condition, 0x0d, 0, 0x0b];

export type NumberFunction = (...parameters: number[]) => number;

export interface Routine {
  readonly name: string;
  /** Of `parameters`, all are given; of `locals`, all are 0. */
  readonly parameters: number;
  readonly locals: number;
  /** Leaves its result on the stack. */
  readonly body: Code;
}

const pageLength = 65_536;

/** In whole pages, all 0. */
export function memoryOf(length: number): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: Math.ceil(length / pageLength) });
}

/** Each of the routines as a function of numbers, by its name. Throws where the code is not valid. */
export function assemble(
  memory: WebAssembly.Memory,
  routines: readonly Routine[],
): Readonly<Record<string, NumberFunction>> {
  const pages = memory.buffer.byteLength / pageLength;
  const module = new WebAssembly.Module(
    Uint8Array.from([
      ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      ...section(
        1,
        vector(routines.map(({ parameters }) => [0x60, ...vector(repeated(int32, parameters)), 1, ...int32])),
      ),
      ...section(2, vector([[...named("host"), ...named("memory"), 0x02, 0x00, ...unsigned(pages)]])),
      ...section(3, vector(routines.map((_routine, type) => unsigned(type)))),
      ...section(7, vector(routines.map(({ name }, i) => [...named(name), 0x00, ...unsigned(i)]))),
      ...section(
        10,
        vector(routines.map(({ locals, body }) => sized([1, ...unsigned(locals), ...int32, ...body, 0x0b]))),
      ),
    ]),
  );
  return new WebAssembly.Instance(module, { host: { memory } }).exports;
}

const int32: Code = [0x7f];

const section = (id: number, content: Code): Code => [id, ...sized(content)];
const sized = (content: Code): Code => [...unsigned(content.length), ...content];
const vector = (parts: readonly Code[]): Code => [...unsigned(parts.length), ...parts.flat()];
const repeated = (part: Code, times: number): readonly Code[] => Array.from({ length: times }, () => part);
const named = (name: string): Code => sized([...Buffer.from(name)]);

/** Numbers are written seven bits a byte, the lowest first. */
function unsigned(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): Code {
  const isLast = value >= -0x40 && value < 0x40;
  return isLast ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}

/** What we use of it: its types come with those of browsers, of which there are none here. */
declare namespace WebAssembly {
  class Memory {
    constructor(size: { readonly initial: number });
    readonly buffer: ArrayBuffer;
  }
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports: { readonly host: { readonly memory: Memory } });
    readonly exports: Readonly<Record<string, NumberFunction>>;
  }
}
