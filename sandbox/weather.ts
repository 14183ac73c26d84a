import { setTimeout } from "node:timers/promises";
import type { Json } from "./json.ts";
import type { Weather, WeatherRule } from "./sandbox.ts";

/** Weather with the server's side of it: which rule a request meets. */
export interface WeatherStation extends Weather {
  /** The first rule that fits; it is used up by so much. */
  take(operation: string, repository: string): WeatherRule | undefined;
}

export function createWeather(): WeatherStation {
  let rules: { readonly rule: WeatherRule; left: number }[] = [];
  return {
    add(rule) {
      rules.push({ rule, left: rule.times ?? Number.POSITIVE_INFINITY });
    },
    unmet: () => rules.filter(({ left }) => Number.isFinite(left)).map(({ rule }) => rule),
    clear() {
      rules = [];
    },
    take(operation, repository) {
      const entry = rules.find(
        ({ rule }) =>
          (rule.operation === undefined || rule.operation === operation) &&
          (rule.repository === undefined || rule.repository === repository),
      );
      if (entry === undefined) return undefined;
      entry.left -= 1;
      if (entry.left <= 0) rules = rules.filter((candidate) => candidate !== entry);
      return entry.rule;
    },
  };
}

/** Performs a request under a rule: late, with another answer, with or without its effect. */
export async function underWeather<Reply extends WeatherReply>(
  rule: WeatherRule | undefined,
  act: () => Promise<Reply>,
): Promise<Reply | WeatherReply | Breakage> {
  if (rule?.delayMs !== undefined) await setTimeout(rule.delayMs);
  const answer = rule?.answer;
  if (answer === undefined) return act();
  switch (answer.kind) {
    case "status":
      if (answer.when === "after effect") await act();
      return { status: answer.status, body: { message: answer.message ?? "Server Error", status: `${answer.status}` } };
    case "broken body":
      await act();
      return "broken body";
    case "reset connection":
      if (answer.when === "after effect") await act();
      return "reset connection";
    case "no answer":
      await act();
      return new Promise(() => {});
    case "primary limit":
      return primaryLimit(answer.resetInSeconds);
    case "secondary limit":
      return secondaryLimit(answer.retryAfterSeconds);
    case "expired token":
      return { status: 401, body: { message: "Bad credentials", status: "401" } };
    default:
      return answer satisfies never;
  }
}

/** No answer, or half of one. */
export type Breakage = "reset connection" | "broken body";

interface WeatherReply {
  readonly status: number;
  readonly body?: Json | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

function primaryLimit(resetInSeconds: number): WeatherReply {
  return {
    status: 403,
    body: { message: "API rate limit exceeded for installation.", status: "403" },
    headers: {
      "x-ratelimit-remaining": "0",
      "x-ratelimit-used": "5000",
      "x-ratelimit-reset": String(Math.ceil(Date.now() / 1000) + resetInSeconds),
    },
  };
}

function secondaryLimit(retryAfterSeconds: number | undefined): WeatherReply {
  return {
    status: 403,
    body: {
      message: "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
      status: "403",
    },
    ...(retryAfterSeconds === undefined ? {} : { headers: { "retry-after": String(retryAfterSeconds) } }),
  };
}
