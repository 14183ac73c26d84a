/** Cuts a text at a line so that it fits into `maxBytes` of UTF-8 and says how much is missing. A code block that is cut through is closed. */
export function clipLines(text: string, maxBytes: number): string {
  if (Buffer.byteLength(text) <= maxBytes) return text;
  const lines = text.split("\n");
  // Room for the closing fence and the note.
  let room = maxBytes - 200;
  let kept = 0;
  let fence: string | undefined;
  for (const line of lines) {
    room -= Buffer.byteLength(line) + 1;
    if (room < 0) break;
    fence = fenceAfter(line, fence);
    kept += 1;
  }
  const missing = lines.length - kept;
  const note = `… ${missing} more ${missing === 1 ? "line" : "lines"}: this text has reached GitHub's limit.`;
  return [...lines.slice(0, kept), ...(fence ? [fence] : []), "", note].join("\n");
}

/** Cuts a short text in the middle of nowhere, but never through a character. */
export function clipCharacters(text: string, maxCharacters: number): string {
  if (text.length <= maxCharacters) return text;
  return `${text.slice(0, maxCharacters - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

function fenceAfter(line: string, open: string | undefined): string | undefined {
  const fence = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
  if (!fence) return open;
  if (!open) return fence;
  const closes = fence[0] === open[0] && fence.length >= open.length && line.trim() === fence;
  return closes ? undefined : open;
}
