import { request as httpRequest } from "node:http";
import { memoryUsage } from "node:process";
import { expect, test } from "vitest";
import type { RunningServer } from "../../src/server/start-server.ts";
import { deliver, startFront, webhookPath } from "../support/http-front.ts";

const megabyte = 1024 * 1024;

test("ten bodies of 100 MB at once are refused within bounded memory", async () => {
  const { server, received } = await startFront({});
  const before = memoryUsage().rss;
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, memoryUsage().rss - before)), 5);
  const statuses = await Promise.all(Array.from({ length: 10 }, () => sendLarge(server, 100)));
  clearInterval(watch);
  expect(statuses.every((status) => status === 413 || status === 503)).toBe(true);
  expect(received).toEqual([]);
  // Four bodies of 25 MB may be held together; the rest is what both ends need.
  expect(most / megabyte).toBeLessThan(250);
});

test("10,000 deliveries with bad signatures are refused, told in a few lines, and a good one gets through", async () => {
  const { server, received, log } = await startFront({});
  for (let sent = 0; sent < 10_000; sent += 50) {
    const batch = Array.from({ length: 50 }, () => deliver(server, { secret: "a secret of somebody else" }));
    for (const { status } of await Promise.all(batch)) expect(status).toBe(401);
  }
  expect((await deliver(server, {})).status).toBe(202);
  expect(received).toHaveLength(1);
  expect(log.filter((line) => line.includes("refused")).length).toBeLessThan(20);
  expect(log.join("")).not.toContain("content of a repository");
}, 120_000);

/** Without a length, so that it has to be read to be refused; signed by nobody. */
async function sendLarge(server: RunningServer, megabytes: number): Promise<number | undefined> {
  const headers = {
    "content-type": "application/json",
    "x-github-delivery": "guid-1",
    "x-github-event": "push",
    "x-hub-signature-256": `sha256=${"0".repeat(64)}`,
  };
  const request = httpRequest(new URL(webhookPath, server.url), { method: "POST", headers, agent: false });
  const chunk = Buffer.alloc(megabyte, "x");
  return await new Promise((resolve) => {
    request.on("response", (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on("error", () => {});
    let sent = 0;
    const more = (): void => {
      if (request.destroyed) return;
      sent += 1;
      if (sent > megabytes) request.end();
      else request.write(chunk, () => setImmediate(more));
    };
    more();
  });
}
