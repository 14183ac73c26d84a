import { assignedValue, assignmentAfter } from "./assignment.ts";
import { entropyOf } from "./entropy.ts";
import type { GuessForm } from "./form.ts";
import { type Found, isNear, type Matcher } from "./matcher.ts";
import { isAboutSecret, spellingsOf } from "./names.ts";
import { isPlaceholder } from "./placeholder.ts";

/** Values of unknown shape under a telling name. Medium where the value can hardly be anything but random, low else. */
export function guessMatcher(form: GuessForm): Matcher {
  const judge = form.value === "key" ? judgeKey : judgePassword;
  return {
    anchors: form.names.flatMap(spellingsOf),
    specificity: 0,
    fixed: 0,
    find(text, _start, end) {
      const assignment = assignmentAfter(text, end);
      if (assignment === undefined || isAboutSecret(assignment.tail)) return undefined;
      const value = assignedValue(text, assignment, maxLength);
      if (value === undefined) return undefined;
      const judged = judge(value, assignment.quote !== undefined || form.near.length > 0);
      const place = { start: assignment.start, end: assignment.start + value.length };
      return judged === undefined || !isNear(text, place, form.near) ? undefined : { ...place, ...judged };
    },
  };
}

const maxLength = 150;

type Judged = Pick<Found, "confidence" | "reasons">;

function judgeKey(value: string): Judged | undefined {
  if (!/^[\w.=+/~-]{16,}$/.test(value) || isPlaceholder(value)) return undefined;
  if (!/[0-9].*[0-9]/.test(value) || !/[A-Za-z]/.test(value) || readsLikeWords(value)) return undefined;
  if (isReference(value)) return undefined;
  // A bare UUID is more often a request's or a record's than a credential.
  const isRandom = !uuid.test(value) && value.length >= 20 && entropyOf(value) >= 3.3 && changesOf(value) >= 0.3;
  return isRandom
    ? { confidence: "medium", reasons: ["the name says secret", "the value looks random"] }
    : { confidence: "low", reasons: ["the name says secret"] };
}

/** `isFramed`: quotes or a known surrounding say where the value ends; a bare one may be a piece of code. */
function judgePassword(value: string, isFramed: boolean): Judged | undefined {
  if (!/^[\x21-\x7e]{8,64}$/.test(value) || isPlaceholder(value)) return undefined;
  if (kindsOf(value) < 2 || readsLikeWords(value) || isReference(value) || isCode(value, isFramed)) return undefined;
  const isStrong = isFramed && kindsOf(value) >= 3 && value.length >= 12 && changesOf(value) >= 0.3;
  return isStrong
    ? { confidence: "medium", reasons: ["the name says password", "the value looks random"] }
    : { confidence: "low", reasons: ["the name says password"] };
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Words joined by signs or by a change of case, perhaps with a number: getTokenV2, user-auth-3, /etc/tls/key1. */
function readsLikeWords(value: string): boolean {
  const inWords = value.match(/[A-Z]?[a-z]{3,}|[A-Z]{3,}/g)?.join("").length ?? 0;
  return inWords / value.length > 0.7;
}

/** A variable, a path, a URL, a host, a resource, a date, or a name like the one it is assigned to. */
function isReference(value: string): boolean {
  if (/pass(?:word|wd|phrase)|secret|token|credential/i.test(value)) return true;
  if (/^\d{4}-\d{2}-\d{2}/.test(value)) return true;
  return /^(?:process\.|os\.|env\.|self\.|this\.|config\.|arn:|[./~]{1,2}\/|[a-z]+:\/\/|\w+(?:\.\w+)+$)|\[|::/.test(
    value,
  );
}

function isCode(value: string, isFramed: boolean): boolean {
  if (/[(){}<>]|=>|&&|\\/.test(value)) return true;
  return !isFramed && /^[A-Za-z_$][\w$]*$/.test(value) && changesOf(value) < 0.3;
}

/** Of lower case, upper case, digits and signs: how many occur. */
function kindsOf(value: string): number {
  return [/[a-z]/, /[A-Z]/, /[0-9]/, /[^0-9A-Za-z]/].filter((kind) => kind.test(value)).length;
}

/** How often the kind of character changes from one to the next: about 0.6 in random base62, 0.2 in camelCase. */
function changesOf(value: string): number {
  let changes = 0;
  for (let i = 1; i < value.length; i++) if (kindOf(value.charCodeAt(i)) !== kindOf(value.charCodeAt(i - 1))) changes++;
  return changes / (value.length - 1);
}

function kindOf(code: number): "digit" | "upper" | "lower" | "sign" {
  if (code >= 48 && code <= 57) return "digit";
  if (code >= 65 && code <= 90) return "upper";
  return code >= 97 && code <= 122 ? "lower" : "sign";
}
