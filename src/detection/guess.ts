import {
  type Assignment,
  assignedValue,
  assignmentAfter,
  isSetting,
  mayAssign,
  mayAssignKey,
  mayAssignPassword,
  operatorReach,
} from "./assignment.ts";
import { entropyOf } from "./entropy.ts";
import type { GuessForm } from "./form.ts";
import { type Found, type Matcher, nothing } from "./matcher.ts";
import { isAboutSecret, isWholeWord, spellingsOf } from "./names.ts";
import { judgePassword as judgeFramed } from "./password.ts";
import { isPlaceholder } from "./placeholder.ts";
import type { Reason } from "./reasons.ts";
import { changesOf, kindsOf, readsLikeWords } from "./value-shape.ts";

/** Values of unknown shape under a telling name. Medium where the value can hardly be anything but random, low else. */
export function guessMatcher(form: GuessForm): Matcher {
  const judge = form.near.length > 0 ? judgeKnown : form.value === "key" ? judgeKey : judgePassword;
  const mayFollow = form.near.length > 0 ? mayAssign : form.value === "key" ? mayAssignKey : mayAssignPassword;
  return {
    anchors: form.names.flatMap(spellingsOf),
    specificity: 0,
    // An issuer's own name for its password says more than the word alone.
    fixed: Math.min(...form.names.map((name) => name.length)),
    reach: { before: longestHead, after: operatorReach + maxLength + 2 },
    mayMatch: (source, start, end) => mayFollow(source, end) && isWholeWord(source.bytes, start, end),
    find(text, start, end) {
      const assignment = assignmentAfter(text, end);
      if (assignment === undefined) return nothing;
      const value = assignedValue(text, assignment, maxLength);
      if (value === undefined) return nothing;
      const place = { start: assignment.start, end: assignment.start + value.length };
      const isOther = isPassOfOther(text.slice(start, end), assignment.tail) || isPublic(text.slice(0, start));
      if (isOther || isAboutSecret(assignment.tail))
        return [{ ...place, confidence: "none", reasons: ["aboutSecret"] }];
      const written = {
        value,
        name: text.slice(start, end) + assignment.tail,
        frame: frameOf(text, place.end, assignment),
        isSetting: isSetting(assignment) || isElement(text, place.end, assignment),
      };
      return [{ ...place, ...judge(written) }];
    },
  };
}

/**
 * What says where the value ends. "quoted" and "line" (nothing else follows on the line of a setting) are sure; "open" is
 * not: the value may be a piece of code.
 */
type Frame = "quoted" | "line" | "open";

interface Written {
  readonly value: string;
  /** From the telling word on. */
  readonly name: string;
  readonly frame: Frame;
  /** As opposed to an argument, a cell, an option. */
  readonly isSetting: boolean;
}

/** `<password>…</password>` */
function isElement(text: string, end: number, { operator }: Assignment): boolean {
  return operator === ">" && text.startsWith("</", end);
}

