import { createPublicKey, verify } from "node:crypto";
import { ApiError } from "../rest/api-error.ts";
import type { App } from "../state.ts";

const maxLifeSeconds = 10 * 60;
/** Clocks may differ by so much. */
const toleranceSeconds = 60;

/** Three parts between dots, the first a JSON object in base64url; GitHub's other tokens have no dots or a prefix. */
export function isJsonWebToken(credential: string): boolean {
  return credential.split(".").length === 3 && credential.startsWith("eyJ");
}

/** Throws GitHub's 401 unless the token was signed by the app and is valid now. */
export function verifyAppToken(app: App, token: string, nowMs: number): void {
  const [header = "", payload = "", signature = ""] = token.split(".");
  if (readPart(header).alg !== "RS256") throw refused("A JSON web token could not be decoded");
  const claims = readPart(payload);
  const key = createPublicKey(app.privateKey);
  if (!verify("RSA-SHA256", Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, "base64url"))) {
    throw refused("A JSON web token could not be decoded");
  }
  if (claims.iss !== app.clientId && Number(claims.iss) !== app.id) throw refused("Integration not found", 404);
  checkTimes(claims.iat, claims.exp, Math.floor(nowMs / 1000));
}

function checkTimes(issuedAt: unknown, expiresAt: unknown, now: number): void {
  if (typeof expiresAt !== "number" || expiresAt <= now - toleranceSeconds) {
    throw refused(
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  }
  if (expiresAt > now + maxLifeSeconds + toleranceSeconds) {
    throw refused("'Expiration time' claim ('exp') is too far in the future");
  }
  if (!Number.isInteger(issuedAt) || Number(issuedAt) > now + toleranceSeconds) {
    throw refused("'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued");
  }
}

function readPart(part: string): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString()) as Record<string, unknown>;
  } catch {
    throw refused("A JSON web token could not be decoded");
  }
}

function refused(message: string, status = 401): ApiError {
  return new ApiError(status, { message });
}
