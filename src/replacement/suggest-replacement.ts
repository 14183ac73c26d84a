import { languageOf } from "./languages.ts";
import { nameVariable } from "./name-variable.ts";

/** Minified and generated lines: nobody would read a suggestion there. */
const longestLine = 400;

/** A credential on one line of a file. Columns are 1-based UTF-16 units, `endColumn` is exclusive. */
export interface LeakedLine {
  readonly path: string;
  /** Without its line break. */
  readonly line: string;
  readonly startColumn: number;
  readonly endColumn: number;
  /** The rule's usual variable; without one the name on the line is used. */
  readonly envVar: string | undefined;
}

/**
 * The whole line with the credential, and the quotes around it, replaced by reading a variable in the file's language.
 * Undefined where that cannot be said safely: part of a longer string, no such expression in that language or place, or
 * something else on the line that may be a credential too (the result is shown in a comment).
 */
export function suggestReplacement(leak: LeakedLine): string | undefined {
  const { path, line, startColumn, endColumn } = leak;
  const reading = languageOf(path)?.reading;
  if (!reading || line.length > longestLine || hasHidden(line) || reading.notOn?.test(line)) return undefined;
  const before = line.slice(0, startColumn - 1);
  const after = line.slice(endColumn - 1);
  const quote = reading.quotes.find((one) => encloses(one, before, after));
  if (quote === undefined) return undefined;
  const kept = {
    before: before.slice(0, before.length - quote.length),
    after: after.slice(quote.length),
  };
  const credential = line.slice(startColumn - 1, endColumn - 1);
  const rest = `${kept.before}\n${kept.after}`;
  if (rest.includes(credential) || looksLikeCredential(rest)) return undefined;
  const envVar = nameVariable(kept.before, leak.envVar);
  return `${kept.before}${reading.expression(envVar)}${kept.after}`;
}

/** Characters that one cannot see must not get into a suggestion that one is to accept. */
function hasHidden(line: string): boolean {
  return /(?!\t)[\p{Cc}\p{Cf}\u2028\u2029]/u.test(line);
}

function encloses(quote: string, before: string, after: string): boolean {
  if (quote === "") return isBareValue(before, after);
  if (!before.endsWith(quote) || !after.startsWith(quote)) return false;
  // A letter before the quote changes its meaning (`f"…"`), another quote means a longer one (`"""`).
  const outer = before.at(-quote.length - 1) ?? "";
  const next = after.at(quote.length) ?? "";
  const isOdd = (before.slice(0, -1).split(quote).length - 1) % 2 === 1;
  return !isOdd && !/[\w$@"'`\\]/.test(outer) && !/["'`]/.test(next);
}

/** `name=value`, `name: value` or `- name=value`, and nothing after it but a comment. */
function isBareValue(before: string, after: string): boolean {
  const isStart =
    /^\s*(-\s+)?(export\s+|ENV\s+|ARG\s+)?[\w./:@-]+\s*([=:]\s*|\s)$/i.test(before) && /[=:\s]$/.test(before);
  return isStart && /^\s*($|\s#)/.test(after);
}

/** A long run of letters with digits among them. Names of variables and functions rarely have that; keys nearly always. */
function looksLikeCredential(rest: string): boolean {
  const runs = rest.match(/[A-Za-z0-9+/_-]{16,}/g) ?? [];
  return runs.some((run) => /\d/.test(run) && /[A-Za-z]/.test(run));
}
