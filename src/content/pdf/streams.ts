/** A stream of a PDF file: a dictionary, and bytes that it says how to read. ISO 32000-1, 7.3.8. */
export interface PdfStream {
  /** Number of its object. */
  readonly object: number;
  /** What stands between `obj` and `stream`. */
  readonly dictionary: string;
  /** Where its bytes stand in the file. */
  readonly start: number;
  readonly end: number;
}

const keyword = Buffer.from("stream");
const endKeyword = Buffer.from("endstream");
/** A dictionary with more in it describes an image, hardly text. */
const longestDictionary = 4096;

/** In the order of the file, whatever its cross-reference table says: what an older version of it held is there, too. */
export function* streamsIn(bytes: Buffer): Generator<PdfStream> {
  let at = bytes.indexOf(keyword);
  let from = 0;
  while (at !== -1) {
    const start = startOfData(bytes, at + keyword.length);
    const head = start === undefined ? undefined : headIn(bytes, Math.max(from, at - longestDictionary), at);
    from = at;
    if (start === undefined || head === undefined) at = bytes.indexOf(keyword, at + keyword.length);
    else {
      const end = endOfData(bytes, start, head.dictionary);
      yield { ...head, start, end };
      at = bytes.indexOf(keyword, end + endKeyword.length);
    }
  }
}

/** `12 0 obj << … >>`. */
function headIn(bytes: Buffer, from: number, to: number): Pick<PdfStream, "object" | "dictionary"> | undefined {
  const before = bytes.toString("latin1", from, to);
  if (!before.trimEnd().endsWith(">>")) return undefined;
  const end = before.lastIndexOf("obj");
  const number = /(\d{1,10})\s{1,9}\d{1,5}\s{0,9}$/.exec(before.slice(Math.max(0, end - 30), Math.max(0, end)))?.[1];
  return number === undefined ? undefined : { object: Number(number), dictionary: before.slice(end + 3) };
}

/** A line ends behind the keyword. */
function startOfData(bytes: Buffer, at: number): number | undefined {
  if (bytes[at] === 0x0a) return at + 1;
  if (bytes[at] === 0x0d) return bytes[at + 1] === 0x0a ? at + 2 : at + 1;
  return undefined;
}

/** Where the dictionary says, if the keyword stands there; or where that comes next. */
function endOfData(bytes: Buffer, start: number, dictionary: string): number {
  const length = Number(/\/Length\s{1,9}(\d{1,10})(?!\s{1,9}\d{1,5}\s{1,9}R)/.exec(dictionary)?.[1] ?? Number.NaN);
  const after = bytes.subarray(start + length, start + length + endKeyword.length + 2);
  if (after.includes(endKeyword)) return start + length;
  const end = bytes.indexOf(endKeyword, start);
  return end === -1 ? bytes.length : end;
}
