/** A parameter of the URL that a credential stands in, as text; undefined where there is none. Its name may be in lower case. */
export type Parameter = (name: string) => string | undefined;

/** How far from the credential its URL is read, in bytes: a session token may stand before it, and takes two thousand. */
export const queryReach = { before: 2_500, after: 300 };

/** The parameters of the URL around `start` to `end`, which is all that is read of the text. */
export function queryAround(text: string, start: number, end: number): Parameter {
  return (name) => {
    for (const key of new Set([`${name}=`, `${name.toLowerCase()}=`])) {
      const at = keyBefore(text, start, key) ?? keyAfter(text, end, key);
      if (at !== undefined)
        return decoded(value.exec(text.slice(at + key.length, at + key.length + longestValue))?.[0]);
    }
    return undefined;
  };
}

// What is near is found first, so that the stretch up to it is short, and searched as a whole.
function keyBefore(text: string, start: number, key: string): number | undefined {
  const at = text.lastIndexOf(key, start);
  return at >= Math.max(0, start - queryReach.before) && isKey(text, at) && isOfUrl(text.slice(at, start))
    ? at
    : undefined;
}

function keyAfter(text: string, end: number, key: string): number | undefined {
  const at = text.slice(end, end + queryReach.after).indexOf(key) + end;
  return at >= end && isKey(text, at) && isOfUrl(text.slice(end, at)) ? at : undefined;
}

/** As opposed to the end of a longer name. In the code of many languages a backslash and what follows it spell an ampersand. */
function isKey(text: string, at: number): boolean {
  return /(?:^|[^\w-]|\\u0026)$/.test(text.slice(Math.max(0, at - 6), at));
}

/** It holds none of the characters that end a URL in prose and in code. */
function isOfUrl(stretch: string): boolean {
  return !/[\s"'`<>]/.test(stretch);
}

const longestValue = 60;
const value = /^[^&;#\\\s"'`<>]*/;

function decoded(text = ""): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
