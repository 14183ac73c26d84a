import { request as httpRequest } from "node:http";
import { describe, expect, test } from "vitest";
import type { RunningServer } from "../../src/server/start-server.ts";
import { deliver, pushed, type Sent, secret, signatureOf, startFront, webhookPath } from "../support/http-front.ts";

const previousSecret = "the secret before it";

describe("a delivery", () => {
  test("that is signed is received whole, and accepted when it is stored", async () => {
    const { server, received } = await startFront({});
    expect(await deliver(server, {})).toEqual({ status: 202, text: "Accepted.\n" });
    expect(received).toEqual([{ id: "guid-1", name: "push", payload: JSON.parse(pushed) }]);
  });

  test("that cannot be stored is answered with a failure, so that GitHub records one", async () => {
    const { server, log } = await startFront({
      async receive() {
        throw new Error("disk is full of content of a repository");
      },
    });
    expect(await deliver(server, {})).toEqual({ status: 500, text: "The delivery could not be stored.\n" });
    expect(log.join("")).not.toContain("content of a repository");
  });

  test("is answered only after it was stored", async () => {
    const order: string[] = [];
    const { server } = await startFront({
      async receive() {
        await new Promise((resolve) => setTimeout(resolve, 20));
        order.push("stored");
      },
    });
    await deliver(server, {});
    order.push("answered");
    expect(order).toEqual(["stored", "answered"]);
  });

  test("that is signed with the secret before is accepted while both are known", async () => {
    const rotating = await startFront({ secrets: [secret, previousSecret] });
    const rotated = await startFront({});
    expect((await deliver(rotating.server, { secret: previousSecret })).status).toBe(202);
    expect((await deliver(rotated.server, { secret: previousSecret })).status).toBe(401);
  });

  test("with text beyond ASCII is verified over the bytes that came", async () => {
    const { server, received } = await startFront({});
    const body = JSON.stringify({ ref: "refs/heads/grün-🔑" });
    expect((await deliver(server, { body })).status).toBe(202);
    expect(received[0]?.payload).toEqual({ ref: "refs/heads/grün-🔑" });
  });

  const refused: readonly [string, Partial<Sent>, number][] = [
    ["with another signature", { secret: "a secret of somebody else" }, 401],
    ["with the signature of another body", { signature: signatureOf("{}") }, 401],
    ["with a signature of another kind", { signature: "sha1=0123456789abcdef0123456789abcdef01234567" }, 401],
    ["without a signature", { headers: { "x-hub-signature-256": undefined } }, 401],
    ["without an id", { headers: { "x-github-delivery": undefined } }, 400],
    ["with an id that is a text", { headers: { "x-github-delivery": "a b" } }, 400],
    ["without an event", { headers: { "x-github-event": undefined } }, 400],
    ["as a form", { headers: { "content-type": "application/x-www-form-urlencoded" } }, 415],
    ["of a type that only starts alike", { headers: { "content-type": "application/jsonp" } }, 415],
    ["that is compressed", { headers: { "content-encoding": "gzip" } }, 415],
    ["that is no JSON", { body: "content of a repository" }, 400],
    ["that is JSON but no object", { body: "[1]" }, 400],
    ["that is empty", { body: "" }, 401],
    ["by GET", { method: "GET", body: "" }, 405],
    ["to another path", { path: "/webhooks" }, 404],
    ["to a path that is a property of every object", { path: "/constructor" }, 404],
  ];
  test.each(refused)("%s is refused, and nothing of it is logged", async (_, sent, status) => {
    const { server, received, log } = await startFront({});
    expect((await deliver(server, sent)).status).toBe(status);
    expect(received).toEqual([]);
    expect(log.join("")).not.toContain("content of a repository");
  });

  test("with bytes that are no UTF-8 is refused, whatever its signature", async () => {
    const { server } = await startFront({});
    const body = Buffer.concat([Buffer.from('{"ref":"'), Buffer.from([0xff]), Buffer.from('"}')]);
    const signature = await signatureOf(body.toString());
    expect((await deliver(server, { body, signature })).status).toBe(401);
  });
});

describe("a body over 25 MB", () => {
  test("is refused by its announced length, before it is sent", async () => {
    const { server } = await startFront({});
    const headers = { "content-length": `${25 * 1024 * 1024 + 1}` };
    expect((await deliver(server, { headers, body: "" })).status).toBe(413);
  });

  test("is refused where the limit is passed when it announces no length, and the connection is closed", async () => {
    const { server } = await startFront({});
    const { status, sentBytes } = await sendWithoutEnd(server);
    expect(status).toBe(413);
    expect(sentBytes).toBeGreaterThan(25 * 1024 * 1024);
  });

  test("one of exactly 25 MB is accepted", async () => {
    const { server, received } = await startFront({});
    const padding = "x".repeat(25 * 1024 * 1024 - '{"a":""}'.length);
    expect((await deliver(server, { body: JSON.stringify({ a: padding }) })).status).toBe(202);
    expect(received).toHaveLength(1);
  });
});

/** Streams a body without end until the server closes the connection. */
async function sendWithoutEnd(server: RunningServer): Promise<{ status: number | undefined; sentBytes: number }> {
  const headers = {
    "content-type": "application/json",
    "x-github-delivery": "guid-1",
    "x-github-event": "push",
    "x-hub-signature-256": await signatureOf("{}"),
  };
  const request = httpRequest(new URL(webhookPath, server.url), { method: "POST", headers });
  const chunk = Buffer.alloc(1024 * 1024, "x");
  let status: number | undefined;
  let sentBytes = 0;
  request.on("response", (response) => {
    status = response.statusCode;
    response.resume();
  });
  request.on("error", () => {});
  const closed = new Promise<void>((resolve) => void request.on("close", resolve));
  const more = (): void => {
    if (request.destroyed) return;
    sentBytes += chunk.length;
    request.write(chunk, () => setImmediate(more));
  };
  more();
  await closed;
  return { status, sentBytes };
}
