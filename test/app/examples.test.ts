import { generateKeyPairSync } from "node:crypto";
import { createRequire } from "node:module";
import pino from "pino";
import { Probot } from "probot";
import { expect, test } from "vitest";
import { createApp } from "../../src/app.ts";
import type { Job } from "../../src/jobs/job.ts";
import { Job as JobSchema } from "../../src/jobs/job.ts";
import { deliver, startFront } from "../support/http-front.ts";

interface Examples {
  readonly name: string;
  readonly examples: readonly object[];
}

const events: readonly Examples[] = createRequire(import.meta.url)("@octokit/webhooks-examples");

/** The front of the app, from the socket to the jobs that would be stored. */
async function startApp() {
  const jobs: Job[] = [];
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const probot = new Probot({
    appId: 1,
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    secret: "unused here, and long enough",
    log: pino({ level: "silent" }),
  });
  await probot.load(
    createApp({
      accept: async (_, accepted) => void jobs.push(...accepted),
      redactName: (name) => name,
      isOurs: () => false,
      drop: async () => {},
      resume: async () => [],
    }),
  );
  const front = await startFront({
    receive: (delivery) => probot.receive(delivery as Parameters<typeof probot.receive>[0]),
  });
  return { ...front, jobs };
}

test("every example payload that GitHub's community has collected is accepted", { timeout: 60_000 }, async () => {
  const { server, jobs, log } = await startApp();
  const refused: string[] = [];
  for (const { name, examples } of events) {
    for (const [index, payload] of examples.entries()) {
      const { status } = await deliver(server, {
        body: JSON.stringify(payload),
        headers: { "x-github-event": name, "x-github-delivery": `${name}-${index}` },
      });
      if (status !== 202) refused.push(`${name} ${index}: ${status}`);
    }
  }
  expect(refused).toEqual([]);
  expect(jobs.length).toBeGreaterThan(0);
  for (const job of jobs) expect(JobSchema.safeParse(job).success).toBe(true);
  expect(log.filter((line) => /"level":"(warn|error)"/.test(line))).toEqual([]);
});

test.each([
  ["an event nobody knows", "invented_event", { action: "created" }],
  ["an action nobody knows", "pull_request", { action: "invented" }],
  ["an event without anything in it", "push", {}],
])("%s is accepted and left alone, or refused; the next one is accepted", async (_, event, payload) => {
  const { server, jobs } = await startApp();
  const headers = { "x-github-event": event };
  const { status } = await deliver(server, { body: JSON.stringify(payload), headers });
  expect([202, 500]).toContain(status);
  expect(jobs).toEqual([]);
  expect((await deliver(server, { body: "{}", headers: { "x-github-event": "ping" } })).status).toBe(202);
});
