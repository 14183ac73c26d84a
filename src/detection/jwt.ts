import type { JwtForm } from "./form.ts";
import { type Found, isNear, type Matcher } from "./matcher.ts";

/** JSON Web Tokens (RFC 7519), told apart by the claims in their payload. */
export function jwtMatcher(form: JwtForm): Matcher {
  const claims = Object.entries(form.claims);
  return {
    anchors: ["eyj"],
    specificity: claims.length > 0 ? 3 : 2,
    fixed: 3,
    find(text, start) {
      const place = tokenAt(text, start);
      if (place === undefined || !isNear(text, place, form.near)) return undefined;
      const payload = payloadOf(text.slice(place.start, place.end));
      if (payload === undefined || isHarmless(payload)) return undefined;
      if (claims.some(([name, value]) => payload[name] !== value)) return undefined;
      return { ...place, confidence: "high", reasons: ["its header and payload are JSON"] } satisfies Found;
    },
  };
}

// The dot is in none of the runs, so that each ends where the next begins.
const shape = /eyJ[\w-]{10,2000}\.eyJ[\w-]{2,8000}\.[\w-]{20,1500}/y;

function tokenAt(text: string, start: number): { start: number; end: number } | undefined {
  if (!text.startsWith("eyJ", start) || /[\w-]/.test(text.charAt(start - 1))) return undefined;
  shape.lastIndex = start;
  return shape.test(text) ? { start, end: shape.lastIndex } : undefined;
}

type Json = Readonly<Record<string, unknown>>;

function payloadOf(jwt: string): Json | undefined {
  const [header, payload] = jwt.split(".").map(decodedObject);
  return typeof header?.alg === "string" && header.alg !== "none" ? payload : undefined;
}

function decodedObject(part: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    return typeof value === "object" && value !== null ? (value as Json) : undefined;
  } catch {
    return undefined;
  }
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
