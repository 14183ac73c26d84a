import type { IncomingMessage, ServerResponse } from "node:http";
import { identifyCaller } from "./auth/identify-caller.ts";
import { answerDiscussions } from "./discussions/answer-discussions.ts";
import type { Json } from "./json.ts";
import { enqueue } from "./queue/merge-queue.ts";
import { readBody } from "./read-body.ts";
import { ApiError } from "./rest/api-error.ts";
import { canSee } from "./rest/authorize.ts";
import { type Caller, ok, type Reply } from "./rest/endpoint.ts";
import { nodeId } from "./rest/node-id.ts";
import { setDraft } from "./rest/pulls/pull-draft.ts";
import { baseRepository } from "./rest/pulls/pull-events.ts";
import type { Rest } from "./rest/serve-rest.ts";
import { errorReply, writeReply } from "./rest/write-reply.ts";
import type { Site } from "./site.ts";
import type { Account, Pull } from "./state.ts";

const maxBodyBytes = 1_000_000;

/** Undefined: it was done. */
type Mutation = (site: Site, pull: Pull, account: Account) => Promise<string | undefined>;

/** What REST has no words for. The answer holds what they can tell, whatever was selected. */
const mutations: Readonly<Record<string, Mutation>> = {
  convertPullRequestToDraft: (site, pull, account) => setDraft(site, pull, true, account),
  markPullRequestReadyForReview: (site, pull, account) => setDraft(site, pull, false, account),
  enqueuePullRequest: (site, pull, account) => enqueue(site, baseRepository(site, pull), pull, account),
};

interface Question {
  readonly query?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** Answers `POST /api/graphql`. As on GitHub, most failures come with status 200 and a list of `errors`. */
export async function serveGraphql(rest: Rest, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const caller = identifyCaller(rest.site, request);
    const question = readQuestion(await readBody(request, maxBodyBytes));
    writeReply(request, response, await answer(rest.site, caller, question));
  } catch (error) {
    writeReply(request, response, errorReply(error, rest.contract));
  } finally {
    rest.changed();
  }
}

async function answer(site: Site, caller: Caller, question: Question): Promise<Reply> {
  if (caller.kind !== "user" && caller.kind !== "installation") {
    throw new ApiError(401, { message: "This endpoint requires you to be authenticated." });
  }
  const query = question.query ?? "";
  const discussed = answerDiscussions({ site, caller, query, variables: question.variables ?? {} });
  if (discussed !== undefined)
    return "data" in discussed ? ok(discussed) : failure(discussed.failure, discussed.message);
  const [name, mutate] = Object.entries(mutations).find(([mutation]) => query.includes(`${mutation}(`)) ?? [];
  if (!name || !mutate) {
    const known = Object.keys(mutations).join(", ");
    return failure("undefinedField", `The local GitHub knows only ${known}, and discussions`);
  }
  const pull = findPull(site, caller, question);
  if (!pull) return failure("NOT_FOUND", "Could not resolve to a node with the global id");
  if (caller.kind === "installation" && caller.permissions.pull_requests !== "write") {
    return failure("FORBIDDEN", "Resource not accessible by integration");
  }
  const refusal = await mutate(site, pull, caller.account);
  if (refusal !== undefined) return failure("UNPROCESSABLE", refusal);
  const shown = { id: nodeId("PullRequest", pull.id), number: pull.number, isDraft: pull.isDraft };
  return ok({ data: { [name]: { clientMutationId: null, pullRequest: shown } } });
}

/** The id stands in the query itself, or in a variable, alone or within an input object. */
function findPull(site: Site, caller: Caller, { query = "", variables = {} }: Question): Pull | undefined {
  const text = `${query} ${JSON.stringify(variables)}`;
  const words = new Set(text.match(/[\w-]+/g));
  const pull = site.state.pulls.find((one) => words.has(nodeId("PullRequest", one.id)));
  return pull && canSee(caller, baseRepository(site, pull)) ? pull : undefined;
}

function readQuestion(body: Buffer): Question {
  try {
    return JSON.parse(body.toString()) as Question;
  } catch {
    throw new ApiError(400, { message: "Problems parsing JSON" });
  }
}

function failure(type: string, message: string): Reply {
  const errors: Json = [{ type, message }];
  return ok({ data: null, errors });
}
