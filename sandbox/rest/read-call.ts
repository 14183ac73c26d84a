import type { IncomingMessage } from "node:http";
import { readBody } from "../read-body.ts";
import type { Site } from "../site.ts";
import { ApiError } from "./api-error.ts";
import type { Call, Caller } from "./endpoint.ts";
import type { Match } from "./router.ts";

/** A blob of 100 MB in base64, with room for the rest. */
const maxBodyBytes = 150 * 1024 * 1024;

/** Puts together what an endpoint is given. `path` is the request's, below `/api/v3`, with the repository by its name. */
export async function readCall(
  site: Site,
  request: IncomingMessage,
  match: Match,
  source: { readonly caller: Caller; readonly path: string },
): Promise<Call> {
  const query = Object.fromEntries(new URLSearchParams(source.path.split("?")[1] ?? ""));
  return {
    site,
    caller: source.caller,
    param(name) {
      const value = match.params[name];
      if (value === undefined) throw new TypeError(`${match.endpoint.operation} has no {${name}}`);
      return value;
    },
    query,
    body: await readJson(request),
    accept: request.headers.accept ?? "",
    page: wholeNumber(query.page, 1),
    perPage: Math.min(wholeNumber(query.per_page, 30), 100),
    path: source.path,
  };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const text = (await readBody(request, maxBodyBytes)).toString();
  if (text === "") return undefined;
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new ApiError(400, { message: "Problems parsing JSON" });
  }
  if (typeof body !== "object" || body === null) throw new ApiError(400, { message: "Body should be a JSON object" });
  return body;
}

function wholeNumber(text: string | undefined, otherwise: number): number {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number : otherwise;
}
