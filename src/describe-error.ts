import { isOwnError } from "./errors.ts";

/**
 * What may be stored and logged of an error. The message of an error that is not ours is left out: a JSON parser quotes
 * its input, Octokit quotes GitHub's answer, git quotes a line.
 */
export interface ErrorDescription {
  readonly type: string;
  /** Only of our own errors. */
  readonly message?: string;
  /** HTTP status, or a system's code such as `ECONNRESET`. */
  readonly code?: number | string;
}

export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { type: typeof error };
  const type = typeOf(error);
  if (isOwnError(error)) return { type, message: error.message };
  const code = codeOf(error);
  return code === undefined ? { type } : { type, code };
}

/** The same in one line: `RetryLater: GitHub asks to wait`, `HttpError 502: unexpected failure`. */
export function summarizeError(error: unknown): string {
  const { type, message = "unexpected failure", code } = describeError(error);
  return code === undefined ? `${type}: ${message}` : `${type} ${code}: ${message}`;
}

// Names and codes are identifiers; whatever else stands there was put there, and may be content.
const identifier = /^\w{1,60}$/;

function typeOf(error: Error): string {
  return typeof error.name === "string" && identifier.test(error.name) ? error.name : "Error";
}

function codeOf(error: Error): number | string | undefined {
  if ("status" in error && Number.isInteger(error.status)) return Number(error.status);
  if ("code" in error && typeof error.code === "string" && identifier.test(error.code)) return error.code;
  return undefined;
}
