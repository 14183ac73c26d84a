import type { Found } from "./matcher.ts";
import { isPlaceholder } from "./placeholder.ts";
import { isNoLanguage } from "./value-shape.ts";

/** For a value whose surroundings say that it is a password: is it one, or a word that stands in for one? */
export function judgePassword(password: string): Pick<Found, "confidence" | "reasons"> {
  if (password.length < 3 || isStandIn(password) || isPlaceholder(password))
    return { confidence: "none", reasons: ["placeholder"] };
  return /[0-9]/.test(password) && password.length >= 8
    ? { confidence: "high", reasons: ["framed"] }
    : { confidence: "medium", reasons: ["framed", "maybeStandIn"] };
}

/** Words that people write for a password they do not want to write. */
export function isStandIn(password: string): boolean {
  return (
    words.test(password) ||
    wordOfKind.test(password) ||
    (/^[A-Z]+(?:_[A-Z]+)*$/.test(password) && !isNoLanguage(password))
  );
}

const words =
  /^(?:pass(?:word|wd|phrase)?\d{0,3}|pwd|pw|secret|token|key|apikey|api[-_]key|user(?:name)?|admin|root|test|guest|postgres|mysql|mongo|redis|changeit|public|private|community|-?anonymous@?|hunter2|bar|baz|abc|123\d*|p|x+|y+|\*+|[$%:{[<(].*|[\w.]+\(.*|.*\{[\w .-]*\}.*|%s|%v)$/i;
/** testpw, wrong_password. */
const wordOfKind =
  /^(?:test|wrong|bad|invalid|some|your|my|fake|dummy|new|old)[-_]?(?:pass(?:word|wd|phrase)?|pwd?|secret|token|key)\d{0,3}$/i;
