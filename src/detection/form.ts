/**
 * What a credential looks like, as data. Everything the engine needs is derived from it: the pattern and the anchors
 * (pattern.ts), the matcher (compile.ts), samples and counter-samples (sample.ts). Nothing is kept in a second form.
 */
import type { Alphabet } from "./alphabet.ts";
import type { Confidence } from "./confidence.ts";
import type { Parameter } from "./url-query.ts";

export type Form =
  | TokenForm
  | FramedForm
  | AssignedForm
  | ContextualForm
  | GuessForm
  | PemForm
  | JwtForm
  | UrlForm
  | BasicForm
  | ManifestForm
  | FileForm
  | CustomForm;

/** Recognised by itself, wherever it stands: one of its literals is distinctive. */
export interface TokenForm {
  readonly kind: "token";
  readonly parts: readonly Part[];
  readonly near: readonly string[];
  /** When it stops to work, as the URL says that it stands in: milliseconds since 1970, undefined where it does not say so. */
  readonly until?: (parameter: Parameter) => number | undefined;
}

/** Recognised by what stands around it: the syntax of a file, a command or a call. The credential is `value` alone. */
export interface FramedForm {
  readonly kind: "framed";
  readonly before: readonly Part[];
  readonly value: readonly Part[];
  readonly after: readonly Part[];
  readonly near: readonly string[];
}

/** Recognised by the name it is assigned to: `datadog_api_key: …`. */
export interface AssignedForm {
  readonly kind: "assigned";
  readonly names: readonly string[];
  readonly value: readonly Part[];
  readonly near: readonly string[];
}

/** Recognised by its shape where one of these words stands on its line or up to three lines above: the issuer's name, its domain. */
export interface ContextualForm {
  readonly kind: "contextual";
  readonly words: readonly string[];
  readonly value: readonly Part[];
  readonly near: readonly string[];
}

/** A random-looking value under a name that says secret. No provider, no known shape. */
export interface GuessForm {
  readonly kind: "guess";
  readonly names: readonly string[];
  readonly value: "key" | "password";
  readonly near: readonly string[];
}

/** An armoured block, in plain lines or with escaped line ends inside a string. */
export interface PemForm {
  readonly kind: "pem";
  /** Between BEGIN and the dashes: "RSA PRIVATE KEY". */
  readonly label: string;
  readonly near: readonly string[];
}

/** A JSON Web Token whose payload holds these claims. */
export interface JwtForm {
  readonly kind: "jwt";
  readonly claims: Readonly<Record<string, string>>;
  readonly near: readonly string[];
}

/** A URL with a password in it. The credential is the password alone. No schemes: any scheme. */
export interface UrlForm {
  readonly kind: "url";
  readonly schemes: readonly string[];
  readonly near: readonly string[];
}

/** User and password, joined by a colon, in base64 (RFC 7617), after one of these literals. */
export interface BasicForm {
  readonly kind: "basic";
  readonly before: readonly Part[];
  readonly near: readonly string[];
}

/** The base64 values under `data:` of a Kubernetes Secret, in YAML or JSON. */
export interface ManifestForm {
  readonly kind: "manifest";
  readonly near: readonly string[];
}

/** A binary file that is a credential as a whole. */
export interface FileForm {
  readonly kind: "file";
  /** Its first bytes, one of these, in hexadecimal. */
  readonly magic: readonly string[];
  /** Whether a file that begins so holds a key. */
  readonly holds: (bytes: Buffer) => boolean;
  readonly near: readonly [];
}

/** A pattern of somebody's own. It is run by whoever made the form: this folder knows no second kind of pattern. */
export interface CustomForm {
  readonly kind: "custom";
  /** Printable ASCII, in any case. One of them must stand near the credential. */
  readonly keywords: readonly string[];
  readonly pattern: string;
  readonly confidence: Exclude<Confidence, "low">;
  /** Where the credentials stand in a text of one character a byte, in its order. Takes time linear in the text for each. */
  readonly match: (text: string) => Iterable<{ readonly start: number; readonly end: number }>;
  readonly near: readonly [];
}

