/**
 * People tick the boxes of an issue by editing its body, which we also edit. A box that is ticked in `previous` stays ticked
 * in `next` where its text is the same.
 */
export function keepTicks(previous: string, next: string): string {
  const ticked = new Set(tickedTexts(previous));
  return next
    .split("\n")
    .map((line) => (line.startsWith(openBox) && ticked.has(line.slice(openBox.length).trim()) ? tick(line) : line))
    .join("\n");
}

const openBox = "- [ ] ";

function tickedTexts(body: string): string[] {
  return body
    .split("\n")
    .filter((line) => /^- \[[xX]\] /.test(line))
    .map((line) => line.slice(openBox.length).trim());
}

function tick(line: string): string {
  return `- [x] ${line.slice(openBox.length)}`;
}