function frameOf(text: string, end: number, assignment: Assignment): Frame {
  if (assignment.quote !== undefined || isElement(text, end, assignment)) return "quoted";
  // Also the end of the string that the setting stands in, and a blank after `NAME=value` as the shell takes it.
  const isAtEnd =
    /[\n\r\0;&"']/.test(text[end] ?? "\n") || (assignment.operator === "=" && /[ \t]/.test(text[end] ?? ""));
  return isAtEnd && isSetting(assignment) ? "line" : "open";
}

const maxLength = 150;
const longestHead = 30;

/**
 * publicKeyToken, csrfToken, nextPageToken, hashed_password: values that pages and clients are given, or that open nothing.
 * Not NEXT_PUBLIC_API_KEY, which says that the key is put into a page.
 */
function isPublic(before: string): boolean {
  return /(?:(?<!next[-_])public|csrf|xsrf|forgery|verification|page|continuation|hashed|encrypted|crypted)[-_]?(?:key[-_]?)?$/i.test(
    before.slice(-longestHead),
  );
}

/** SinglePass_scheme: what goes on after so short a word is another word. */
function isPassOfOther(word: string, tail: string): boolean {
  return /^pass$/i.test(word) && /[A-Za-z]/.test(tail);
}

type Judged = Pick<Found, "confidence" | "reasons">;

function judgeKey(written: Written): Judged {
  const { value, name, frame, isSetting } = written;
  // Many things have a key: one that opens something is long and mixed, and no name with joints in it.
  const isMixed = /[a-z]/.test(value) && /[A-Z]/.test(value) && /[0-9]/.test(value) && !/[-._]/.test(value);
  if (/^key/i.test(name) && !(isSetting && isMixed && value.length >= 20)) return refused("reference");
  const isShort = value.length < (isSetting && frame !== "open" ? (kindsOf(value) >= 3 ? 8 : 12) : 16);
  // A key that somebody made up has the signs of a password.
  if (isSetting && frame !== "open" && /[^\w.=+/~-]/.test(value)) return judgePassword(written);
  // What ends in a joint is the beginning of a key: code that looks for such keys.
  if (isShort || !/^[\w.=+/~-]+$/.test(value) || (value.length < 24 && /[-_.:/]$/.test(value)))
    return refused("reference");
  if (isPlaceholder(value)) return refused("placeholder");
  if (!/[0-9]/.test(value) || !/[A-Za-z]/.test(value) || readsLikeWords(value)) return refused("words");
  if (!/[0-9].*[0-9]/.test(value) && changesOf(value) < 0.3) return refused("words");
  if (isReference(value)) return refused("reference");
  // A bare UUID is more often a request's or a record's than a credential.
  const isRandom = !uuid.test(value) && entropyOf(value) >= leastEntropy(value.length) && changesOf(value) >= 0.2;
  return isRandom
    ? { confidence: "medium", reasons: ["nameSaysSecret", "random"] }
    : { confidence: "low", reasons: ["nameSaysSecret"] };
}

function judgePassword({ value, name, frame, isSetting }: Written): Judged {
  if (!/^[\x21-\x7e]{6,64}$/.test(value)) return refused("words");
  if (isPlaceholder(value)) return refused("placeholder");
  if (isReference(value) || isCode(value, frame)) return refused("reference");
  const isWord = kindsOf(value) < 2 || readsLikeWords(value);
  if (isWord) {
    // People do choose words, and write them in lower case; a label or a type is capitalised, or is not quoted.
    const isLower = frame === "quoted" && /^[a-z]{6,}\d{0,6}$/.test(value) && !labels.has(value);
    const isNumbered = frame !== "open" && value.length >= 8 && numberedWords.test(value);
    const isChosen = isSetting && (isLower || isNumbered) && namesOnlyPassword.test(name);
    return isChosen ? { confidence: "medium", reasons: ["nameSaysPassword", "words"] } : refused("words");
  }
  const isMixed = /[0-9]/.test(value) ? changesOf(value) >= 0.15 : kindsOf(value) >= 3 && changesOf(value) >= 0.3;
  const isStrong = frame !== "open" && value.length >= 8 && isMixed;
  return isStrong
    ? { confidence: "medium", reasons: ["nameSaysPassword", "random"] }
    : { confidence: "low", reasons: ["nameSaysPassword"] };
}

const numberedWords = /^[A-Za-z]+(?:[-_.][A-Za-z]+)*[-_]?\d{1,6}[!?@#$%*]?$/;
/** What a form, a schema or a translation says of a field called password. */
const labels: ReadonlySet<string> = new Set(
  [
    "required optional string number boolean object hidden visible invalid missing incorrect enabled disabled forgot forgotten",
    "username email login logout signin signup default value input field update change create delete current confirm repeat",
    "contrasena contraseña wachtwoord passwort kennwort senha parola haslo heslo lozinka salasana adgangskode passord sifre geslo",
    "parool jelszo password passcode passphrase encrypted decrypted hashed masked redacted secret unknown nothing plaintext",
    "keyring keychain vault ldap oauth external internal managed generated random auto inherit environment",
  ].flatMap((line) => line.split(" ")),
);

const namesOnlyPassword = /^(?:password|passwd|pwd|passphrase)$/i;

/** Where a known surrounding says that it is a password: in a connection string, in the settings of a framework. */
function judgeKnown(written: Written): Judged {
  const { value, name, frame, isSetting } = written;
  // Elsewhere it is a guess like any other.
  if (!isSetting || frame === "open") return judgePassword(written);
  const isText = /^[\x21-\x7e]{4,100}$/.test(value);
  if (!isText || refersElsewhere(value) || /[(){}<>]/.test(value)) return refused("reference");
  const isOwnName = name.toLowerCase().includes(value.toLowerCase());
  const isWord =
    /^(?:true|false|yes|no|str(?:ing)?|bool(?:ean)?|int|text|bytes|any|null|none|nil|undefined|[A-Z_]+|[a-z]+(?:[A-Z][a-z]+)+)$/;
  return isOwnName || isWord.test(value) ? refused("reference") : judgeFramed(value);
}

function refused(reason: Reason): Judged {
  return { confidence: "none", reasons: [reason] };
}

/** In bits per character: 16 random hexadecimal digits have 3 or more, 32 characters of base64 about 4.3. */
function leastEntropy(length: number): number {
  if (length < 12) return 2.5;
  return length < 20 ? 3 : 3.3;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A variable, a path, a URL, a host, a resource, a date, or a name like the one it is assigned to. */
function isReference(value: string): boolean {
  return (
    /pass(?:word|wd|phrase)|secret|token|credential|(?:private|public|api)[-_]?key/i.test(value) ||
    refersElsewhere(value)
  );
}

function refersElsewhere(value: string): boolean {
  if (/^\d{4}-\d{2}-\d{2}/.test(value)) return true;
  return /^eyJ[\w-]{0,40}$|^0x[0-9a-fA-F]{40}$|^(?:process\.|os\.|env\.|self\.|this\.|config\.|arn:|[./~]{1,2}\/|[a-z]+:\/\/|\w+(?:\.\w+)+$)|\[|::/.test(
    value,
  );
}

function isCode(value: string, frame: Frame): boolean {
  if (/[(){}<>]|=>|&&|\\/.test(value)) return true;
  return frame === "open" && /^[A-Za-z_$][\w$]*$/.test(value) && changesOf(value) < 0.3;
}
