/**
 * Where `byte` stands next, at or after `from`; -1 where it does not. The native search is many times as fast as a loop, but
 * a call costs as much as some dozens of steps: where the last one was, the next one is often near.
 */
export function nextByte(text: Buffer, byte: number, from: number): number {
  const near = Math.min(text.length, from + 32);
  for (let at = from; at < near; at++) if (text[at] === byte) return at;
  return near === text.length ? -1 : text.indexOf(byte, near);
}
