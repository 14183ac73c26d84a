/**
 * At least as many instructions as re2 makes of the pattern, give or take a handful. Found by reading it once, since compiling
 * takes time and memory in proportion, and a short pattern can ask for a million: `(?:abc){1000}`.
 */
export function programSizeOf(pattern: string): number {
  const open: Group[] = [];
  let group: Group = { size: 0, last: 0 };
  for (const [token] of pattern.matchAll(tokens)) {
    if (token === "(" || token.startsWith("(?")) {
      open.push(group);
      group = { size: 0, last: 0 };
    } else if (token === ")") {
      const outer = open.pop() ?? { size: 0, last: 0 };
      group = withAtom(outer, sizeOf(group) + 2);
    } else if (repeat.test(token)) {
      group = { ...group, last: (group.last + 1) * timesOf(token) };
    } else {
      group = withAtom(group, token.startsWith("\\Q") ? token.length : 1);
    }
  }
  return [...open, group].reduce((sum, one) => sum + sizeOf(one), 0);
}

interface Group {
  /** Of all atoms but the last. */
  readonly size: number;
  /** Of the last atom: what a repetition repeats. */
  readonly last: number;
}

function withAtom({ size, last }: Group, atom: number): Group {
  return { size: size + last, last: atom };
}

function sizeOf({ size, last }: Group): number {
  return size + last;
}

/** Quoted text, an escape, a class, a group's beginning, a repetition, and any other character. */
const tokens =
  /\\Q.*?(?:\\E|$)|\\[pPx]\{[^}]*\}|\\.|\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\])*\]|\(\?(?:P?<\w+>|[\w-]*[:)])?|\{\d+(?:,\d*)?\}|./gs;

const repeat = /^(?:[*+?]|\{\d+(?:,\d*)?\})$/;

function timesOf(token: string): number {
  const counts = token.match(/\d+/g) ?? [];
  return Math.max(1, ...counts.map(Number));
}
