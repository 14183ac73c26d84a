import { request as httpRequest, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { sign } from "@octokit/webhooks-methods";
import { onTestFinished } from "vitest";
import { createLog } from "../../src/log.ts";
import { type RunningServer, type ServerOptions, startServer } from "../../src/server/start-server.ts";
import type { SignedDelivery } from "../../src/server/webhook.ts";

export const webhookPath = "/api/github/webhooks";
export const secret = "the secret in use now";
export const pushed = JSON.stringify({ ref: "refs/heads/main", leaked: "content of a repository" });

/** A server on any free port that takes every delivery, with what it received and logged so far. */
export async function startFront(options: Partial<ServerOptions>) {
  const received: SignedDelivery[] = [];
  const log: string[] = [];
  const server = await startServer({
    host: "127.0.0.1",
    port: 0,
    webhookPath,
    secrets: [secret],
    receive: async (delivery) => void received.push(delivery),
    findObstacles: async () => [],
    metrics: { answered() {}, render: async () => "rekey_jobs 0" },
    log: createLog({ level: "trace", destination: { write: (line) => void log.push(line) } }),
    ...options,
  });
  onTestFinished(() => server.close(0));
  return { server, received, log };
}

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly secret: string;
  readonly signature: string | Promise<string>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string | Buffer;
}

interface Received {
  readonly status: number | undefined;
  readonly text: string;
}

export async function deliver(server: RunningServer, sent: Partial<Sent>): Promise<Received> {
  const body = sent.body ?? pushed;
  const headers = {
    "content-type": "application/json",
    "x-github-delivery": "guid-1",
    "x-github-event": "push",
    "x-hub-signature-256": await (sent.signature ?? signatureOf(`${body}`, sent.secret)),
    ...sent.headers,
  };
  return await send(server, { path: webhookPath, method: "POST", ...sent, headers, body });
}

/** Signs like GitHub; an empty body gets the signature of another one, since nobody signs it. */
export async function signatureOf(body: string, key = secret): Promise<string> {
  return await sign(key, body || "{}");
}

export async function get(server: RunningServer, page: string): Promise<Received> {
  return await send(server, { path: page, method: "GET", headers: {}, body: "" });
}

type Request = Pick<Sent, "path" | "method" | "headers" | "body">;

async function send(server: RunningServer, { path, method, headers, body }: Request): Promise<Received> {
  const defined = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
  const request = httpRequest(new URL(path, server.url), { method, headers: defined as Record<string, string> });
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request.on("response", resolve).on("error", reject);
    if ("content-length" in defined) request.flushHeaders();
    else request.end(body);
  });
  const answer = { status: response.statusCode, text: await text(response) };
  request.destroy();
  return answer;
}
