import { RetryLater } from "../errors.ts";
import type { ContentLimits } from "./port.ts";

/**
 * What an installation may still ask of GitHub. GitHub's limits are kept ahead of its refusals, since it bans who runs into them
 * again and again; and what is left goes to what people wait for: the verdict first, then comments, then the rest.
 */
export interface Budget {
  /** Throws `RetryLater` where the call would be too much for now. */
  admit(call: ApiRequest): Promise<void>;
  /** What an answer says about the limits; `delayMs`: it was a refusal that names a pause. */
  learn(answer: ApiAnswer): void;
}

export interface ApiRequest {
  readonly method: string;
  /** As in GitHub's reference: `/repos/{owner}/{repo}/check-runs`. */
  readonly url: string;
  readonly owner?: unknown;
  readonly repo?: unknown;
}

export interface ApiAnswer {
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly delayMs: number | undefined;
}

export type Purpose = "read" | "verdict" | "comments" | "rest";

/**
 * GitHub: 900 points a minute for an endpoint (a read is one, a write five), 80 writes of content a minute and 500 an hour, some
 * thousand calls an hour. `share` is how much of each the purpose may use up: the difference is kept for what goes before it.
 */
const limits = { pointsPerMinute: 900, contentPerMinute: 80, contentPerHour: 500 } as const;
const share: Readonly<Record<Purpose, number>> = { verdict: 0.95, read: 0.95, comments: 0.75, rest: 0.5 };
/** Of the calls in this hour, what must be left before a call of this purpose is made. */
const keptOfHour: Readonly<Record<Purpose, number>> = { verdict: 0, read: 0, comments: 0.05, rest: 0.1 };

export type SpendContent = (most: ContentLimits) => Promise<Date | undefined>;

const minuteMs = 60_000;
const mostEndpoints = 500;

/**
 * @param spendContent counts a comment or an issue, whichever process writes it; or says when there will be room. Everything else is
 * counted in this process alone.
 */
export function createBudget(now: () => Date, spendContent: SpendContent): Budget {
  const pointsOf = new Map<string, Window>();
  let blockedUntil = 0;
  let hour = { remaining: Number.POSITIVE_INFINITY, limit: 0, resetAt: 0 };

  function pointsAt(call: ApiRequest, time: number): Window {
    if (pointsOf.size > mostEndpoints)
      for (const [endpoint, points] of pointsOf) if (points.isEmpty(time)) pointsOf.delete(endpoint);
    const endpoint = `${call.method} ${call.url} ${call.owner}/${call.repo}`;
    const points = pointsOf.get(endpoint) ?? createWindow(minuteMs);
    pointsOf.set(endpoint, points);
    return points;
  }

  function freeAt(purpose: Purpose, points: Window, time: number): number {
    const part = share[purpose];
    const isShort = hour.resetAt > time && hour.remaining <= keptOfHour[purpose] * hour.limit;
    return Math.max(
      blockedUntil,
      isShort ? hour.resetAt + 1000 : 0,
      points.freeAt(limits.pointsPerMinute * part, time),
    );
  }

  async function contentFreeAt(purpose: Purpose): Promise<number> {
    if (purpose !== "comments" && purpose !== "rest") return 0;
    const part = share[purpose];
    const most = { perMinute: limits.contentPerMinute * part, perHour: limits.contentPerHour * part };
    return (await spendContent(most))?.getTime() ?? 0;
  }

  return {
    async admit(call) {
      const time = now().getTime();
      const purpose = purposeOf(call);
      const points = pointsAt(call, time);
      refuseUntil(freeAt(purpose, points, time), time, purpose);
      // Before anything is waited for: calls at the same time must not all find the last room.
      points.add(call.method === "GET" ? 1 : 5, time);
      refuseUntil(await contentFreeAt(purpose), time, purpose);
    },
    learn({ headers, delayMs }) {
      const time = now().getTime();
      if (delayMs !== undefined) blockedUntil = Math.max(blockedUntil, time + delayMs);
      const remaining = remainingOf(headers);
      if (remaining === undefined) return;
      const limit = Number(headers["x-ratelimit-limit"]) || 0;
      hour = { remaining, limit, resetAt: (Number(headers["x-ratelimit-reset"]) || 0) * 1000 };
    },
  };
}

function refuseUntil(free: number, time: number, purpose: Purpose): void {
  if (free > time) throw new RetryLater(`GitHub's limits leave no room for now (${purpose})`, { delayMs: free - time });
}

/** Of the hourly limit; undefined where the answer does not say. */
export function remainingOf(headers: ApiAnswer["headers"]): number | undefined {
  const remaining = Number(headers["x-ratelimit-remaining"] ?? Number.NaN);
  return headers["x-ratelimit-resource"] === "core" && Number.isFinite(remaining) ? remaining : undefined;
}

const routes: readonly { readonly holds: RegExp; readonly purpose: Purpose }[] = [
  { holds: /\/check-(runs|suites)\b/, purpose: "verdict" },
  { holds: /\/pulls\/[^/]+\/(reviews|comments)\b|\/pulls\/comments\//, purpose: "comments" },
];

export function purposeOf({ method, url }: ApiRequest): Purpose {
  if (method === "GET") return "read";
  // Without a token nothing goes on; it is no content, and has a limit of its own.
  if (url.endsWith("/access_tokens")) return "verdict";
  return routes.find(({ holds }) => holds.test(url))?.purpose ?? "rest";
}

/** What was spent in the last `lengthMs`. */
interface Window {
  add(amount: number, time: number): void;
  isEmpty(time: number): boolean;
  /** When less than `max` will be spent; in the past: now. */
  freeAt(max: number, time: number): number;
}

function createWindow(lengthMs: number): Window {
  let spent: { readonly amount: number; readonly time: number }[] = [];
  function forget(time: number): void {
    const first = spent.findIndex((entry) => entry.time > time - lengthMs);
    if (first !== 0) spent = first === -1 ? [] : spent.slice(first);
  }
  return {
    add: (amount, time) => void spent.push({ amount, time }),
    isEmpty(time) {
      forget(time);
      return spent.length === 0;
    },
    freeAt(max, time) {
      forget(time);
      let left = spent.reduce((sum, { amount }) => sum + amount, 0);
      if (left < max) return 0;
      for (const entry of spent) {
        left -= entry.amount;
        if (left < max) return entry.time + lengthMs;
      }
      return time + lengthMs;
    },
  };
}
