import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** Gives requests to one upstream after another, and to the next one when an upstream does not answer. */
export interface LoadBalancer {
  readonly url: string;
  setUpstreams(urls: readonly string[]): void;
  close(): Promise<void>;
}

export async function startLoadBalancer(): Promise<LoadBalancer> {
  let upstreams: readonly string[] = [];
  let requests = 0;
  const server = createServer(async (incoming, response) => {
    const body = await buffer(incoming);
    requests += 1;
    for (let attempt = 0; attempt < upstreams.length; attempt += 1) {
      const upstream = upstreams[(requests + attempt) % upstreams.length] ?? "";
      const status = await forward(incoming, body, upstream).catch(() => undefined);
      if (status !== undefined) return void response.writeHead(status).end();
    }
    response.writeHead(502).end();
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    setUpstreams(urls) {
      upstreams = urls;
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}

function forward({ method, url = "/", headers }: IncomingMessage, body: Buffer, upstream: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request(new URL(url, upstream), { method, headers }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve(answer.statusCode ?? 502));
      answer.on("error", reject);
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
