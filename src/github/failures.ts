import { Gone, PolicyError, RetryLater } from "../errors.ts";

/**
 * What a failed call means. GitHub answers 403 for a limit, a suspended installation, an archived repository and a missing
 * permission alike, and some of these differ in the message alone: this table is the one place that reads it.
 */
export type Failure =
  /** `isLimit`: we asked too much, and nothing else may be asked until then either. */
  | { readonly kind: "later"; readonly delayMs: number; readonly isLimit: boolean; readonly why: string }
  | { readonly kind: "gone"; readonly why: string }
  | { readonly kind: "forbidden"; readonly accepted: string }
  | { readonly kind: "unknown" };

/** Server trouble, a lost connection, a token that is not replicated yet (GitHub: up to five seconds). */
const troubleDelayMs = 5_000;
/** GitHub: when a secondary limit names no time, wait at least a minute. */
const unnamedLimitDelayMs = 60_000;
/** A wrong clock on either side must not park a job for days. */
const longestDelayMs = 65 * 60_000;

const messagesOf403 = [
  {
    says: /secondary rate limit|abuse detection/i,
    failure: { kind: "later", delayMs: unnamedLimitDelayMs, isLimit: true, why: "GitHub's secondary rate limit" },
  },
  {
    says: /installation has been suspended/i,
    failure: { kind: "gone", why: "the installation is suspended" },
  },
  { says: /was archived/i, failure: { kind: "gone", why: "the repository is archived" } },
] as const satisfies readonly { says: RegExp; failure: Failure }[];

/** `now` is needed because a primary limit names the time of its end, not the time to wait. */
export function failureOf(error: unknown, now: Date): Failure {
  if (isTimeout(error))
    return { kind: "later", delayMs: troubleDelayMs, isLimit: false, why: "GitHub did not answer in time" };
  const answer = answerOf(error);
  if (!answer) return { kind: "unknown" };
  const { status } = answer;
  if (status === 401)
    return { kind: "later", delayMs: troubleDelayMs, isLimit: false, why: "GitHub refused the token" };
  if (status === 403 || status === 429) return limitOf(answer, now) ?? refusalOf(answer);
  if (status === 404) return { kind: "gone", why: "GitHub does not know it, or not for this App" };
  if (status === 408 || status >= 500)
    return { kind: "later", delayMs: troubleDelayMs, isLimit: false, why: `GitHub answered ${status}` };
  if (status === 451) return { kind: "gone", why: "the repository is blocked" };
  return { kind: "unknown" };
}

/** The error that the worker understands; one that is a bug of ours comes back as it is. */
export function toThrown(error: unknown, now: Date): unknown {
  if (error instanceof RetryLater || error instanceof Gone || error instanceof PolicyError) return error;
  const failure = failureOf(error, now);
  switch (failure.kind) {
    case "later":
      return new RetryLater(failure.why, { delayMs: failure.delayMs, cause: error });
    case "gone":
      return new Gone(failure.why, { cause: error });
    case "forbidden":
      return new PolicyError(missingPermission(failure.accepted), { cause: error });
    case "unknown":
      return error;
    default:
      return failure satisfies never;
  }
}

/** The App lacks a permission: no limit, nothing that passes with time. */
export function isForbidden(error: unknown): boolean {
  return failureOf(error, new Date(0)).kind === "forbidden";
}

/** Status of GitHub's answer; undefined when none came. */
export function statusOf(error: unknown): number | undefined {
  return answerOf(error)?.status;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly message: string;
}

/** Octokit's RequestError by its shape: `instanceof` fails where two copies of the package are installed. */
function answerOf(error: unknown): Answer | undefined {
  if (!(error instanceof Error) || !("status" in error) || typeof error.status !== "number") return undefined;
  const response = "response" in error ? (error.response as { headers?: Answer["headers"] } | undefined) : undefined;
  return { status: error.status, headers: response?.headers ?? {}, message: error.message };
}

function isTimeout(error: unknown): boolean {
  const chain = error instanceof Error ? [error, error.cause] : [];
  return chain.some((one) => one instanceof Error && (one.name === "TimeoutError" || one.name === "AbortError"));
}

function limitOf({ status, headers, message }: Answer, now: Date): Failure | undefined {
  const retryAfter = Number(headers["retry-after"]);
  if (retryAfter > 0) return limited(retryAfter * 1000, "GitHub's secondary rate limit");
  if (String(headers["x-ratelimit-remaining"]) === "0") {
    const reset = Number(headers["x-ratelimit-reset"]) * 1000;
    // One second more: GitHub's clock counts whole seconds.
    return limited(reset - now.getTime() + 1000, "GitHub's rate limit");
  }
  if (status === 429) return limited(unnamedLimitDelayMs, "GitHub's rate limit");
  return messagesOf403.find(({ says, failure }) => failure.kind === "later" && says.test(message))?.failure;
}

function limited(delayMs: number, why: string): Failure {
  const known = Number.isFinite(delayMs) ? delayMs : unnamedLimitDelayMs;
  return { kind: "later", delayMs: Math.min(Math.max(known, 1000), longestDelayMs), isLimit: true, why };
}

function refusalOf({ headers, message }: Answer): Failure {
  const known = messagesOf403.find(({ says }) => says.test(message));
  if (known) return known.failure;
  return { kind: "forbidden", accepted: String(headers["x-accepted-github-permissions"] ?? "") };
}

function missingPermission(accepted: string): string {
  // The header reads `checks=write,contents=read; issues=write`; anything else in it is not shown.
  const permissions = /^[a-z_]+=[a-z]+([,;] ?[a-z_]+=[a-z]+)*$/.test(accepted) ? ` (${accepted})` : "";
  return `GitHub refused Rekey a permission that it needs${permissions}. An owner can grant it on the page of the App's installation.`;
}
