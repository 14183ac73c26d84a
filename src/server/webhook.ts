import type { IncomingMessage } from "node:http";
import { verifyWithFallback } from "@octokit/webhooks-methods";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics/metrics.ts";
import type { Answer } from "./answer.ts";
import { createBodyReader } from "./read-body.ts";
import { createRefusals } from "./tell-refusals.ts";

/** A delivery whose signature holds. The payload can carry secrets: only ids, names and hashes may go on from it. */
export interface SignedDelivery {
  readonly id: string;
  readonly name: string;
  readonly payload: object;
}

export interface WebhookOptions {
  /** The secret in use, then those before it that GitHub may still sign with. */
  readonly secrets: readonly [string, ...string[]];
  /** Must store what the delivery asks for before it returns. GitHub waits for ten seconds. */
  readonly receive: (delivery: SignedDelivery) => Promise<void>;
  readonly metrics: Pick<Metrics, "answered">;
  readonly log: Log;
}

/** GitHub delivers nothing larger. */
const maxBytes = 25 * 1024 * 1024;
const bodyLimits = { maxBytes, maxBytesTogether: 4 * maxBytes, alwaysBytes: 256 * 1024 };

/** Answers deliveries. What can be refused without the body is refused before it is read, and nothing of a body is logged. */
export function createWebhook({ secrets, receive, metrics: { answered }, log }: WebhookOptions) {
  const readBody = createBodyReader(bodyLimits);
  const tellRefusal = createRefusals(log);

  return async function answerDelivery(request: IncomingMessage): Promise<Answer> {
    const answer = await decide(request);
    answered(answer.status);
    return answer;
  };

  async function decide(request: IncomingMessage): Promise<Answer> {
    const headers = readHeaders(request);
    if ("status" in headers) return refuse(headers);
    const body = await readBody(request);
    switch (body.kind) {
      case "too large":
        return refuse({ status: 413, text: "The body is larger than 25 MB." });
      case "busy":
        return refuse({ status: 503, text: "Too many large bodies at once." });
      case "broken off":
        return refuse({ status: 400, text: "The body broke off." });
      case "read":
        return await answerBody(headers, body.bytes);
      default:
        return body satisfies never;
    }
  }

  async function answerBody({ id, name, signature }: DeliveryHeaders, bytes: Buffer): Promise<Answer> {
    const text = decodeUtf8(bytes);
    if (!text || !(await isSigned(text, signature, secrets))) return refuse(badSignature);
    const payload = parseObject(text);
    if (!payload) return refuse({ status: 400, text: "The body is not a JSON object." });
    const line = { delivery: id, event: name };
    try {
      await receive({ id, name, payload });
      log.debug({ ...line, bytes: bytes.length }, "Delivery stored");
      return { status: 202, text: "Accepted." };
    } catch (error) {
      // GitHub records the failure, and the delivery can be asked for again.
      log.error({ ...line, err: error }, "Delivery not stored");
      return { status: 500, text: "The delivery could not be stored." };
    }
  }

  function refuse(answer: Answer): Answer {
    tellRefusal(answer);
    return answer;
  }
}

interface DeliveryHeaders {
  readonly id: string;
  readonly name: string;
  readonly signature: string;
}

const badSignature: Answer = { status: 401, text: "The signature is missing or does not hold." };

function readHeaders({ method, headers }: IncomingMessage): DeliveryHeaders | Answer {
  if (method !== "POST") return { status: 405, text: "Only POST is allowed here.", allow: "POST" };
  const isJson = /^application\/json\s*(;|$)/i.test(headers["content-type"] ?? "");
  if (!isJson || headers["content-encoding"]) {
    return { status: 415, text: "Only uncompressed application/json is understood." };
  }
  const id = `${headers["x-github-delivery"] ?? ""}`;
  if (!/^[\w-]{1,100}$/.test(id)) return { status: 400, text: "X-GitHub-Delivery is missing or malformed." };
  const name = `${headers["x-github-event"] ?? ""}`;
  if (!/^[a-z0-9_]{1,100}$/.test(name)) return { status: 400, text: "X-GitHub-Event is missing or malformed." };
  const signature = `${headers["x-hub-signature-256"] ?? ""}`;
  if (!/^sha256=[0-9a-f]{64}$/.test(signature)) return badSignature;
  return { id, name, signature };
}

/** Undefined when the bytes are no UTF-8. Only then do text and bytes stand for each other, and the signature is of the bytes. */
function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

async function isSigned(text: string, signature: string, [secret, ...previous]: WebhookOptions["secrets"]) {
  return (await verifyWithFallback(secret, text, signature, previous)) === true;
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
