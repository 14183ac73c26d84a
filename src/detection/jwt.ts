import { alphabetBytes } from "./alphabet.ts";
import type { JwtForm } from "./form.ts";
import { type Matcher, nothing } from "./matcher.ts";

/** JSON Web Tokens (RFC 7519), told apart by the claims in their payload. */
export function jwtMatcher(form: JwtForm): Matcher {
  const claims = Object.entries(form.claims);
  return {
    anchors: ["eyj"],
    specificity: claims.length > 0 ? 3 : 2,
    fixed: 3,
    reach: { before: 1, after: longest },
    mayMatch: ({ bytes }, start) => !isWordByte(bytes[start - 1]) && startsToken(bytes, start),
    find(text, start) {
      shape.lastIndex = start;
      if (!shape.test(text)) return nothing;
      const place = { start, end: shape.lastIndex };
      const payload = payloadOf(text.slice(place.start, place.end));
      if (payload === undefined || claims.some(([name, value]) => payload[name] !== value)) return nothing;
      return isHarmless(payload)
        ? [{ ...place, confidence: "low", reasons: ["sampleToken"] }]
        : [{ ...place, confidence: "high", reasons: ["jwt"], expires: expiryIn(payload) }];
    },
  };
}

// The dot is in none of the runs, so that each ends where the next begins.
const shape = /eyJ[\w-]{10,2000}\.e[yw][\w-]{3,8000}\.[\w-]{20,1500}/y;
const longest = 11_520;

/** The header is short: where a dot and the next part do not follow it, most of the work is spared. */
function startsToken(bytes: Buffer, start: number): boolean {
  if (bytes[start] !== 0x65 || bytes[start + 1] !== 0x79 || bytes[start + 2] !== 0x4a) return false;
  let i = start + 3;
  while (i < start + 2004 && isWordByte(bytes[i])) i++;
  return i >= start + 13 && bytes[i] === 0x2e && bytes[i + 1] === 0x65 && isWordByte(bytes[i + 5]);
}

const wordBytes = alphabetBytes("base64url");

function isWordByte(byte: number | undefined): boolean {
  return byte !== undefined && wordBytes[byte] === 1;
}

type Json = Readonly<Record<string, unknown>>;

function payloadOf(jwt: string): Json | undefined {
  // Many rules look at the same token, one after the other.
  if (jwt !== latest.jwt) {
    const [header, payload] = jwt.split(".").map(decodedObject);
    latest = { jwt, payload: typeof header?.alg === "string" && header.alg !== "none" ? payload : undefined };
  }
  return latest.payload;
}

const nothingRead = { jwt: "", payload: undefined };
let latest: { readonly jwt: string; readonly payload: Json | undefined } = nothingRead;

/** After a text: no token of it stays in memory. */
export function forgetToken(): void {
  latest = nothingRead;
}

function decodedObject(part: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null ? (value as Json) : undefined;
  } catch {
    return undefined;
  }
}

/** The token is signed, so nobody can make it last longer than it says. Some issuers write 0 for never. */
function expiryIn({ exp }: Json): number | undefined {
  return typeof exp === "number" && exp > 0 ? exp * 1000 : undefined;
}

/** Made for everyone to see: jwt.io's, the RFC's and the libraries' samples, and keys that are meant to stand in a web page. */
function isHarmless(payload: Json): boolean {
  return (
    payload.name === "John Doe" ||
    payload.sub === "1234567890" ||
    payload.iss === "joe" ||
    payload.some === "payload" ||
    (payload.iss === "supabase" && payload.role === "anon") ||
    payload.iss === "supabase-demo"
  );
}
