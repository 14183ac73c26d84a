import { ProbotOctokit } from "probot";
import { timeLimitedFetch } from "./time-limited-fetch.ts";

interface Options {
  readonly baseUrl?: string;
  readonly auth?: { readonly request?: { defaults(values: object): unknown } };
}

/**
 * The Octokit to give to Probot. Every call is made once and within a time limit; the queue repeats the job. (Octokit's retry
 * repeats writes whose answer was lost, and its throttle holds work in memory.)
 */
export const AppOctokit = ProbotOctokit.defaults((options: Options) => ({
  ...options,
  throttle: { enabled: false },
  retry: { enabled: false },
  request: { fetch: timeLimitedFetch },
  auth: atBaseUrl(options),
}));

/** Probot asks api.github.com for a token when it is asked for one by name, also where its base URL is another. */
function atBaseUrl({ auth, baseUrl }: Options): object | undefined {
  if (!auth?.request) return auth;
  const base = baseUrl === undefined ? {} : { baseUrl };
  return { ...auth, request: auth.request.defaults({ ...base, request: { fetch: timeLimitedFetch } }) };
}
