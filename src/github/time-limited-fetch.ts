/** GitHub itself gives up on a request after 10 seconds; the rest is the network's share. */
const timeoutMs = 30_000;

/** `fetch` for Octokit (`request: { fetch }`): a connection that goes silent must not hold a job until its deadline. */
export function timeLimitedFetch(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  return fetch(input, { ...init, signal });
}
