import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface Received {
  readonly event: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  // A delivery is whatever GitHub sends; tests look into it as they need.
  readonly payload: Record<string, unknown>;
}

export interface Receiver {
  readonly url: string;
  readonly received: readonly Received[];
  of(event: string): readonly Received[];
}

/** A web server that keeps every delivery and answers with `status`. */
export async function receiveWebhooks(status = 200): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const event = String(request.headers["x-github-event"]);
    received.push({ event, headers: request.headers, body, payload: JSON.parse(body) });
    response.writeHead(status).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    received,
    of: (event) => received.filter((delivery) => delivery.event === event),
  };
}