/** One stretch of a credential. A string is that very text, in that very case. */
export type Part = string | AnyCase | Run | OneOf | Checksum;

/** That text in any case. */
export interface AnyCase {
  readonly kind: "anyCase";
  readonly text: string;
}

export interface Run {
  readonly kind: "run";
  readonly of: Alphabet;
  readonly min: number;
  readonly max: number;
}

export interface OneOf {
  readonly kind: "oneOf";
  readonly options: readonly (readonly Part[])[];
}

/** Characters that can be computed from everything that stands before them in the credential. */
export interface Checksum {
  readonly kind: "checksum";
  readonly name: string;
  readonly of: Alphabet;
  readonly length: number;
  readonly compute: (before: string) => string;
}

type Parts = readonly (Part | readonly Part[])[];

export function token(...parts: Parts): TokenForm {
  return { kind: "token", parts: parts.flat(), near: [] };
}

/** What stands before the credential, itself, and what stands after it. */
export function framed(before: Parts, value: Parts, after: Parts = []): FramedForm {
  return { kind: "framed", before: before.flat(), value: value.flat(), after: after.flat(), near: [] };
}

export function basic(...before: Parts): BasicForm {
  return { kind: "basic", before: before.flat(), near: [] };
}

export function manifest(): ManifestForm {
  return { kind: "manifest", near: [] };
}

/** Magic bytes in hexadecimal. */
export function file(magic: readonly string[], holds: FileForm["holds"] = () => true): FileForm {
  return { kind: "file", magic, holds, near: [] };
}

/** Names are words with spaces: "api key" stands for api_key, apiKey, API-KEY and the like, inside longer names too. */
export function assigned(names: readonly string[], ...value: Parts): AssignedForm {
  return { kind: "assigned", names, value: value.flat(), near: [] };
}

/**
 * Words as in `assigned`. A value counts where a name that says secret, or holds the word itself, is given to it, or where
 * hardly anything stands between the word and the value.
 */
export function contextual(words: readonly string[], ...value: Parts): ContextualForm {
  return { kind: "contextual", words, value: value.flat(), near: [] };
}

export function guess(value: GuessForm["value"], names: readonly string[]): GuessForm {
  return { kind: "guess", names, value, near: [] };
}

export function pem(label: string): PemForm {
  return { kind: "pem", label, near: [] };
}

export function jwt(claims: JwtForm["claims"] = {}): JwtForm {
  return { kind: "jwt", claims, near: [] };
}

export function urlPassword(...schemes: readonly string[]): UrlForm {
  return { kind: "url", schemes, near: [] };
}

/** The form counts only where one of these lower-case words stands a few lines before or after it. */
export function near<F extends Form>(words: readonly string[], form: F): F {
  return { ...form, near: words };
}

/** The URL that the credential stands in says when that expires. */
export function until(read: (parameter: Parameter) => number | undefined, form: TokenForm): TokenForm {
  return { ...form, until: read };
}

export function anyCase(text: string): AnyCase {
  return { kind: "anyCase", text };
}

/** `min` to `max` characters, both included; exactly `min` without a `max`. */
export function run(of: Alphabet, min: number, max: number = min): Run {
  return { kind: "run", of, min, max };
}

export function oneOf(...options: Parts): OneOf {
  return { kind: "oneOf", options: options.map((option) => [option].flat()) };
}

export function maybe(...parts: readonly Part[]): OneOf {
  return { kind: "oneOf", options: [parts, []] };
}

export const uuid: readonly Part[] = [
  run("anyHex", 8),
  "-",
  run("anyHex", 4),
  "-",
  run("anyHex", 4),
  "-",
  run("anyHex", 4),
  "-",
  run("anyHex", 12),
];
