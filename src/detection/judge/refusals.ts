/**
 * Values under a telling name that are plainly no credential: refused before they are judged, because that costs more, and so
 * that nothing learned can overrule what is known. Each has a sample of what it refuses and of what it must leave alone; in
 * these, KEY and PASSWORD stand for values that are made when they are tried (test/detection/refusals.test.ts).
 */
import { isAboutSecret } from "../names.ts";
import { isEncrypted, isTemplate, saysStandIn } from "../placeholder.ts";
import type { Reason } from "../reasons.ts";
import { changesOf, kindsOf, readsLikeWords } from "../value-shape.ts";
import { fileKindOf, isLockfile, isMarkup, isTranslation } from "./file-kind.ts";
import type { Guess } from "./guess.ts";
import type { Judged } from "./judge.ts";
import { countOf, isComment, kindOf, namesSecret } from "./view.ts";

export interface Refusal {
  readonly reason: Reason;
  readonly refuses: (guess: Guess) => boolean;
  readonly none: Sample;
  readonly credential: Sample;
}

interface Sample {
  readonly text: string;
  readonly path: string;
}

const inYaml = (text: string): Sample => ({ text, path: "conf/app.yml" });
const inCode = (text: string): Sample => ({ text, path: "src/app.py" });

/** The first that refuses a guess says why. */
export const refusals: readonly Refusal[] = [
  {
    // Code does not write a text without quotes, unless the whole setting stands in a text.
    reason: "reference",
    refuses: isBareInCode,
    none: inCode("password = first_password2"),
    credential: inCode('url = "https://acme.dev/?private_token=KEY&x=1"'),
  },
  {
    // SinglePass_scheme: what goes on after so short a word is another word.
    reason: "aboutSecret",
    refuses: ({ word, tail }) => word === "pass" && /[A-Za-z]/.test(tail),
    none: inYaml('pass_scheme: "PASSWORD"'),
    credential: inYaml('db_pass: "PASSWORD"'),
  },
  {
    // "If you pass `true`", `t.pass("done")`, "lowpass" | "highpass", a bypass: not what is passed by.
    reason: "aboutSecret",
    refuses: ({ word, name, operator }) =>
      word === "pass" && !name.startsWith("-") && (/^["'`]?\s*(?:[|(,].*)?$/.test(operator) || otherPasses.test(name)),
    none: inCode('if it should wait, pass "PASSWORD"'),
    credential: inYaml('pass: "PASSWORD"'),
  },
  {
    // How a test ended.
    reason: "words",
    refuses: ({ word, value }) =>
      word === "pass" && /^(?:pass(?:ed|es|ing)?|fail(?:ed|s|ure)?|skip(?:ped)?|warn(?:ing)?)$/i.test(value),
    none: inCode('pass: "passed"'),
    credential: inCode('pass: "PASSWORD"'),
  },
  {
    // Values that pages and clients are given, or that open nothing. NEXT_PUBLIC_API_KEY says that a key is put into a page.
    reason: "aboutSecret",
    refuses: ({ name, word, tail }) =>
      /key|token/.test(word) && published.test(name.slice(0, name.length - word.length - tail.length)),
    none: inYaml('csrf_token: "KEY"'),
    credential: inYaml('csrf_secret: "KEY"'),
  },
  {
    // What a server keeps of a credential.
    reason: "aboutSecret",
    refuses: ({ name }) => /(?<!un)hashed/i.test(name),
    none: inYaml('hashed_token_key: "KEY"'),
    credential: inYaml('token_key: "KEY"'),
  },
  {
    // What a page says: `LABEL_NEW_PASSWORD`, `titleForgotPassword`.
    reason: "aboutSecret",
    refuses: ({ name }) =>
      /^(?:label|title|hint|placeholder|tooltip|message|msg|help|error|err)(?:[-_.]|[A-Z])/.test(decapitalized(name)),
    none: inYaml('label_new_password: "Toegangscode2"'),
    credential: inYaml('new_password: "PASSWORD"'),
  },
  {
    // STATUS_NULL_LM_PASSWORD = 1073741837
    reason: "aboutSecret",
    refuses: ({ name, value }) => /^\d+$/.test(value) && /(?:^|[._-])(?:status|error|err)[._-]/i.test(name),
    none: inCode("STATUS_WRONG_PASSWD = 3221225578"),
    credential: inYaml('status_page_password: "PASSWORD"'),
  },
  {
    // Where an answer goes on, and what of it is what: in descriptions of APIs.
    reason: "aboutSecret",
    refuses: ({ word, name }) =>
      /^(?:key|token)$/.test(word) && /(?:next|input|output|result|query|translation)[-_]?(?:key|token)s?$/i.test(name),
    none: inYaml('next_token: "KEY"'),
    credential: inYaml('refresh_token: "KEY"'),
  },
  {
    reason: "aboutSecret",
    refuses: ({ tail }) => isAboutSecret(tail),
    none: inYaml('api_key_id: "KEY"'),
    credential: inYaml('api_key: "KEY"'),
  },
  {
    // A function of that name: its first argument is the user, or what it looks for.
    reason: "aboutSecret",
    refuses: ({ word, name, operator }) =>
      operator.startsWith("(") && (word === "auth" || (!isPasswordWord.test(word) && name.toLowerCase() === word)),
    none: inCode('client = BasicAuth("robin42abc", secret)'),
    credential: inYaml('auth: "KEY"'),
  },
  {
    reason: "placeholder",
    refuses: ({ value }) => isTemplate(value),
    none: inYaml('password: "{{ db.password }}"'),
    credential: inYaml('password: "PASSWORD"'),
  },
  {
    reason: "placeholder",
    refuses: ({ value }) => saysStandIn(value),
    none: inYaml('api_key: "your-key-goes-here-1"'),
    credential: inYaml('api_key: "KEY"'),
  },
  {
    reason: "encrypted",
    refuses: ({ value }) => isEncrypted(value),
    none: inYaml('api_key: "vault:v1:KEY"'),
    credential: inYaml('api_key: "KEY"'),
  },
  {
    // `https://…` is no setting, and an element that ends is given nothing.
    reason: "reference",
    refuses: ({ value, left, name }) => value.startsWith("//") || left.endsWith(`</${name}`),
    none: inYaml("auth://login.acme.dev/2"),
    credential: inYaml('auth: "KEY"'),
  },
  {
    // What follows a name may be the next option, or the next setting.
    reason: "reference",
    refuses: ({ frame, value }) => frame === "open" && /^--?[a-z][a-z-]*$|^[a-z_-]+=[^=]*$/i.test(value),
    none: inYaml("run --password --more"),
    credential: inYaml("run --password PASSWORD --more"),
  },
  {
    reason: "reference",
    refuses: ({ value, quote }) =>
      kindOf(value) === "reference" ||
      (quote !== "'" && /\w\$[A-Za-z_]/.test(value)) ||
      /^\d{4}-\d{2}-\d{2}/.test(value),
    none: inYaml('password_changed: "2026-11-25T07:00:00Z"'),
    credential: inYaml('password: "PASSWORD"'),
  },
  {
    reason: "words",
    refuses: ({ word, value }) =>
      value.length < (isPasswordWord.test(word) ? 3 : 5) || /^[\s\W]*$|^0x[0-9a-f]{1,8}$/i.test(value),
    none: inYaml('token: "0x1f40"'),
    credential: inYaml('token: "KEY"'),
  },
  {
    // A version, also of a package or an image; a colour, a picture, a page's counter, a pattern that keys match.
    reason: "reference",
    refuses: ({ value }) =>
      /^(?:[\w./-]+:)?v?\d+\.\d+\.\d+(?:[-+.]|$)|^#[0-9a-f]{3,8}$|^(?:\\u[0-9a-f]{4})+$|^(?:UA-\d+-\d+|GTM-\w+)$|\[[^\]]{0,20}[0-9A-Za-z]-[0-9A-Za-z]/i.test(
        value,
      ),
    none: inCode('session_token = "v0.1.0-20191202225959"'),
    credential: inCode('session_token = "KEY"'),
  },
  {
    reason: "words",
    refuses: ({ path, value }) =>
      isTranslation(path) && (!/[0-9]/.test(value) || !/^[\x21-\x5b\x5d-\x7e]+$/.test(value)),
    none: { text: '"password": "Kies een code"', path: "locales/nl.json" },
    credential: { text: '"password": "PASSWORD"', path: "locales/nl.json" },
  },
  {
    // People make up passwords of words, and other credentials at most of small ones: a name, a kebab.
    reason: "words",
    refuses: ({ word, value }) => !isPasswordWord.test(word) && isWordsOnly(value),
    none: inYaml('api_token: "TokenFromTheSettings"'),
    credential: inYaml('api_token: "KEY"'),
  },
  {
    // `#define ACME_X942_TOKEN "acme-x942-token"`: the name again.
    reason: "words",
    refuses: ({ word, name, value }) =>
      !isPasswordWord.test(word) && value.length >= 8 && unjoined(name).includes(unjoined(value)),
    none: inCode('ACME_X942_TOKEN = "acme-x942-token"'),
    credential: inCode('ACME_X942_TOKEN = "KEY"'),
  },
  {
    // nopassword: "nopassword"
    reason: "words",
    refuses: ({ word, name, value }) => value.length > word.length && name.toLowerCase() === value.toLowerCase(),
    none: inYaml('no_secret_key: "No_Secret_Key"'),
    credential: inYaml('no_secret_key: "KEY"'),
  },
  {
    // A key of SSH that may be given to anybody.
    reason: "aboutSecret",
    refuses: ({ value }) => /^AAAA[A-Z][a-z0-9](?:NzaC1|VjZHNh|NrLXN)/.test(value),
    none: inYaml('ssh_key: "AAAAB3NzaC1yc2EAAAABIwKEY"'),
    credential: inYaml('secret_key: "KEY"'),
  },
  {
    // Names and checksums of packages; a URL with a password has its own rule.
    reason: "lockfile",
    refuses: ({ path }) => isLockfile(path),
    none: { text: 'acme_token: "KEY"', path: "web/pnpm-lock.yaml" },
    credential: { text: 'acme_token: "KEY"', path: "web/pnpm-workspace.yaml" },
  },
  {
    // `private key: acme-private-key-2`: what it is called.
    reason: "words",
    refuses: ({ word, value }) => /[-_ .]/.test(word) && unjoined(value).includes(unjoined(word)),
    none: inYaml('api_key: "acme2-api-key"'),
    credential: inYaml('api_key: "KEY"'),
  },
  {
    // The beginning of a key, in code that looks for such keys.
    reason: "reference",
    refuses: ({ value }) => /^eyJ[\w-]{0,40}$|^[A-Za-z][\w.-]{0,22}[-_.:/]$/.test(value),
    none: inYaml('token: "acme_live_2_"'),
    credential: inYaml('token: "KEY"'),
  },
  {
    // By which a key of PGP is known.
    reason: "aboutSecret",
    refuses: ({ word, value }) => word === "key" && /^[0-9A-F]{8}$/.test(value),
    none: inYaml('key: "4B7D2C9F"'),
    credential: inYaml('key: "KEY"'),
  },
  {
    // Many things have a key, and in lists of settings it is a name.
    reason: "words",
    refuses: ({ word, value }) =>
      word === "key" && (value.length < 8 || !/[0-9]/.test(value) || namesSecret.test(value)),
    none: inYaml('key: "acme2-api-key"'),
    credential: inYaml('key: "KEY"'),
  },
];

/** Why a guess need not be judged, or undefined where it has to be. */
export function refusalOf(guess: Guess): Judged | undefined {
  const refusal = refusals.find(({ refuses }) => refuses(guess));
  if (refusal !== undefined) return refused(refusal.reason);
  return uuid.test(guess.value) ? { confidence: "low", reasons: ["uuid"] } : undefined;
}

export function refused(reason: Reason): Judged {
  return { confidence: "none", reasons: [reason] };
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const otherPasses = /(?:by|com|low|high|band|multi|over|under|sur|tres)pass$/i;
const isPasswordWord = /^(?:pass|pw|psw|senha|contr|clave|kenn|mdp|wacht|haslo|heslo|parol|lozi|sala)/;
const published =
  /(?:(?<!next[-_])public|csrf|xsrf|forgery|verification|page|continuation|encrypted|crypted)[-_]?(?:key[-_]?)?$/i;

function isBareInCode({ frame, quote, value, left, path }: Guess): boolean {
  if (frame === "open" && /^[A-Za-z_$][\w$.]*[[(]/.test(value)) return true;
  if (quote !== "" || frame === "quoted" || fileKindOf(path).sort !== "code" || isInString(left)) return false;
  if (frame === "line" && isMarkup(path) && isDrawnWithDigits(value)) return false;
  if ((frame === "line" || isComment(left)) && isLongAndDrawn(value)) return false;
  return frame === "open" || /^[A-Za-z_$][\w$.]*$/.test(value);
}

/** No name of a variable is so mixed: a page may show what a file of settings holds. */
function isDrawnWithDigits(value: string): boolean {
  return /[0-9].*[0-9]/.test(value) && kindsOf(value) >= 3 && changesOf(value) >= 0.3;
}

/** LABEL_X and LabelX begin like label_x. */
function decapitalized(name: string): string {
  return name.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (capitals) => capitals.toLowerCase());
}

/** Nothing in a program is called like this: it stands in a text of several lines, or in what is said about it. */
function isLongAndDrawn(value: string): boolean {
  return (
    value.length >= 20 && /^[0-9A-Za-z][\w+/=-]+$/.test(value) && changesOf(value) >= 0.3 && !readsLikeWords(value)
  );
}

function unjoined(text: string): string {
  return text.toLowerCase().replace(/[-_ .]/g, "");
}

function isInString(left: string): boolean {
  return ['"', "'", "`"].some((quote) => countOf(left, quote) % 2 === 1);
}

function isWordsOnly(value: string): boolean {
  const kind = kindOf(value);
  // Longer numbers may be drawn; these count something, or seconds.
  if (kind === "sentence" || /^\d{1,12}$|^\d+\.\d+$/.test(value)) return true;
  return kind !== "lower" && kind !== "kebab" && !/[0-9]/.test(value) && readsLikeWords(value);
}
