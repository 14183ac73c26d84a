import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { StartError } from "../errors.ts";
import { type Answer, sendAnswer } from "./answer.ts";
import { createWebhook, type WebhookOptions } from "./webhook.ts";

export interface ServerOptions extends WebhookOptions {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** Undefined: it takes no deliveries. */
  readonly webhookPath: string | undefined;
  /** What keeps Rekey from working, in short sentences; none: it is ready. */
  readonly findObstacles: () => Promise<readonly string[]>;
  readonly timeouts?: Timeouts;
}

/** A sender that dawdles longer is cut off. */
export interface Timeouts {
  readonly headersMs: number;
  readonly requestMs: number;
}

export interface RunningServer {
  /** `http://127.0.0.1:3000` */
  readonly url: string;
  /** Accepts no more connections, and returns when the requests that came in are answered, or cut off after the grace. */
  close(graceMs?: number): Promise<void>;
}

// GitHub gives up on a delivery after ten seconds, thirty on GitHub Enterprise Server.
const defaultTimeouts: Timeouts = { headersMs: 10_000, requestMs: 30_000 };

/** Throws `StartError` when it cannot listen there. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { host, port, log, timeouts = defaultTimeouts } = options;
  const answerRequest = createRoutes(options);
  const server = createServer(
    {
      headersTimeout: timeouts.headersMs,
      requestTimeout: timeouts.requestMs,
      connectionsCheckingInterval: Math.min(timeouts.headersMs, 2000),
    },
    async (request, response) => {
      const answer = await answerRequest(request).catch((error: unknown): Answer => {
        log.error({ err: error }, "Request failed");
        return { status: 500, text: "Something went wrong here." };
      });
      if (!server.listening) response.setHeader("connection", "close");
      sendAnswer(request, response, answer);
    },
  );
  await listen(server, host, port);
  const { port: actualPort } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${actualPort}`,
    close: (graceMs = 10_000) => closeServer(server, graceMs),
  };
}

function createRoutes(options: ServerOptions): (request: IncomingMessage) => Promise<Answer> {
  const answerDelivery = createWebhook(options);

  return async function answerRequest(request) {
    const [path] = (request.url ?? "").split("?");
    if (path === options.webhookPath) return await answerDelivery(request);
    const page = pages.get(path ?? "");
    if (!page) return { status: 404, text: "There is nothing here." };
    if (request.method !== "GET" && request.method !== "HEAD") {
      return { status: 405, text: "Only GET is allowed here.", allow: "GET, HEAD" };
    }
    return await page(options);
  };
}

const pages = new Map<string, (options: ServerOptions) => Promise<Answer>>([
  ["/", async () => ({ status: 200, text: "This is Rekey. What it has to say, it says on GitHub." })],
  // The process is alive.
  ["/healthz", async () => ({ status: 200, text: "alive" })],
  // Deliveries are stored and jobs are run.
  ["/readyz", answerReadiness],
]);

async function answerReadiness({ findObstacles }: ServerOptions): Promise<Answer> {
  const obstacles = await findObstacles();
  return obstacles.length === 0 ? { status: 200, text: "ready" } : { status: 503, text: obstacles.join("\n") };
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  }).catch((error: NodeJS.ErrnoException) => {
    throw new StartError(
      `Rekey cannot listen on ${host}, port ${port} (${error.code}). Free it, or set HOST and PORT to another.`,
      { cause: error },
    );
  });
}

async function closeServer(server: Server, graceMs: number): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await new Promise<void>((resolve) => void server.close(() => resolve()));
  clearTimeout(timer);
}
