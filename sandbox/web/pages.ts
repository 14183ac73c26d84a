import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Octokit } from "@octokit/rest";
import { type Asset, readAssets } from "./assets.ts";
import { readForm } from "./form.ts";
import type { Html } from "./html.ts";
import { layout } from "./layout.ts";
import { failurePage, formFailurePage, missingPage } from "./pages/failure-page.ts";
import { isForeignHost, isForeignPost } from "./request-origin.ts";
import type { Answer, Route, Site, Visit } from "./route.ts";
import { routes } from "./routes.ts";

/**
 * The pages of the local GitHub. They are one more client of its REST API, with the user's token: what they show is what
 * the API answers, and a button does what a script could do.
 */
export function createPages(site: Site): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const assets = readAssets();
  const github = new Octokit({ baseUrl: site.api, auth: site.token, log: silent });

  return async function handlePage(request, response) {
    const url = URL.parse(`${site.web}${request.url}`);
    if (!url) return refuse(response, "This is not an address of a page.");
    const asset = assets.get(url.pathname);
    if (asset) return sendAsset(response, asset);
    if (isForeignHost(request, site.web)) return refuse(response, "This name is not one of the local GitHub's.");
    if (isForeignPost(request)) return refuse(response, "Forms are accepted from the local GitHub's own pages only.");

    const blank = { site, github, params: {}, query: url.searchParams, form: new URLSearchParams() };
    const answer = await (request.method === "POST" ? submit(request, url, blank) : show(url, blank));
    if (answer.kind === "redirect") {
      response.writeHead(303, { location: answer.to }).end();
      return;
    }
    sendPage(request, response, answer.status, layout(answer.title, answer.body));
  };
}

/** A failed REST call is a page too: it tells what GitHub said. */
async function show(url: URL, visit: Visit): Promise<Answer> {
  try {
    return await openRoute("GET", url, visit);
  } catch (error) {
    return failurePage(error);
  }
}

async function submit(request: IncomingMessage, url: URL, visit: Visit): Promise<Answer> {
  try {
    return await openRoute("POST", url, { ...visit, form: await readForm(request) });
  } catch (error) {
    return formFailurePage(error);
  }
}

async function openRoute(method: Route["method"], { pathname }: URL, visit: Visit): Promise<Answer> {
  for (const route of routes) {
    const answer = route.method === method ? route.open(pathname, visit) : undefined;
    if (answer) return answer;
  }
  return missingPage();
}

/** Octokit prints failed requests on the console otherwise; here each of them becomes a page. */
const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** No script or style but our own files, no picture or request from elsewhere: text from repositories cannot load anything. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const protection = {
  "content-security-policy": contentSecurityPolicy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
};

/** The entity tag is what the live script compares; the page itself holds a token and is never stored. */
function sendPage(request: IncomingMessage, response: ServerResponse, status: number, { markup }: Html): void {
  const etag = `"${createHash("sha256").update(markup).digest("base64url")}"`;
  const headers = { ...protection, "cache-control": "no-store", etag };
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(status, { ...headers, "content-type": "text/html; charset=utf-8" });
  response.end(request.method === "HEAD" ? undefined : markup);
}

function sendAsset(response: ServerResponse, asset: Asset): void {
  response.writeHead(200, { ...protection, "cache-control": "no-cache", "content-type": asset.type }).end(asset.text);
}

function refuse(response: ServerResponse, why: string): void {
  response.writeHead(403, { ...protection, "content-type": "text/plain; charset=utf-8" }).end(`${why}\n`);
}
