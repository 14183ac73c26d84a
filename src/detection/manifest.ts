import { type Found, type Matcher, nothing } from "./matcher.ts";
import { judgePassword } from "./password.ts";

/** A Kubernetes Secret: each value under `data:`, which is the base64 of a credential whatever its name. */
export function manifestMatcher(): Matcher {
  return {
    anchors: ["kind: secret", 'kind": "secret"', 'kind":"secret"'],
    specificity: 2,
    fixed: 12,
    reach: { before: reach, after: reach },
    mayMatch: ({ bytes }, start, end) => {
      const next = bytes[end];
      const isWord = next === undefined || /[\s"',}]/.test(String.fromCharCode(next));
      return isWord && bytes.subarray(Math.max(0, start - reach), end + reach).includes("data");
    },
    find(text, start, end) {
      const from = documentStart(text, start);
      // Once for a document, however often it says so.
      if (kind.test(text.slice(from, start))) return nothing;
      const document = text.slice(from, documentEnd(text, end));
      return [...valuesIn(document)].map(([at, value]) => ({
        start: from + at,
        end: from + at + value.length,
        ...judge(value),
      }));
    },
  };
}

const kind = /kind["']?:\s?["']?secret/i;

/** In bytes, before and after the line that says what the document is. */
const reach = 8_000;

function documentStart(text: string, at: number): number {
  const separator = text.lastIndexOf("\n---", at);
  return separator === -1 ? 0 : separator;
}

function documentEnd(text: string, at: number): number {
  const separator = text.indexOf("\n---", at);
  return separator === -1 ? text.length : separator;
}

function* valuesIn(document: string): Generator<[number, string]> {
  const data = /(?:^|[\n{,])[ \t]*"?data"?:[ \t]*(?:\{|\r?\n)/.exec(document);
  if (data === null) return;
  const entry = /([ \t]*)"?[\w.-]{1,253}"?:[ \t]*["']?([0-9A-Za-z+/]{4,6000}={0,2})["']?[ \t]*(?:,|\r?\n|$|\})[\s]*?/y;
  entry.lastIndex = data.index + data[0].length;
  for (let match = entry.exec(document); match !== null; match = entry.exec(document)) {
    const value = match[2] ?? "";
    yield [match.index + match[0].lastIndexOf(value), value];
    while (/\s/.test(document.charAt(entry.lastIndex)) && document.charAt(entry.lastIndex) !== " ") entry.lastIndex++;
  }
}

function judge(value: string): Pick<Found, "confidence" | "reasons"> {
  const decoded = Buffer.from(value, "base64").toString("latin1");
  const isText = value.length % 4 === 0 && /^[\s\x20-\x7e]+$/.test(decoded);
  if (!isText) return { confidence: "low", reasons: ["framed"] };
  const judged = judgePassword(decoded.trim());
  return judged.confidence === "none" ? judged : { confidence: "medium", reasons: ["framed", "decoded"] };
}
