import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { sourceFor } from "../../scripts/local-rekey.ts";
import { openSqlite } from "../../src/database/open-sqlite.ts";
import { examine } from "../../src/doctor/examine.ts";
import type { Source } from "../../src/env.ts";
import { refuseOtherKey } from "../../src/fingerprint-key.ts";
import { startScene } from "../support/github-scene.ts";

async function start() {
  const scene = await startScene();
  const directory = await mkdtemp(join(tmpdir(), "rekey-doctor-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const source: Source = { PATH: process.env.PATH, ...sourceFor(scene.sandbox), REKEY_DATA_DIR: directory };
  return { scene, source, diagnose: (change: Source = {}) => examine({ ...source, ...change }) };
}

test("an App that works: everything is fine but what GitHub has delivered elsewhere", async () => {
  const { scene, diagnose } = await start();
  await scene.push("main", { "app.ts": "delivered\n" });
  await scene.sandbox.settled();
  const states = (await diagnose()).map(({ what, state }) => `${what}: ${state}`);
  expect(states).toEqual([
    "git: ok",
    "data directory: ok",
    "disk: ok",
    "database: warning",
    "environment: ok",
    "GitHub App: ok",
    "clock: ok",
    "permissions: ok",
    "events: ok",
    "installations: ok",
    "webhook: problem",
    "webhook: ok",
  ]);
});

test("what is wrong is told with what to do, and no secret", async () => {
  const { diagnose, source } = await start();
  const told = await diagnose({ APP_ID: "999999", REKEY_DATA_DIR: "/nowhere/at/all" });
  expect(told).toContainEqual(expect.objectContaining({ what: "GitHub App", state: "problem" }));
  expect(told).toContainEqual(expect.objectContaining({ what: "data directory", state: "warning" }));
  const incomplete = await diagnose({ WEBHOOK_SECRET: "short" });
  expect(incomplete).toContainEqual(expect.objectContaining({ what: "environment", state: "problem" }));
  const text = JSON.stringify([...told, ...incomplete]);
  expect(text).not.toContain(source.WEBHOOK_SECRET);
  expect(text).not.toContain("PRIVATE KEY-----");
});

test("a fingerprint key that is not the database's is told", async () => {
  const { diagnose, source } = await start();
  const store = await openSqlite(join(source.REKEY_DATA_DIR ?? "", "rekey.sqlite"));
  await refuseOtherKey(store, Buffer.alloc(32, 1));
  await store.close();
  const stateWith = async (change: Source) =>
    (await diagnose(change)).find(({ what }) => what === "fingerprint key")?.says;
  expect(await stateWith({})).toBe("is missing");
  expect(await stateWith({ REKEY_FINGERPRINT_KEY: "01".repeat(32) })).toBe("that of the database");
  expect(await stateWith({ REKEY_FINGERPRINT_KEY: "02".repeat(32) })).toBe("is another");
});

test("a GitHub that does not answer is told", async () => {
  const { diagnose } = await start();
  expect(await diagnose({ GHE_HOST: "127.0.0.1:9" })).toContainEqual(
    expect.objectContaining({ what: "GitHub App", state: "problem", says: "GitHub cannot be reached" }),
  );
});
