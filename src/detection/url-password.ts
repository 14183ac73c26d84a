import type { UrlForm } from "./form.ts";
import { type Found, isNear, type Matcher } from "./matcher.ts";
import { isPlaceholder } from "./placeholder.ts";

/** `scheme://user:password@host`: the password alone is the credential. */
export function urlMatcher(form: UrlForm): Matcher {
  const schemes = form.schemes.map((scheme) => `${scheme}://`);
  return {
    anchors: schemes.length > 0 ? schemes : ["://"],
    specificity: schemes.length > 0 ? 2 : 1,
    fixed: 3,
    find(text, start, end) {
      if (schemes.length > 0 && isSchemeCharacter(text.charCodeAt(start - 1))) return undefined;
      const authority = authorityAfter(text, end);
      if (authority === undefined || !isNear(text, authority, form.near)) return undefined;
      return judge(text, authority);
    },
  };
}

interface Authority {
  readonly userStart: number;
  readonly start: number;
  readonly end: number;
}

const maxUserinfo = 300;

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
const stops = new Uint8Array(65_536);
for (const character of " \t\r\n\"'`/\\<>?#|^,") stops[character.charCodeAt(0)] = 1;

function judge(text: string, { userStart, start, end }: Authority): Found | undefined {
  const user = text.slice(userStart, start - 1);
  const password = text.slice(start, end);
  const host = /^[\w.-]{0,100}/.exec(text.slice(end + 1, end + 101))?.[0] ?? "";
  if (password.length < 3 || isStandIn(password) || isPlaceholder(password) || password === user) return undefined;
  if (host === "" || /^(?:x-oauth-basic|oauth2?)$/.test(password)) return undefined;
  if (isDocumentation(host) || isLocal(host))
    return { start, end, confidence: "low", reasons: [`the host is ${kindOf(host)}`] };
  return /[0-9]/.test(password) && password.length >= 8
    ? { start, end, confidence: "high", reasons: ["a password in a URL"] }
    : { start, end, confidence: "medium", reasons: ["a password in a URL", "it may be a stand-in"] };
}

/** Words that people write for a password they do not want to write. */
function isStandIn(password: string): boolean {
  return /^(?:pass(?:word|wd|phrase)?\d{0,3}|pwd|pw|secret|token|key|apikey|api[-_]key|user|admin|root|test|guest|postgres|mysql|mongo|redis|changeit|hunter2|bar|baz|abc|123\d*|p|x+|y+|\*+|[$%:{[<(].*|.*[{}].*|%s|%v)$/i.test(
    password,
  );
}

function isDocumentation(host: string): boolean {
  return /(?:^|\.)(?:example|test|invalid)(?:\.(?:com|org|net))?$|^(?:host|hostname|server|domain|your)\b/i.test(host);
}

function isLocal(host: string): boolean {
  return /^(?:localhost|127\.|0\.0\.0\.0|host\.docker\.internal|\[?::1)/i.test(host) || /^[a-z_-]+$/i.test(host);
}

function kindOf(host: string): string {
  return isLocal(host) ? "local" : "a stand-in";
}

function isSchemeCharacter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 43 ||
    code === 46
  );
}
