/** GitHub itself gives up on a request after 10 seconds; the rest is the network's share. */
const timeoutMs = 30_000;

/**
 * `fetch` for Octokit (`request: { fetch }`). A connection that goes silent must not hold a job until its deadline, and an answer that
 * breaks off is none: Octokit would take what came of it for a text, under the status of success.
 */
export async function timeLimitedFetch(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  const response = await fetch(input, { ...init, signal });
  const body = await response.arrayBuffer();
  const whole = new Response(body.byteLength === 0 ? null : body, response);
  // Octokit finds further pages by it, and a response that is made has none.
  return Object.defineProperty(whole, "url", { value: response.url });
}
