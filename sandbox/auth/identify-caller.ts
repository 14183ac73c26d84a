import type { IncomingMessage } from "node:http";
import { accountById } from "../rest/accounts/represent-account.ts";
import { ApiError } from "../rest/api-error.ts";
import type { Caller } from "../rest/endpoint.ts";
import type { Site } from "../site.ts";
import type { Token } from "../state.ts";
import { isJsonWebToken, verifyAppToken } from "./app-token.ts";

/** Who sends a request, from its `Authorization` header: `token X`, `Bearer X`, or Basic with the token as password. */
export function identifyCaller(site: Site, request: IncomingMessage): Caller {
  const credential = readCredential(request.headers.authorization);
  if (credential === undefined) return { kind: "nobody" };
  if (isJsonWebToken(credential)) {
    verifyAppToken(site.state.app, credential, Date.now());
    return { kind: "app" };
  }
  const token = site.state.tokens.find((candidate) => candidate.token === credential);
  if (token === undefined) throw badCredentials();
  return tokenCaller(site, token);
}

function tokenCaller(site: Site, token: Token): Caller {
  if (token.kind === "user") return { kind: "user", account: accountById(site, token.accountId) };
  const installation = site.state.installations.find((candidate) => candidate.id === token.installationId);
  if (installation === undefined || Date.parse(token.expiresAt) <= Date.now()) throw badCredentials();
  if (installation.suspendedAt !== null) {
    throw new ApiError(403, { message: "This installation has been suspended" });
  }
  return {
    kind: "installation",
    token: token.token,
    installation,
    permissions: token.permissions,
    repositories: token.repositories,
    account: accountById(site, site.state.app.botId),
  };
}

export function badCredentials(): ApiError {
  return new ApiError(401, { message: "Bad credentials" });
}

function readCredential(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const [scheme = "", value = ""] = header.split(" ", 2);
  if (scheme.toLowerCase() !== "basic") return value;
  return Buffer.from(value, "base64")
    .toString()
    .replace(/^[^:]*:/, "");
}
