const [quote, comma, carriageReturn, lineFeed, blank, tab] = Buffer.from('",\r\n \t');
const deepest = 40;

/**
 * The length of what stands at `at` between a line and the next one where a text is kept as a JSON list of its lines, as
 * notebooks do: `…\n",` and, on the next line, `"…`. 0 where it is something else.
 */
export function joinAfter(text: Buffer, at: number): number {
  if (text[at] !== quote || text[at + 1] !== comma) return 0;
  let next = text[at + 2] === carriageReturn ? at + 3 : at + 2;
  if (text[next] !== lineFeed) return 0;
  next++;
  const limit = next + deepest;
  while (next < limit && (text[next] === blank || text[next] === tab)) next++;
  return text[next] === quote ? next + 1 - at : 0;
}
