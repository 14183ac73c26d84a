import type { IncomingMessage, ServerResponse } from "node:http";
import { identifyCaller } from "../auth/identify-caller.ts";
import type { Contract } from "../contract.ts";
import type { ApiCall } from "../sandbox.ts";
import type { Site } from "../site.ts";
import { type Breakage, underWeather, type WeatherStation } from "../weather.ts";
import { accountById } from "./accounts/represent-account.ts";
import { ApiError, notFound } from "./api-error.ts";
import { authorizeCaller, authorizeOnRepository } from "./authorize.ts";
import type { Call, Caller, Reply, RepositoryCall, RepositoryEndpoint } from "./endpoint.ts";
import { readCall } from "./read-call.ts";
import { findRepository, pathByName } from "./repositories/find-repository.ts";
import type { Match } from "./router.ts";
import { errorReply, writeReply } from "./write-reply.ts";

export interface Rest {
  readonly site: Site;
  readonly contract: Contract;
  readonly weather: WeatherStation;
  readonly route: (method: string, path: string) => Match | undefined;
  /** Called after a request that may have changed something. */
  readonly changed: () => void;
  /** Called after each answer to the App. */
  readonly answered: (call: ApiCall) => void;
}

interface Answer {
  readonly reply: Reply | Breakage;
  /** Of requests that the App made. */
  readonly ofTheApp?: Pick<ApiCall, "operation" | "query" | "body">;
}

/** Answers one request below `/api/v3`; `path` is the rest of its URL, query included. */
export async function serveRest(rest: Rest, request: IncomingMessage, response: ServerResponse, path: string) {
  let caller: Caller = { kind: "nobody" };
  try {
    if (request.headers["user-agent"] === undefined) {
      throw new ApiError(403, { message: "Request forbidden by administrative rules. Please send a User-Agent." });
    }
    caller = identifyCaller(rest.site, request);
    const { reply, ofTheApp } = await answer(rest, request, path, caller);
    if (reply === "reset connection") request.socket.destroy();
    else if (reply === "broken body") breakOff(response);
    else {
      const status = writeReply(request, response, reply);
      if (ofTheApp) rest.answered({ ...ofTheApp, status, answer: reply.body });
    }
  } catch (error) {
    // Who hung up in the middle of a request waits for no answer.
    if (request.socket.destroyed) return;
    writeReply(request, response, errorReply(error, rest.contract));
  } finally {
    if (request.method !== "GET") rest.changed();
  }
}

async function answer(rest: Rest, request: IncomingMessage, path: string, caller: Caller): Promise<Answer> {
  const [rawPath = "", query = ""] = path.split("?", 2);
  const namedPath = pathByName(rest.site, rawPath);
  const match = rest.route(request.method ?? "", namedPath);
  if (match === undefined) throw notFound();
  const call = await readCall(rest.site, request, match, { caller, path: `${namedPath}?${query}` });
  const isOfTheApp = caller.kind === "app" || caller.kind === "installation";
  if (!isOfTheApp) return { reply: await perform(rest, match, call) };
  const { operation } = match.endpoint;
  const reply = await underWeather(rest.weather.take(operation, repositoryOf(match)), () =>
    perform(rest, match, call).catch((error: unknown) => errorReply(error, rest.contract)),
  );
  return { reply, ofTheApp: { operation, query: call.query, body: call.body } };
}

function repositoryOf({ params }: Match): string {
  return `${params.owner}/${params.repo}`;
}

/** Promises more than it sends. */
function breakOff(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/json; charset=utf-8", "content-length": 1000 });
  response.write('{"id":', () => response.destroy());
}

/** Who may, then what is well formed, then the effect: GitHub also tells a caller without rights nothing about its input. */
async function perform({ site, contract }: Rest, match: Match, call: Call): Promise<Reply> {
  const { endpoint } = match;
  let run: () => Reply | Promise<Reply>;
  if (endpoint.permission !== undefined) {
    const repositoryCall = onRepository(site, endpoint, call);
    run = () => endpoint.run(repositoryCall);
  } else {
    authorizeCaller(endpoint, call.caller);
    run = () => endpoint.run(call);
  }
  contract.checkRequest(endpoint.operation, call.query, call.body);
  const reply = await run();
  contract.checkReply(endpoint.operation, reply);
  return reply;
}

function onRepository(site: Site, endpoint: RepositoryEndpoint, call: Call): RepositoryCall {
  const { caller } = call;
  const repository = findRepository(site, endpoint, call);
  authorizeOnRepository(endpoint, caller, repository);
  const owner = accountById(site, repository.ownerId);
  return {
    ...call,
    repository,
    owner,
    emit(name, payload) {
      const sender = caller.kind === "user" || caller.kind === "installation" ? caller.account : owner;
      site.webhooks.emit({ name, owner, repository, sender, payload });
    },
  };
}
