export type Side = "LEFT" | "RIGHT";

export type PatchLine =
  | { readonly kind: "context"; readonly old: number; readonly new: number; readonly text: string }
  | { readonly kind: "added"; readonly new: number; readonly text: string }
  | { readonly kind: "removed"; readonly old: number; readonly text: string }
  /** `\ No newline at end of file`, about the line before it. */
  | { readonly kind: "note"; readonly text: string };

export interface Hunk {
  /** `@@ -1,4 +1,5 @@ function f()` */
  readonly heading: string;
  readonly lines: readonly PatchLine[];
}

/** Parses the `patch` of a file, or the `diff_hunk` of a review comment, as the REST API gives them. */
export function parsePatch(patch: string): readonly Hunk[] {
  const hunks: { heading: string; lines: PatchLine[] }[] = [];
  let old = 0;
  let next = 0;
  for (const text of patch.split("\n")) {
    const start = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(text);
    if (start) {
      old = Number(start[1]);
      next = Number(start[2]);
      hunks.push({ heading: text, lines: [] });
      continue;
    }
    const line = parseLine(text, old, next);
    if (!line) continue;
    if ("old" in line) old += 1;
    if ("new" in line) next += 1;
    hunks.at(-1)?.lines.push(line);
  }
  return hunks;
}

/** Text of the lines `from` to `to` on one side, as far as the hunks show them. */
export function linesBetween(hunks: readonly Hunk[], side: Side, from: number, to: number): readonly string[] {
  return hunks
    .flatMap((hunk) => hunk.lines)
    .filter((line) => isOn(line, side, from, to))
    .map((line) => line.text);
}

/** On the left a line has the number it had before the change. */
export function numberOn(line: PatchLine, side: Side): number | undefined {
  if (side === "LEFT") return "old" in line ? line.old : undefined;
  return "new" in line ? line.new : undefined;
}

function isOn(line: PatchLine, side: Side, from: number, to: number): boolean {
  const number = numberOn(line, side);
  return number !== undefined && number >= from && number <= to;
}

function parseLine(text: string, old: number, next: number): PatchLine | undefined {
  const content = text.slice(1);
  switch (text.charAt(0)) {
    case " ":
      return { kind: "context", old, new: next, text: content };
    case "+":
      return { kind: "added", new: next, text: content };
    case "-":
      return { kind: "removed", old, text: content };
    case "\\":
      return { kind: "note", text: content.trim() };
    default:
      return undefined;
  }
}
