/**
 * Word and PowerPoint cut a text into runs wherever its looks, or the day it was written on, change: in the middle of a word, too.
 * Here the runs of a paragraph are one again. Everything else of the document's XML stays as it is.
 */
export function joinedRuns(xml: Buffer): Buffer {
  const pieces: string[] = [];
  for (const piece of xml.toString("latin1").split(behindRun)) {
    const run = startOfRun.exec(piece);
    const before = pieces.at(-1);
    if (run === null || before === undefined || breaks.test(piece.slice(0, run.index))) pieces.push(piece);
    else {
      pieces[pieces.length - 1] = before.slice(0, -endOfRun.length);
      pieces.push(piece.slice(run.index + run[0].length));
    }
  }
  return Buffer.from(pieces.join(""), "latin1");
}

/** Whether a file in an archive is what Word or PowerPoint writes text into. */
export function hasRuns(inner: string): boolean {
  return /(?:^|!)(?:word|ppt)\/[^!]{0,100}\.xml$/.test(inner);
}

const endOfRun = "</w:t>";
const behindRun = /(?<=<\/[wa]:t>)/;
const startOfRun = /<[wa]:t(?:\s[^<>]{0,100})?>/;
/** Paragraphs, lines, tabs; and what is not shown between them. */
const breaks = /<\/?[wa]:(?:p|br|cr|tab|fld|instrText)\b/;
