/** What a value looks like, whatever it is. */
import { wordness } from "./letter-pairs.ts";

/** Words joined by signs or by a change of case, perhaps with a number: getTokenV2, user-auth-3, /etc/app/key1. */
export function readsLikeWords(value: string): boolean {
  let inWords = 0;
  let inAcronyms = 0;
  for (const chunk of value.match(/[A-Z]?[a-z]{2,}|[A-Z]{3,}/g) ?? []) {
    if (isPronounceable(chunk)) inWords += chunk.length;
    else if (chunk.length <= 5 && chunk === chunk.toUpperCase()) inAcronyms += chunk.length;
  }
  // One or two acronyms may stand among words; a row of them is random.
  if (inAcronyms <= 8) inWords += inAcronyms;
  const isInWords = inWords > 0.7 * (value.match(/[0-9A-Za-z]/g)?.length ?? 0);
  return isInWords && wordness(value) >= leastWordness;
}

/** Of a hundred texts that are drawn from letters by lot and look like words otherwise, five reach it; of a hundred names, 98. */
const leastWordness = 4.7;

/**
 * Long enough that of a thousand texts that are drawn by lot one does. Names in programs hold any prefix:
 * _Sp_counted_ptr_inplaceIN4node18EnvironmentOptionsESaIvE.
 */
export function readsLikeSymbol(value: string): boolean {
  return value.length >= 24 && (readsLikeWords(value) || holdsMangledName(value));
}

/** Letters and digits that make no words: half of what is drawn from them by lot, and hardly any name or text. */
export function isNoLanguage(value: string): boolean {
  return /^(?=.*[a-z]{3})(?![0-9a-f]*$)[0-9a-z]{20,}$/i.test(value) && wordness(value) < 4;
}

/** C++ writes a name's length before it. */
function holdsMangledName(value: string): boolean {
  for (const { 0: digits, index } of value.matchAll(/[1-9][0-9]/g)) {
    const start = index + digits.length;
    const name = value.slice(start, start + Number(digits));
    if (name.length === Number(digits) && /^[A-Za-z_]+$/.test(name) && readsLikeWords(name)) return true;
  }
  return false;
}

/** Random text of more than a few characters holds a digit, or both cases. */
export function isDrawn(value: string): boolean {
  return /[0-9]/.test(value) || (/[a-z]/.test(value) && /[A-Z]/.test(value));
}

/** As words are and random letters seldom: vowels in it, and no long row of consonants. */
function isPronounceable(chunk: string): boolean {
  const vowels = chunk.match(/[aeiouy]/gi)?.length ?? 0;
  return (
    vowels >= Math.max(1, Math.floor(chunk.length / 4.5)) &&
    vowels <= chunk.length * 0.75 &&
    !/[^aeiouy]{5}|[^aeiouy]{4}(?![^aeiouy]|$)|[aeiouy]{4}|q[^u]|(.)\1\1/i.test(chunk)
  );
}

/** Of lower case, upper case, digits and signs: how many occur. */
export function kindsOf(value: string): number {
  return [/[a-z]/, /[A-Z]/, /[0-9]/, /[^0-9A-Za-z]/].filter((kind) => kind.test(value)).length;
}

/** How often the kind of character changes from one to the next: about 0.6 in random base62, 0.2 in camelCase. */
export function changesOf(value: string): number {
  let changes = 0;
  for (let i = 1; i < value.length; i++) if (kindOf(value.charCodeAt(i)) !== kindOf(value.charCodeAt(i - 1))) changes++;
  return changes / (value.length - 1);
}

function kindOf(code: number): "digit" | "upper" | "lower" | "sign" {
  if (code >= 48 && code <= 57) return "digit";
  if (code >= 65 && code <= 90) return "upper";
  return code >= 97 && code <= 122 ? "lower" : "sign";
}
