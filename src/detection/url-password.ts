import { charactersOf } from "./alphabet.ts";
import type { UrlForm } from "./form.ts";
import { type Guess, lineReach, linesAround } from "./judge/guess.ts";
import type { Judge, Judged } from "./judge/judge.ts";
import { refused } from "./judge/refusals.ts";
import { type Matcher, nothing } from "./matcher.ts";
import { isStandIn, judgePassword } from "./password.ts";
import { isTemplate } from "./placeholder.ts";

/** `scheme://user:password@host`: the password alone is the credential. */
export function urlMatcher(form: UrlForm, ask: Judge): Matcher {
  const schemes = form.schemes.map((scheme) => `${scheme}://`);
  return {
    anchors: schemes.length > 0 ? schemes : ["://"],
    specificity: schemes.length > 0 ? 2 : 1,
    fixed: 3,
    reach: { before: lineReach, after: maxUserinfo + lineReach },
    mayMatch: ({ bytes }, start, end) =>
      (schemes.length === 0 || !isSchemeByte(bytes[start - 1])) && hasUserinfo(bytes, end),
    find(text, _start, end, { path }) {
      const authority = authorityAfter(text, end);
      if (authority === undefined) return nothing;
      return [
        {
          start: authority.start,
          end: authority.end,
          ...judgedIn(text, authority, () => ask({ ...guessAt(text, authority), path })),
        },
      ];
    },
  };
}

interface Authority {
  readonly userStart: number;
  readonly start: number;
  readonly end: number;
}

const maxUserinfo = 300;

const maxHost = 101;

/** Most URLs have none: their host ends before any at sign. */
function hasUserinfo(bytes: Buffer, at: number): boolean {
  for (let i = at; i < at + maxUserinfo; i++) {
    const byte = bytes[i];
    if (byte === atCode) return true;
    if (byte === undefined || stops[byte]) return false;
  }
  return false;
}

/** One walk over the characters, up to the at sign or to the first one that cannot stand before it. */
function authorityAfter(text: string, at: number): Authority | undefined {
  let colon = -1;
  for (let i = at; i < at + maxUserinfo; i++) {
    const code = text.charCodeAt(i);
    if (code === colonCode && colon === -1) colon = i;
    if (code === atCode)
      return colon === -1 || colon + 1 === i ? undefined : { userStart: at, start: colon + 1, end: i };
    if (Number.isNaN(code) || stops[code]) return undefined;
  }
  return undefined;
}

const colonCode = ":".charCodeAt(0);
const atCode = "@".charCodeAt(0);
const stops = new Uint8Array(256);
for (const character of " \t\r\n\"'`/\\<>?#|^,") stops[character.charCodeAt(0)] = 1;

function guessAt(text: string, { userStart, start, end }: Authority): Omit<Guess, "path"> {
  return {
    name: text.slice(userStart, start - 1),
    word: "url",
    tail: "",
    value: text.slice(start, end),
    operator: "://",
    quote: "",
    isSetting: true,
    frame: "quoted",
    ...linesAround(text, { start, end }),
  };
}

function judgedIn(text: string, { userStart, start, end }: Authority, ask: () => Judged): Judged {
  const user = text.slice(userStart, start - 1);
  const password = text.slice(start, end);
  const host = /^[\w.-]{0,100}/.exec(text.slice(end + 1, end + maxHost))?.[0] ?? "";
  const isKnown = password === user || isStandIn(password) || /^(?:x-oauth-basic|oauth2?)$/.test(password);
  if (host === "" || isKnown || isTemplate(password)) return refused("placeholder");
  const alone = judgePassword(password);
  if (alone.confidence !== "none" && isDocumentation(host)) return { confidence: "low", reasons: ["sampleHost"] };
  if (alone.confidence !== "none" && !isLocal(host))
    return { ...alone, reasons: alone.reasons.map((reason) => (reason === "framed" ? "urlPassword" : reason)) };
  // Words, and what stands beside a local host, are stand-ins more often than passwords.
  const judged = ask();
  if (judged.confidence === "medium") return judged;
  return alone.confidence === "none" ? alone : { confidence: "low", reasons: ["localHost"] };
}

function isDocumentation(host: string): boolean {
  return /(?:^|\.)(?:example|test|invalid)(?:\.(?:com|org|net))?$|^(?:host|hostname|server|domain|your)\b/i.test(host);
}

function isLocal(host: string): boolean {
  return /^(?:localhost|127\.|0\.0\.0\.0|host\.docker\.internal|\[?::1)/i.test(host) || /^[a-z_-]+$/i.test(host);
}

function isSchemeByte(byte: number | undefined): boolean {
  return byte !== undefined && schemeBytes[byte] === 1;
}

const schemeBytes = new Uint8Array(256);
for (const character of `${charactersOf("alnum")}+.`) schemeBytes[character.charCodeAt(0)] = 1;
