const longestName = 80;
const lineFeed = 10;

/** Where the text begins that is kept before an encoded stretch: its line up to it, as far as a name and an operator can reach. */
export function keptBefore(text: Buffer, at: number, floor: number): number {
  const lowest = Math.max(floor, at - longestName);
  let start = at;
  while (start > lowest && text[start - 1] !== lineFeed) start--;
  return start;
}
