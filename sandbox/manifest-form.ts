import type { IncomingMessage, ServerResponse } from "node:http";
import { readBody } from "./read-body.ts";
import { mintManifestCode } from "./rest/apps/manifest.ts";
import type { State } from "./state.ts";

const maxFormBytes = 100_000;
const address = /^\/(?:organizations\/[^/]+\/)?settings\/apps\/new(?:\?|$)/;
const loopback = new Set(["127.0.0.1", "localhost", "[::1]"]);

export function isManifestForm(request: IncomingMessage): boolean {
  return request.method === "POST" && address.test(request.url ?? "");
}

/**
 * The page that a browser sends an app's manifest to. GitHub asks its user for a name and a click; here the answer is at
 * once the redirect with the code. The code buys the app's key, so it is only handed to this machine.
 */
export async function serveManifestForm(state: State, request: IncomingMessage, response: ServerResponse) {
  const form = new URLSearchParams((await readBody(request, maxFormBytes)).toString());
  const manifest = readObject(form.get("manifest") ?? "");
  const target = URL.parse(String(manifest?.redirect_url));
  if (manifest === undefined || target === null || !loopback.has(target.hostname)) {
    response.writeHead(422, { "content-type": "text/plain; charset=utf-8" });
    response.end("The field `manifest` has to be JSON with a `redirect_url` on this machine.\n");
    return;
  }
  const presetState = new URL(request.url ?? "/", "http://localhost").searchParams.get("state");
  target.searchParams.set("code", mintManifestCode(state, JSON.stringify(manifest)));
  if (presetState !== null) target.searchParams.set("state", presetState);
  response.writeHead(302, { location: target.href }).end();
}

function readObject(text: string): { readonly redirect_url?: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
