import { randomBytes, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { Octokit } from "@octokit/rest";
import { addToEnvFile } from "./env-file.ts";
import { manifestFor } from "./manifest.ts";
import { askPage, confirmPage, donePage, problemPage } from "./setup-pages.ts";

export interface SetupOptions {
  readonly appYml: string;
  readonly envFile: string;
  /** `https://github.com` and `https://api.github.com`, or the same two of a GitHub Enterprise Server. */
  readonly webUrl: string;
  readonly apiUrl: string;
  readonly webhookPath: string;
}

export interface Setup {
  /** The one-time link. Whoever does not know it gets 404, also from another page of the same browser. */
  readonly link: string;
  /** Resolves when the credentials are written. */
  readonly done: Promise<void>;
  close(): Promise<void>;
}

const maxFormBytes = 16 * 1024;

/**
 * Creates the GitHub App by GitHub's manifest flow, on loopback only. The link's random part is the right to use it, the
 * `state` that GitHub hands back is compared, and the credentials go into a file that only its owner can read.
 */
export async function startSetup(options: SetupOptions): Promise<Setup> {
  const key = randomBytes(24).toString("hex");
  const state = randomBytes(24).toString("hex");
  const finished = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    answer(request).then(
      (answered) => {
        // Only when the browser has the page: the caller ends the server.
        if (answered.isLast) response.on("close", finished.resolve);
        send(response, answered.status, answered.body);
      },
      () => send(response, 500, problemPage("An unexpected error. The terminal has the details; run the setup again.")),
    );
  });
  const origin = await listen(server);
  const link = `${origin}/${key}`;

  async function answer(request: IncomingMessage): Promise<Answer> {
    const url = new URL(request.url ?? "/", origin);
    const [, given = "", page = ""] = url.pathname.split("/");
    if (!equal(given, key)) return { status: 404, body: problemPage("This link is not the one in the terminal.") };
    if (page === "created") return created(url.searchParams);
    if (request.method === "POST") return confirm(new URLSearchParams(await readForm(request)));
    return ask({});
  }

  function ask(given: { problem?: string; account?: string; publicUrl?: string }): Answer {
    const { problem, account = "", publicUrl = "" } = given;
    return { status: problem ? 422 : 200, body: askPage({ action: link, problem, account, publicUrl }) };
  }

  function confirm(form: URLSearchParams): Answer {
    const account = (form.get("account") ?? "").trim();
    const publicUrl = (form.get("publicUrl") ?? "").trim();
    const problem = problemWith(account, publicUrl);
    if (problem) return ask({ problem, account, publicUrl });
    const place = { publicUrl, account, webhookPath: options.webhookPath, redirectUrl: `${link}/created` };
    const owner = account === "" ? "settings/apps/new" : `organizations/${account}/settings/apps/new`;
    const githubAction = `${options.webUrl}/${owner}?state=${state}`;
    return { status: 200, body: confirmPage({ githubAction, manifest: manifestFor(options.appYml, place) }) };
  }

  async function created(query: URLSearchParams): Promise<Answer> {
    if (!equal(query.get("state") ?? "", state))
      return {
        status: 400,
        body: problemPage("GitHub's answer does not belong to this setup. Start again from the link."),
      };
    const app = await exchange(options.apiUrl, query.get("code") ?? "");
    if (!app)
      return { status: 502, body: problemPage("GitHub did not accept the code; it is valid for one hour, once.") };
    const saved = await addToEnvFile(options.envFile, {
      APP_ID: `${app.id}`,
      PRIVATE_KEY: app.pem,
      WEBHOOK_SECRET: app.webhook_secret ?? "",
    });
    if (saved.state === "taken")
      return {
        status: 409,
        body: problemPage(
          `${options.envFile} has ${saved.names.join(", ")} already. Nothing was changed; remove them first.`,
        ),
      };
    const installUrl = `${app.html_url}/installations/new`;
    return { status: 200, body: donePage({ installUrl, envFile: options.envFile }), isLast: true };
  }

  async function close(): Promise<void> {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  return { link, done: finished.promise, close };
}

interface Answer {
  readonly status: number;
  readonly body: string;
  /** The credentials are written. */
  readonly isLast?: true;
}

async function exchange(apiUrl: string, code: string) {
  const octokit = new Octokit({ baseUrl: apiUrl });
  try {
    const { data } = await octokit.rest.apps.createFromManifest({ code });
    return data;
  } catch {
    return undefined;
  }
}

function problemWith(account: string, publicUrl: string): string | undefined {
  if (!/^([a-z\d](-?[a-z\d])*)?$/i.test(account))
    return "An organisation's login has letters, digits and hyphens only.";
  if (!URL.canParse(publicUrl)) return "The public address must be a whole URL, such as https://rekey.example.org.";
  const { protocol, hostname } = new URL(publicUrl);
  if (protocol !== "https:" && protocol !== "http:") return "The public address must start with https://.";
  if (hostname === "localhost" || hostname === "127.0.0.1")
    return "GitHub cannot reach localhost; give the address it is reached by from outside.";
  return undefined;
}

async function readForm(request: IncomingMessage): Promise<string> {
  if (Number(request.headers["content-length"] ?? Number.POSITIVE_INFINITY) > maxFormBytes)
    throw new Error("form too large");
  return text(request);
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  });
  response.end(body);
}
