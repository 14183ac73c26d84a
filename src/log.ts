import { type DestinationStream, type Logger, pino } from "pino";
import { describeError } from "./describe-error.ts";

/**
 * What a line may say besides its message. Nothing else is written, whoever logs it: Probot and Octokit share this log, and
 * at `debug` they log the bodies of requests. A new field is a line here, so that somebody asks whether it can hold content.
 */
const fieldNames = [
  "action",
  "attempts",
  "blobs",
  "bytes",
  "check",
  "checkRun",
  "commits",
  "conclusion",
  "count",
  "delayMs",
  "delivery",
  "durationMs",
  "event",
  "files",
  "findings",
  "fingerprint",
  "git",
  "headSha",
  "incident",
  "installation",
  "issue",
  "job",
  "jobId",
  "number",
  "owner",
  "port",
  "problem",
  "pull",
  "reason",
  "repository",
  "repositoryId",
  "requestId",
  "role",
  "route",
  "ruleId",
  "signal",
  "status",
  "version",
] as const;

export type LogFields = {
  readonly [name in (typeof fieldNames)[number]]?: string | number | boolean | undefined;
} & { readonly err?: unknown };

/** A pino logger, with the fields narrowed to those that are written. */
export interface Log {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
  readonly fatal: Write;
  child(fields: LogFields): Log;
}

interface Write {
  (fields: LogFields, message: string): void;
  (message: string): void;
}

export const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

/** One JSON object a line. `destination` is standard output when it is left out. */
export function createLog(options: { readonly level: LogLevel; readonly destination?: DestinationStream }): Logger {
  const { level, destination = pino.destination(1) } = options;
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: keepFields },
      // `keepFields` has done it; pino's own would put the message back.
      serializers: { err: (description: object) => description },
      hooks: { logMethod: writeLine },
    },
    destination,
  );
  // pino has no formatter for what a child binds. The children inherit this from the logger.
  const { child } = logger;
  return Object.assign(logger, {
    child(this: Logger, fields: Record<string, unknown>) {
      return child.call(this, keepFields(fields));
    },
  });
}

type LineArguments = [unknown, ...unknown[]];

/** pino takes an error's message for the line's when there is none, and puts further arguments into it: neither is ours. */
function writeLine(this: Logger, args: LineArguments, method: (fields: object, message: string) => void): void {
  const [first, second] = args;
  if (typeof first === "string") {
    method.call(this, {}, first);
    return;
  }
  const fields = first instanceof Error ? { err: first } : Object(first);
  method.call(this, { ...fields }, typeof second === "string" ? second : "(no message)");
}

function keepFields({ err, ...fields }: { readonly err?: unknown } & Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const name of fieldNames) if (isPlain(fields[name])) kept[name] = fields[name];
  return err === undefined ? kept : { ...kept, err: serializeError(err) };
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === "number" || typeof value === "boolean" || (typeof value === "string" && value.length <= 500);
}

const deepestCause = 4;

function serializeError(error: unknown, depth = 0): object {
  const description = describeError(error);
  if (!(error instanceof Error)) return description;
  const { cause } = error;
  return {
    ...description,
    requestId: requestIdOf(error),
    stack: framesOf(error),
    cause: cause === undefined || depth === deepestCause ? undefined : serializeError(cause, depth + 1),
  };
}

/** GitHub's support asks for it. */
function requestIdOf(error: Error): string | undefined {
  const { response } = error as { readonly response?: { readonly headers?: Record<string, unknown> } };
  const id = response?.headers?.["x-github-request-id"];
  return typeof id === "string" && /^[\w:-]{1,80}$/.test(id) ? id : undefined;
}

/** A stack starts with the message. Where it cannot be told from the frames (it was changed later), there is no stack. */
function framesOf({ stack = "", message }: Error): string | undefined {
  const start = stack.indexOf(message);
  if (start === -1) return undefined;
  const lines = stack.slice(start + message.length).split("\n");
  return lines
    .filter((line) => line.startsWith("    at "))
    .map((line) => line.trim())
    .join("\n");
}
