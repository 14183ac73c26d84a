/**
 * Credentials of a form that nobody ever issued, made when they are needed, so that no file holds one.
 * The same form and seed give the same text.
 */
import { charactersOf, isIn } from "./alphabet.ts";
import type { ContextualForm, Form, JwtForm, Part, PemForm } from "./form.ts";
import { judgePassword } from "./password.ts";
import { bodyOf } from "./pattern.ts";
import { isPlaceholder } from "./placeholder.ts";
import { type Random, randomFrom } from "./random.ts";
import type { Rule } from "./rule.ts";
import { isDrawn, readsLikeSymbol, readsLikeWords } from "./value-shape.ts";

/** A credential and what must stand around it to be recognised. */
export interface Sample {
  readonly credential: string;
  /** The credential as it is written: itself, or a URL that holds it. */
  readonly value: string;
  /** The name it must be assigned to, where the form asks for one. */
  readonly name: string | undefined;
  /** Whether `value` is more than the credential: syntax that must stand just so. */
  readonly isFramed: boolean;
  /** A word that must stand nearby, where the form asks for one. */
  readonly nearby: string | undefined;
}

/** The credential alone. Seed 0 gives the shortest one that the form allows, seed 1 the longest. */
export function sampleOf(rule: Pick<Rule, "form">, seed = 0): string {
  return sampleInPlaceOf(rule, seed).credential;
}

export function sampleInPlaceOf({ form }: Pick<Rule, "form">, seed = 0): Sample {
  const nearby = form.near[0];
  for (let attempt = 0; attempt < 1000; attempt++) {
    const random = randomFrom(`${JSON.stringify(form)} ${seed} ${attempt}`);
    const sample = { ...draw(form, { random, seed }), nearby, isFramed: isFrame(form) };
    if (!isRefused(sample, form)) return sample;
  }
  throw new Error("every sample of the form reads like a placeholder");
}

/** Drawn so that the engine would take it for a word or a stand-in: one in some thousands of real credentials is lost like this. */
function isRefused(sample: Sample, form: Form): boolean {
  if (sample.isFramed) return judgePassword(plain(sample, form)).confidence === "none";
  const { credential } = sample;
  if ((form.kind === "contextual" || form.kind === "assigned") && readsLikeWords(credential)) return true;
  if (form.kind === "contextual" && !isDrawn(credential)) return true;
  if ("value" in form && typeof form.value !== "string" && mayHoldDigit(form.value) && !/[0-9]/.test(credential))
    return true;
  if (form.kind !== "token") return isPlaceholder(credential);
  const body = bodyOf(credential, form.parts);
  return isPlaceholder(body) || readsLikeSymbol(body);
}

function mayHoldDigit(parts: readonly Part[]): boolean {
  return parts.some((part) => typeof part !== "string" && part.kind === "run" && isIn(part.of, "0"));
}

function isFrame(form: Form): boolean {
  return form.kind === "framed" || form.kind === "basic" || form.kind === "manifest";
}

function plain({ credential }: Pick<Sample, "credential">, form: Form): string {
  return form.kind === "framed" ? credential : Buffer.from(credential, "base64").toString("latin1");
}

interface Draw {
  readonly random: Random;
  readonly seed: number;
}

function draw(form: Form, { random, seed }: Draw): Drawn {
  switch (form.kind) {
    case "token":
      return unnamed(textOf(form.parts, { random, seed }));
    case "assigned":
      return named(form.names, textOf(form.value, { random, seed }), seed);
    case "contextual":
      return named([contextNameOf(form)], textOf(form.value, { random, seed }), 0);
    case "guess":
      return named(form.names, guessable(form.value, random), seed);
    case "pem":
      return unnamed(armourOf(form, random));
    case "jwt":
      return unnamed(jwtOf(form, random));
    case "url": {
      const credential = random.text(charactersOf("alnum"), 18) + random.below(10);
      const scheme = form.schemes[seed % form.schemes.length] ?? "https";
      return { credential, value: `${scheme}://reporting:${credential}@db-3.acme.dev/orders`, name: undefined };
    }
    case "framed": {
      const before = textOf(form.before, { random, seed });
      const credential = textOf(form.value, { random, seed });
      return { credential, value: before + credential + textOf(form.after, { random, seed }), name: undefined };
    }
    case "basic": {
      const credential = Buffer.from(`robin:${random.text(charactersOf("alnum"), 16)}7`).toString("base64");
      return { credential, value: textOf(form.before, { random, seed }) + credential, name: undefined };
    }
    case "manifest": {
      const credential = Buffer.from(`${random.text(charactersOf("alnum"), 16)}7`).toString("base64");
      const value = `apiVersion: v1\nkind: Secret\ndata:\n  login: ${credential}\n`;
      return { credential, value, name: undefined };
    }
    case "file":
      throw new Error("a file is no text");
    case "custom":
      throw new Error("a pattern of somebody's own comes with its samples");
    default:
      return form satisfies never;
  }
}

type Drawn = Omit<Sample, "nearby" | "isFramed">;

function unnamed(credential: string): Drawn {
  return { credential, value: credential, name: undefined };
}

function named(names: readonly string[], credential: string, seed: number): Drawn {
  return { credential, value: credential, name: names[seed % names.length]?.replaceAll(" ", "_") };
}

/** The issuer's name as people put it before what the value is. */
function contextNameOf({ words }: ContextualForm): string {
  return `${words.find((word) => /^[a-z][a-z0-9 ]+$/.test(word)) ?? words[0]?.replaceAll(/[^a-z0-9]/g, " ")} api key`;
}

function textOf(parts: readonly Part[], { random, seed }: Draw): string {
  let text = "";
  for (const part of parts) text += textOfPart(part, text, { random, seed });
  return text;
}

function textOfPart(part: Part, before: string, { random, seed }: Draw): string {
  if (typeof part === "string") return part;
  switch (part.kind) {
    case "anyCase":
      return part.text;
    case "run":
      return random.text(charactersOf(part.of), lengthBetween(part.min, part.max, { random, seed }));
    case "checksum":
      return part.compute(before);
    case "oneOf":
      return textOf(part.options[random.below(part.options.length)] ?? [], { random, seed });
    default:
      return part satisfies never;
  }
}

function lengthBetween(min: number, max: number, { random, seed }: Draw): number {
  if (seed === 0) return min;
  return seed === 1 ? max : min + random.below(max - min + 1);
}

function guessable(value: "key" | "password", random: Random): string {
  const key = random.text(charactersOf("alnum"), 30) + random.below(90) + random.text(charactersOf("letter"), 2);
  return value === "key"
    ? `${random.below(10)}${key}`
    : `${random.text("!*-_", 1)}${key.slice(16)}7q${random.below(10)}X`;
}

function armourOf({ label }: PemForm, random: Random): string {
  const secret = random.bytes(360);
  const body = label.startsWith("OPENSSH") ? Buffer.concat([openSshHead, secret]) : secret;
  const lines = body.toString("base64").match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join("\n");
}

/** Magic, cipher "none", key derivation "none", no options: what every open key begins with. */
const openSshHead = Buffer.from("openssh-key-v1\0\0\0\0\x04none\0\0\0\x04none\0\0\0\0", "latin1");

function jwtOf({ claims }: JwtForm, random: Random): string {
  const payload = { ...claims, jti: random.text(charactersOf("hex"), 16), iat: 1_700_000_000 };
  const parts = [{ alg: "HS256", typ: "JWT" }, payload].map((part) =>
    Buffer.from(JSON.stringify(part)).toString("base64url"),
  );
  return [...parts, random.text(charactersOf("alnum"), 43)].join(".");
}
