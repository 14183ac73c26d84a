import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { StartError } from "../../src/errors.ts";
import { deliver, get, startFront, webhookPath } from "../support/http-front.ts";

describe("pages", () => {
  test("tell that it is alive and that it is ready", async () => {
    const { server } = await startFront({});
    expect(await get(server, "/healthz")).toEqual({ status: 200, text: "alive\n" });
    expect(await get(server, "/readyz?verbose")).toEqual({ status: 200, text: "ready\n" });
    expect(await get(server, "/")).toMatchObject({ status: 200, text: expect.stringContaining("Rekey") });
  });

  test("tell what keeps it from being ready", async () => {
    const { server } = await startFront({
      findObstacles: async () => ["The worker is stopped.", "The store is closed."],
    });
    expect(await get(server, "/readyz")).toEqual({
      status: 503,
      text: "The worker is stopped.\nThe store is closed.\n",
    });
    expect((await get(server, "/healthz")).status).toBe(200);
  });

  test("say nothing of an error inside", async () => {
    const { server } = await startFront({
      async findObstacles() {
        throw new Error("content of a repository");
      },
    });
    expect(await get(server, "/readyz")).toEqual({ status: 500, text: "Something went wrong here.\n" });
  });
});

describe("a connection", () => {
  test.each([
    ["that sends its headers too slowly", "POST / HTTP/1.1\r\nhost: a\r\n"],
    ["that sends its body too slowly", slowBody()],
  ])("%s is cut off", async (_, beginning) => {
    const { server } = await startFront({ timeouts: { headersMs: 100, requestMs: 200 } });
    const socket = connect({ port: Number(new URL(server.url).port), host: "127.0.0.1" });
    socket.write(beginning);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /);
  });
});

describe("closing", () => {
  test("lets a delivery that came in be stored and answered, and accepts no other", async () => {
    let store = (): void => {};
    const stored = new Promise<void>((resolve) => (store = resolve));
    let arrive = (): void => {};
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    const { server } = await startFront({
      async receive() {
        arrive();
        await stored;
      },
    });
    const answer = deliver(server, {});
    await arrived;
    const closed = server.close();
    await expect(get(server, "/healthz")).rejects.toThrow();
    store();
    expect((await answer).status).toBe(202);
    await closed;
  });

  test("cuts off what does not end in the grace", async () => {
    const { server } = await startFront({ receive: () => new Promise(() => {}) });
    const answer = deliver(server, {});
    const broken = expect(answer).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await server.close(20);
    await broken;
  });
});

test("a port that is taken is refused with what to do", async () => {
  const { server } = await startFront({});
  const second = startFront({ port: Number(new URL(server.url).port) });
  await expect(second).rejects.toThrow(StartError);
  await expect(second).rejects.toThrow(/EADDRINUSE.*set HOST and PORT/);
});

function slowBody(): string {
  const headers = [
    "host: a",
    "content-type: application/json",
    "content-length: 100",
    "x-github-delivery: guid-1",
    "x-github-event: push",
    `x-hub-signature-256: sha256=${"0".repeat(64)}`,
  ];
  return [`POST ${webhookPath} HTTP/1.1`, ...headers, "", '{"ref":'].join("\r\n");
}
