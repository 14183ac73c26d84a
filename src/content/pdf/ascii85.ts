const [first, zero, tilde] = [0x21, 0x7a, 0x7e];

/** Five characters for four bytes, `z` for four zeros, `~>` at the end. ISO 32000-1, 7.4.3. */
export function ascii85(text: Buffer): Buffer {
  const bytes = Buffer.alloc(4 * text.length + 4);
  let length = 0;
  let group: number[] = [];
  for (const character of text) {
    if (character === tilde) break;
    if (character === zero && group.length === 0) length += 4;
    else if (character >= first && character < first + 85) group.push(character - first);
    if (group.length < 5) continue;
    length = bytes.writeUInt32BE(numberOf(group), length);
    group = [];
  }
  if (group.length < 2) return bytes.subarray(0, length);
  bytes.writeUInt32BE(numberOf([...group, 84, 84, 84].slice(0, 5)), length);
  return bytes.subarray(0, length + group.length - 1);
}

function numberOf(digits: readonly number[]): number {
  return digits.reduce((value, digit) => value * 85 + digit, 0) % 2 ** 32;
}
