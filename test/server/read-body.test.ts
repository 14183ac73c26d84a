import { createServer, request as httpRequest, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { createBodyReader } from "../../src/server/read-body.ts";

test("a body is read whole, up to its limit", async () => {
  const { open } = await start();
  expect(await open().end(1000)).toBe("read 1000");
  expect(await open().end(1001)).toBe("too large");
});

test("when large bodies take what there is for all, another large one is refused and a small one is read", async () => {
  const { open, arrived } = await start();
  const [first, second] = [open(), open()];
  first.send(700);
  second.send(700);
  await arrived(1400);
  expect(await open().end(200)).toBe("busy");
  expect(await open().end(100)).toBe("read 100");
  expect(await first.end(0)).toBe("read 700");
  expect(await open().end(200)).toBe("read 200");
  await second.end(0);
});

test("what a sender held who went away is given back", async () => {
  const { open, arrived, outcomes } = await start();
  const gone = [open(), open()];
  for (const sender of gone) sender.send(700);
  await arrived(1400);
  for (const sender of gone) sender.leave();
  await expect.poll(() => outcomes).toEqual(["broken off", "broken off"]);
  expect(await open().end(900)).toBe("read 900");
});

/** A server that answers with what became of the body. */
async function start() {
  const readBody = createBodyReader({ maxBytes: 1000, maxBytesTogether: 1500, alwaysBytes: 100 });
  const outcomes: string[] = [];
  let bytes = 0;
  const server = createServer(async (request, response) => {
    request.on("data", (chunk) => (bytes += chunk.length));
    const body = await readBody(request);
    const outcome = body.kind === "read" ? `read ${body.bytes.length}` : body.kind;
    outcomes.push(outcome);
    response.end(outcome);
  });
  await new Promise<void>((listening) => void server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { outcomes, open: () => openSender(url), arrived: (count: number) => expect.poll(() => bytes).toBe(count) };
}

function openSender(url: string) {
  const request = httpRequest(url, { method: "POST", headers: { "transfer-encoding": "chunked" } });
  const response = new Promise<IncomingMessage>((resolve, reject) =>
    request.on("response", resolve).on("error", reject),
  );
  // Awaited where the answer matters.
  response.catch(() => {});
  return {
    send: (bytes: number) => void request.write("x".repeat(bytes)),
    async end(bytes: number) {
      request.end("x".repeat(bytes));
      return await text(await response);
    },
    leave: () => void request.destroy(),
  };
}
