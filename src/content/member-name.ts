import { isUtf8 } from "node:buffer";

/** Of a file in an archive, which may lie in an archive itself: `b.zip!c.txt`. */
export function innerPath(outer: string, name: string): string {
  return outer === "" || name === "" ? `${outer}${name}` : `${outer}!${name}`;
}

/** Nobody reads a longer one, and each is kept with what is found there. */
const longestName = 500;

/** A member's name as text: UTF-8 where it is, otherwise Latin-1. */
export function memberName(bytes: Buffer): string {
  const text = bytes.toString(isUtf8(bytes) ? "utf8" : "latin1").replaceAll("\0", "\u{fffd}");
  return text.length > longestName ? `…${text.slice(-longestName)}`.toWellFormed() : text;
}
