/** Which lines a file's patch shows, and where: GitHub takes review comments on these lines only. */
export interface Hunk {
  /** `@@ -1,4 +1,6 @@ …` */
  readonly header: string;
  readonly lines: readonly HunkLine[];
}

export interface HunkLine {
  /** As in the patch, with its leading ` `, `+` or `-`. */
  readonly text: string;
  /** Line number before the change; undefined for an added line. */
  readonly left: number | undefined;
  /** Line number after the change; undefined for a removed line. */
  readonly right: number | undefined;
  /** GitHub's `position`: lines below the patch's first header, later headers counted too. */
  readonly position: number;
}

export type Side = "LEFT" | "RIGHT";

export interface LinePlace {
  readonly hunk: Hunk;
  readonly line: HunkLine;
}

const hunkHeader = /^@@ -(?<left>\d+)(?:,\d+)? \+(?<right>\d+)(?:,\d+)? @@/;

/** @param patch the hunks of one file as GitHub's `patch` field holds them, without git's file headers */
export function readHunks(patch: string): readonly Hunk[] {
  const hunks: { header: string; lines: HunkLine[] }[] = [];
  let left = 0;
  let right = 0;
  for (const [index, text] of patch.split("\n").entries()) {
    const start = hunkHeader.exec(text)?.groups;
    if (start) {
      left = Number(start.left);
      right = Number(start.right);
      hunks.push({ header: text, lines: [] });
      continue;
    }
    const lines = hunks.at(-1)?.lines;
    const sign = text[0];
    if (sign === " ") lines?.push({ text, left: left++, right: right++, position: index });
    else if (sign === "+") lines?.push({ text, left: undefined, right: right++, position: index });
    else if (sign === "-") lines?.push({ text, left: left++, right: undefined, position: index });
    // What remains is `\ No newline at end of file`: it takes a position, but nobody can comment on it.
  }
  return hunks;
}

/** Context lines can be commented on from both sides. */
export function findLine(hunks: readonly Hunk[], side: Side, number: number): LinePlace | undefined {
  return find(hunks, (line) => (side === "RIGHT" ? line.right : line.left) === number);
}

export function findPosition(hunks: readonly Hunk[], position: number): LinePlace | undefined {
  return find(hunks, (line) => line.position === position);
}

/** The hunk from its header down to the commented line: a comment's `diff_hunk`. */
export function hunkUpTo({ hunk, line }: LinePlace): string {
  const shown = hunk.lines.filter((other) => other.position <= line.position);
  return [hunk.header, ...shown.map((other) => other.text)].join("\n");
}

/**
 * Where a line of an older version of a file stands in a newer one; undefined when it was changed or removed.
 *
 * @param patch what changed between the two versions, with any number of context lines
 */
export function followLine(patch: string, number: number): number | undefined {
  let shift = 0;
  for (const line of readHunks(patch).flatMap((hunk) => hunk.lines)) {
    if (line.left === undefined) {
      if ((line.right ?? 0) <= number + shift) shift += 1;
      continue;
    }
    if (line.left > number) break;
    if (line.right !== undefined) continue;
    if (line.left === number) return undefined;
    shift -= 1;
  }
  return number + shift;
}

function find(hunks: readonly Hunk[], accept: (line: HunkLine) => boolean): LinePlace | undefined {
  for (const hunk of hunks) {
    const line = hunk.lines.find(accept);
    if (line) return { hunk, line };
  }
  return undefined;
}
