import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGunzip } from "node:zlib";
import { announcePush } from "../push/announce-push.ts";
import type { RefUpdate } from "../push/ref-update.ts";
import { ApiError } from "../rest/api-error.ts";
import type { Site } from "../site.ts";
import { authorizeGit, type GitAccess, type Service } from "./authorize-git.ts";
import { gitEnvironment } from "./run-git.ts";
import { announceWiki, wikiOf } from "./wiki.ts";

/** `/<owner>/<repo>.git/info/refs?service=…`, `/<owner>/<repo>.git/git-upload-pack`, `…/git-receive-pack`. */
const address =
  /^\/(?<name>[^/]+\/[^/]+?)(?:\.git)?\/(?:info\/refs\?service=(?<advertised>git-(?:upload|receive)-pack)|(?<called>git-(?:upload|receive)-pack))$/;

export function isGitRequest(path: string): boolean {
  return address.test(path);
}

/** Git's smart HTTP, spoken by git's own upload-pack and receive-pack. */
export async function serveGit(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { name = "", advertised, called } = address.exec(request.url ?? "")?.groups ?? {};
  const service = (advertised ?? called) as Service;
  try {
    const access = authorizeGit(site, request, decodeURIComponent(name), service);
    const repository = access.isWiki ? wikiOf(access.repository) : access.repository;
    const exchange: Exchange = { path: site.git.path(repository), service, request, response };
    response.setHeader("cache-control", "no-cache");
    if (advertised !== undefined) await advertise(exchange);
    else if (access.kind === "push") await receive(site, access, exchange);
    else await speak(exchange, [service.slice("git-".length), "--stateless-rpc", "."]);
    response.end();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const challenge = error.status === 401 ? { "www-authenticate": 'Basic realm="GitHub"' } : {};
    response.writeHead(error.status, { "content-type": "text/plain; charset=utf-8", ...challenge });
    response.end(`${error.message}\n`);
  }
}

interface Exchange {
  /** Of the bare repository. */
  readonly path: string;
  readonly service: Service;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

async function advertise(exchange: Exchange): Promise<void> {
  const { service, response } = exchange;
  response.setHeader("content-type", `application/x-${service}-advertisement`);
  const line = `# service=${service}\n`;
  response.write(`${(line.length + 4).toString(16).padStart(4, "0")}${line}0000`);
  await speak(exchange, [service.slice("git-".length), "--stateless-rpc", "--advertise-refs", "."]);
}

/** The client's connection stays open until the push was announced: who waits for `git push` finds everything done. */
async function receive(site: Site, access: GitAccess & { kind: "push" }, exchange: Exchange): Promise<void> {
  const report = join(tmpdir(), `sandbox-pushed-${randomUUID()}`);
  try {
    const hooks = ["-c", `core.hooksPath=${site.git.hooks}`];
    await speak(exchange, [...hooks, "receive-pack", "--stateless-rpc", "."], { SANDBOX_PUSHED: report });
    const announce = access.isWiki ? announceWiki : announcePush;
    await announce(site, { ...access, updates: await readReport(report) });
  } finally {
    await rm(report, { force: true });
  }
}

/** What the post-receive hook wrote: a line `<before> <after> <ref>` for each ref that really moved. */
async function readReport(path: string): Promise<RefUpdate[]> {
  const text = await readFile(path, "utf8").catch(() => "");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [before = "", after = "", ...ref] = line.split(" ");
      return { before, after, ref: ref.join(" ") };
    });
}

/** Connects a git process with the request and the response. */
async function speak(exchange: Exchange, args: readonly string[], more: Record<string, string> = {}): Promise<void> {
  const { path, service, request, response } = exchange;
  if (!response.hasHeader("content-type")) response.setHeader("content-type", `application/x-${service}-result`);
  const protocol = request.headers["git-protocol"];
  const child = spawn("git", args, {
    cwd: path,
    env: { ...gitEnvironment(), ...more, ...(typeof protocol === "string" ? { GIT_PROTOCOL: protocol } : {}) },
    stdio: ["pipe", "pipe", "ignore"],
  });
  // The process may end before it has read all; a broken pipe tells nothing more than its end does.
  child.stdin.on("error", () => {});
  const isPacked = request.headers["content-encoding"] === "gzip";
  const body = isPacked ? request.pipe(createGunzip()) : request;
  body.on("error", () => child.kill());
  response.on("close", () => child.kill());
  body.pipe(child.stdin);
  child.stdout.pipe(response, { end: false });
  await new Promise<void>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", () => resolve());
  });
}
