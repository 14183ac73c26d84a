import { createHmac, randomUUID } from "node:crypto";
import { Agent, request } from "node:http";

export interface SignedRequest {
  readonly url: string;
  readonly secret: string;
  readonly event: string;
  readonly payload: object;
  /** The delivery's GUID: another one each time, unless it is named. */
  readonly guid?: string;
}

// As GitHub does: a connection for each delivery.
const agent = new Agent({ keepAlive: false });

/** Sends a delivery as GitHub signs it, and measures until the answer has come. */
export async function sendDelivery(delivery: SignedRequest): Promise<{ readonly status: number; readonly ms: number }> {
  const body = Buffer.from(JSON.stringify(delivery.payload));
  const headers = {
    "content-type": "application/json",
    "content-length": body.length,
    "user-agent": "GitHub-Hookshot/044aadd",
    "x-github-event": delivery.event,
    "x-github-delivery": delivery.guid ?? randomUUID(),
    "x-hub-signature-256": `sha256=${createHmac("sha256", delivery.secret).update(body).digest("hex")}`,
  };
  const started = performance.now();
  const status = await new Promise<number>((resolve, reject) => {
    const sent = request(delivery.url, { method: "POST", headers, agent }, (response) => {
      response.resume().on("end", () => resolve(response.statusCode ?? 0));
    });
    sent.on("error", reject).end(body);
  });
  return { status, ms: performance.now() - started };
}
