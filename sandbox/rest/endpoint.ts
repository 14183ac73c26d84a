import type { Json, JsonObject } from "../json.ts";
import type { Site } from "../site.ts";
import type { Account, Installation, Permissions, Repository } from "../state.ts";

/**
 * One operation of the REST API, as data. `operation` is written as in GitHub's reference and picks the schemas in
 * `openapi.json`: what `run` is given was checked against them, and what it returns will be.
 */
export type Endpoint = RepositoryEndpoint | GeneralEndpoint;

/** Under `/repos/{owner}/{repo}`: the repository is looked up, and the caller's right to see it checked, before `run`. */
export interface RepositoryEndpoint {
  readonly operation: `${Method} /repos/{owner}/{repo}${string}`;
  /**
   * Any one of these lets an installation token in, as in the table of GitHub's documentation. The user may do everything.
   * "app": for the app's own JSON Web Token.
   */
  readonly permission: Permissions | "app";
  readonly caller?: undefined;
  run(call: RepositoryCall): Reply | Promise<Reply>;
}

export interface GeneralEndpoint {
  readonly operation: `${Method} /${string}`;
  /** Who may call it; `app` with its JSON Web Token. */
  readonly caller: "anyone" | Caller["kind"];
  readonly permission?: undefined;
  run(call: Call): Reply | Promise<Reply>;
}

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export interface Call {
  readonly site: Site;
  readonly caller: Caller;
  /** A part of the path, decoded. */
  param(name: string): string;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** Fits the operation's schema, so a cast to an interface with the fields you read is honest. */
  readonly body: unknown;
  /** The `Accept` header. */
  readonly accept: string;
  /** From the query, GitHub's defaults applied: `page` from 1, `perPage` 30 unless told, at most 100. */
  readonly page: number;
  readonly perPage: number;
  /** Path and query as requested, below `/api/v3`, with the repository by its name. */
  readonly path: string;
}

export interface RepositoryCall extends Call {
  readonly repository: Repository;
  readonly owner: Account;
  /** Sends a webhook with `repository`, `sender`, `installation` and `organization` added to the payload. */
  emit(event: string, payload: JsonObject): void;
}

export type Caller =
  | { readonly kind: "nobody" }
  | { readonly kind: "user"; readonly account: Account }
  | { readonly kind: "app" }
  | {
      readonly kind: "installation";
      readonly token: string;
      readonly installation: Installation;
      readonly permissions: Permissions;
      readonly repositories: "all" | readonly number[];
      /** The app's bot: what the app writes is written by it. */
      readonly account: Account;
    };

export interface Reply {
  readonly status: number;
  /** A Buffer is sent as it is (raw media types), undefined without a body. */
  readonly body?: Json | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export function ok(body: Json): Reply {
  return { status: 200, body };
}

export function created(body: Json): Reply {
  return { status: 201, body };
}

export const noContent: Reply = { status: 204 };

/** The account that a write is attributed to. */
export function author(call: Call): Account {
  if (call.caller.kind === "user" || call.caller.kind === "installation") return call.caller.account;
  throw new TypeError(`no account behind a call by ${call.caller.kind}`);
}
