import type { IncomingMessage } from "node:http";

const loopbackNames = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * A page on the internet can give its own name our loopback address (DNS rebinding) and would then be allowed to read our
 * pages, which show a token. It cannot choose what the browser sends as `Host`.
 */
export function isForeignHost(request: IncomingMessage, web: string): boolean {
  const host = request.headers.host ?? "";
  if (host === new URL(web).host) return false;
  return !loopbackNames.has(host.replace(/:\d+$/, ""));
}

/** Browsers send `Origin` with every cross-origin POST; one that says nothing about where it comes from is refused too. */
export function isForeignPost(request: IncomingMessage): boolean {
  if (request.method !== "POST") return false;
  const { origin, host } = request.headers;
  const fetchSite = request.headers["sec-fetch-site"];
  if (fetchSite !== undefined && fetchSite !== "same-origin") return true;
  if (origin !== undefined) return origin !== `http://${host}` && origin !== `https://${host}`;
  return fetchSite === undefined;
}
