/** Values that stand where a credential would stand, and are none. */
import { createHash } from "node:crypto";
import { entropyOf, leastRandomEntropy } from "./entropy.ts";

/** `value` without what all credentials of its kind share (a prefix, say). */
export function isPlaceholder(value: string): boolean {
  return isTemplate(value) || saysSo(value) || isPatterned(value) || isTooRegular(value);
}

/** Vendors print usable-looking keys in their documentation. Kept as hashes: no file here holds a token. */
export function isPublishedExample(credential: string): boolean {
  return publishedExamples.has(createHash("sha256").update(credential).digest("hex").slice(0, 16));
}

/** `${VAR}`, `{{ var }}`, `<token>`, `%VAR%`, `$VAR`, `#{var}`, `$(command)`, `[token]`, `...`, `%(name)`, `@var@`. */
export function isTemplate(value: string): boolean {
  return /[$#]\{[\w.:?!/-]|\{\{[^{}]{0,80}\}\}|^\{\{|\$\(\w|^\$[A-Za-z_]|^<.*>?$|^%[A-Za-z_]+%?$|^\[.*\]$|^\{.*\}$|\.\.\.|…|\*{3}|^@\w+@$|%\(\w/.test(
    value,
  );
}

/** It says, whatever its name, that something else belongs there. */
export function saysStandIn(value: string): boolean {
  return standIn.test(value) || passwordInOtherWords.test(value);
}

const standIn = new RegExp(
  [
    String.raw`your[-_ ].*here|^your(?=[a-z_-])|(?:goes|secret|key|token|value|password)[-_ ]here\b|^change[-_ ]?(?:me|this)`,
    String.raw`<[a-z][a-z _-]*>|redacted|placeholder|^x{5,}|^\*+$`,
  ].join("|"),
  "i",
);

/** What a form calls the field. */
const passwordInOtherWords =
  /^(?:passwort|kennwort|wachtwoord|contrase.{1,2}a|senha|parola|has.{1,2}o|heslo|lozinka|salasana|mot de passe|geheim)$/i;

/** Encrypted already, with a key that is kept elsewhere: ejson, sops, SealedSecrets, Vault's transit, Spring Cloud, Ansible, OpenSSL. */
export function isEncrypted(value: string): boolean {
  return /^(?:EJ\[1:|ENC[[(]|Ag[A-Za-z0-9+/=]{78,}$|vault:v\d+:|\{cipher\}|\$ANSIBLE_VAULT|U2FsdGVkX1)/.test(value);
}

function saysSo(value: string): boolean {
  return words.test(value);
}

// Random values of 40 base62 characters hold a given word of five letters once in ten million, so these may stand
// anywhere in the value. Shorter words must stand alone.
const words = new RegExp(
  [
    "example|sample|placeholder|redacted|changeme|change[-_]me|change[-_]this|replace|insert|dummy|invalid|secret[-_]?here",
    "your[-_]|[-_]here|my[-_]?(?:api|secret|token|pass|key)|(?:api|secret|access|auth)[-_]?(?:key|token)[-_]?(?:here|value|goes)",
    "p[a@4][s$5]{2}[\\W_]?w[o0]rd|foobar|lorem|hunter2|xxxxx|password|not[-_]?a[-_]?(?:real|secret|key|token)",
    "(?:^|[^A-Za-z0-9])(?:fake|test|todo|demo|mock|none|null|xxx+|foo|bar|your)(?:$|[^A-Za-z0-9])",
  ].join("|"),
  "i",
);

/**
 * More than half of the steps from one character to the next go nowhere, or just one up or down: aaaa, 1234, abcd. Fewer
 * will do where a whole series stands in it.
 */
function isPatterned(value: string): boolean {
  if (value.length < 8) return false;
  const share = /abcdef(?:gh|12)|12345678|deadbeef/i.test(value) ? 0.3 : 0.5;
  let regular = 0;
  for (let i = 1; i < value.length; i++) {
    if (Math.abs(value.charCodeAt(i) - value.charCodeAt(i - 1)) <= 1) regular++;
  }
  return regular > (value.length - 1) * share;
}

function isTooRegular(value: string): boolean {
  return entropyOf(value) < leastRandomEntropy(value.length) || (value.length >= 40 && isMostlyOne(value));
}

/** A third of it is one character, as where tables of small numbers stand in base64. */
function isMostlyOne(value: string): boolean {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  return Math.max(...counts.values()) > value.length / 3;
}

const publishedExamples: ReadonlySet<string> = new Set([
  // AWS: the key ids and secrets of its documentation.
  "1a5d44a2dca19669",
  "c6ea27c534f993d3",
  "cb20d34a7adda2f5",
  "78314b11be2e5815",
  "e21b597ba6b9cafa",
  // Azure: the keys of the storage and the Cosmos DB emulator.
  "0011cc25eb432071",
  "aa6547439583c3a2",
  // Ethereum: the first accounts of the development networks Hardhat and Anvil, with and without 0x.
  "bc1a50966c9e6486",
  "60a09e4357868c1e",
  "8335c55334821eef",
  "095101cf732c298a",
  "b26ab6529d20ebeb",
  "bb4978fbe7638de8",
  // Stripe's two documentation keys.
  "2cafc0970149a84f",
  "f2d6ca16515033e5",
]);
