import { assignedValue, assignmentAfter, mayAssign, mayAssignKey, operatorReach } from "./assignment.ts";
import { entropyOf } from "./entropy.ts";
import type { GuessForm } from "./form.ts";
import { type Found, type Matcher, nothing } from "./matcher.ts";
import { isAboutSecret, spellingsOf } from "./names.ts";
import { judgePassword as judgeFramed } from "./password.ts";
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
    reach: { before: longestHead, after: operatorReach + maxLength + 2 },
    mayMatch: (source, _start, end) => mayMatch(source, end),
    find(text, start, end) {
      const assignment = assignmentAfter(text, end);
      if (assignment === undefined) return nothing;
      const value = assignedValue(text, assignment, maxLength);
      if (value === undefined) return nothing;
      const place = { start: assignment.start, end: assignment.start + value.length };
      if (isAboutSecret(assignment.tail) || isPublic(text.slice(0, start)))
        return [{ ...place, confidence: "none", reasons: ["aboutSecret"] }];
      const isFramed = assignment.quote !== undefined || endsLine(text, place.end);
      return [{ ...place, ...(form.near.length > 0 ? judgeKnown(value) : judge(value, isFramed)) }];
    },
  };
}

const maxLength = 150;
const longestHead = 30;

/** publicKeyToken, PUBLIC_KEY. */
function isPublic(before: string): boolean {
  return /public[\w-]*$/i.test(before.slice(-longestHead));
}

type Judged = Pick<Found, "confidence" | "reasons">;

function judgeKey(value: string): Judged {
  if (!/^[\w.=+/~-]{16,}$/.test(value)) return refused("reference");
  if (isPlaceholder(value)) return refused("placeholder");
  if (!/[0-9].*[0-9]/.test(value) || !/[A-Za-z]/.test(value) || readsLikeWords(value)) return refused("words");
  if (isReference(value)) return refused("reference");
  // A bare UUID is more often a request's or a record's than a credential.
  const isRandom = !uuid.test(value) && entropyOf(value) >= leastEntropy(value.length) && changesOf(value) >= 0.2;
  return isRandom
    ? { confidence: "medium", reasons: ["nameSaysSecret", "random"] }
    : { confidence: "low", reasons: ["nameSaysSecret"] };
}

/** `isFramed`: quotes or the end of the line say where the value ends; another bare one may be a piece of code. */
function judgePassword(value: string, isFramed: boolean): Judged {
  if (!/^[\x21-\x7e]{8,64}$/.test(value)) return refused("words");
  if (isPlaceholder(value)) return refused("placeholder");
  if (kindsOf(value) < 2 || readsLikeWords(value)) return refused("words");
  if (isReference(value) || isCode(value, isFramed)) return refused("reference");
  const isStrong =
    isFramed && /[0-9]/.test(value) && (kindsOf(value) >= 3 || value.length >= 12) && changesOf(value) >= 0.2;
  return isStrong
    ? { confidence: "medium", reasons: ["nameSaysPassword", "random"] }
    : { confidence: "low", reasons: ["nameSaysPassword"] };
}

/** Where a known surrounding says that it is a password: in a connection string, in the settings of a framework. */
function judgeKnown(value: string): Judged {
  const isText = /^[\x21-\x7e]{4,100}$/.test(value);
  return isText && !refersElsewhere(value) && !/[(){}<>]/.test(value) ? judgeFramed(value) : refused("reference");
}

function refused(reason: Reason): Judged {
  return { confidence: "none", reasons: [reason] };
}

/** Nothing follows on the line: so it is in files of settings, where a bare value is what it says. */
function endsLine(text: string, at: number): boolean {
  return at === text.length || text[at] === "\n" || text[at] === "\r";
}

/** In bits per character: 16 random hexadecimal digits have 3 or more, 32 characters of base64 about 4.3. */
function leastEntropy(length: number): number {
  return length < 20 ? 3 : 3.3;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A variable, a path, a URL, a host, a resource, a date, or a name like the one it is assigned to. */
function isReference(value: string): boolean {
  return /pass(?:word|wd|phrase)|secret|token|credential/i.test(value) || refersElsewhere(value);
}

function refersElsewhere(value: string): boolean {
  if (/^\d{4}-\d{2}-\d{2}/.test(value)) return true;
  return /^(?:process\.|os\.|env\.|self\.|this\.|config\.|arn:|[./~]{1,2}\/|[a-z]+:\/\/|\w+(?:\.\w+)+$)|\[|::/.test(
    value,
  );
}

function isCode(value: string, isFramed: boolean): boolean {
  if (/[(){}<>]|=>|&&|\\/.test(value)) return true;
  return !isFramed && /^[A-Za-z_$][\w$]*$/.test(value) && changesOf(value) < 0.3;
}
