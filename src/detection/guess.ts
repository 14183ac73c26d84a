import { assignedValue, assignmentAfter, mayAssign, mayAssignKey, operatorReach } from "./assignment.ts";
import { entropyOf } from "./entropy.ts";
import type { GuessForm } from "./form.ts";
import { type Found, type Matcher, nothing } from "./matcher.ts";
import { isAboutSecret, spellingsOf } from "./names.ts";
import { isPlaceholder } from "./placeholder.ts";
import type { Reason } from "./reasons.ts";
import { changesOf, kindsOf, readsLikeWords } from "./value-shape.ts";

/** Values of unknown shape under a telling name. Medium where the value can hardly be anything but random, low else. */
export function guessMatcher(form: GuessForm): Matcher {
  const judge = form.value === "key" ? judgeKey : judgePassword;
  const mayMatch = form.value === "key" ? mayAssignKey : mayAssign;
  return {
    anchors: form.names.flatMap(spellingsOf),
    specificity: 0,
    fixed: 0,
    reach: { before: 0, after: operatorReach + maxLength + 2 },
    mayMatch: (source, _start, end) => mayMatch(source, end),
    find(text, _start, end) {
      const assignment = assignmentAfter(text, end);
      if (assignment === undefined) return nothing;
      const value = assignedValue(text, assignment, maxLength);
      if (value === undefined) return nothing;
      const place = { start: assignment.start, end: assignment.start + value.length };
      if (isAboutSecret(assignment.tail)) return [{ ...place, confidence: "none", reasons: ["aboutSecret"] }];
      return [{ ...place, ...judge(value, assignment.quote !== undefined || form.near.length > 0) }];
    },
  };
}

const maxLength = 150;

type Judged = Pick<Found, "confidence" | "reasons">;

function judgeKey(value: string): Judged {
  if (!/^[\w.=+/~-]{16,}$/.test(value)) return refused("reference");
  if (isPlaceholder(value)) return refused("placeholder");
  if (!/[0-9].*[0-9]/.test(value) || !/[A-Za-z]/.test(value) || readsLikeWords(value)) return refused("words");
  if (isReference(value)) return refused("reference");
  // A bare UUID is more often a request's or a record's than a credential.
  const isRandom = !uuid.test(value) && value.length >= 20 && entropyOf(value) >= 3.3 && changesOf(value) >= 0.3;
  return isRandom
    ? { confidence: "medium", reasons: ["nameSaysSecret", "random"] }
    : { confidence: "low", reasons: ["nameSaysSecret"] };
}

/** `isFramed`: quotes or a known surrounding say where the value ends; a bare one may be a piece of code. */
function judgePassword(value: string, isFramed: boolean): Judged {
  if (!/^[\x21-\x7e]{8,64}$/.test(value)) return refused("words");
  if (isPlaceholder(value)) return refused("placeholder");
  if (kindsOf(value) < 2 || readsLikeWords(value)) return refused("words");
  if (isReference(value) || isCode(value, isFramed)) return refused("reference");
  const isStrong = isFramed && kindsOf(value) >= 3 && value.length >= 12 && changesOf(value) >= 0.3;
  return isStrong
    ? { confidence: "medium", reasons: ["nameSaysPassword", "random"] }
    : { confidence: "low", reasons: ["nameSaysPassword"] };
}

function refused(reason: Reason): Judged {
  return { confidence: "none", reasons: [reason] };
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

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
