import { createHash, randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Contract } from "../contract.ts";
import type { JsonObject } from "../json.ts";
import { ApiError } from "./api-error.ts";
import type { Reply } from "./endpoint.ts";

const documentation = "https://docs.github.com/rest";

/** Sends an answer with the headers that GitHub's answers carry; 304 where the caller has that very text already. Returns the status. */
export function writeReply(request: IncomingMessage, response: ServerResponse, reply: Reply): number {
  const raw = Buffer.isBuffer(reply.body);
  const body = raw ? (reply.body as Buffer) : Buffer.from(reply.body === undefined ? "" : JSON.stringify(reply.body));
  const etag = `W/"${createHash("sha256").update(body).digest("hex")}"`;
  const headers: Record<string, string> = {
    ...(body.length === 0
      ? {}
      : { "content-type": raw ? "application/vnd.github.raw; charset=utf-8" : "application/json; charset=utf-8" }),
    "cache-control": "private, max-age=60, s-maxage=60",
    "x-github-media-type": "github.v3; format=json",
    "x-github-request-id": randomBytes(8).toString("hex").toUpperCase(),
    ...rateLimit(),
    ...reply.headers,
  };
  const isUnchanged = request.method === "GET" && reply.status === 200 && request.headers["if-none-match"] === etag;
  if (request.method === "GET" && reply.status === 200) headers.etag = etag;
  const status = isUnchanged ? 304 : reply.status;
  response.writeHead(status, headers);
  response.end(isUnchanged ? undefined : body);
  return status;
}

/** GitHub's answer to a failure: the thrown ApiError, or 500 for a defect of the sandbox, which is told loudly. */
export function errorReply(error: unknown, contract: Contract): Reply {
  if (error instanceof ApiError) {
    const body: JsonObject = { ...error.body, documentation_url: documentation, status: String(error.status) };
    return { status: error.status, body, headers: error.headers };
  }
  contract.defects.push(error);
  console.error("The local GitHub has a defect:", error);
  return { status: 500, body: { message: `Server Error: ${error instanceof Error ? error.message : error}` } };
}

/** The limit is told, but only bad weather enforces it: people leave their pages open. */
function rateLimit(): Record<string, string> {
  const hourSeconds = 3600;
  const reset = (Math.floor(Date.now() / 1000 / hourSeconds) + 1) * hourSeconds;
  return {
    "x-ratelimit-limit": "5000",
    "x-ratelimit-remaining": "4999",
    "x-ratelimit-used": "1",
    "x-ratelimit-reset": String(reset),
    "x-ratelimit-resource": "core",
  };
}
