import { expect, test } from "vitest";
import type { OpenCheckRun } from "../../../src/database/store.ts";
import { createClock } from "../clock.ts";
import { examinePull, examinePush } from "../jobs.ts";
import type { Setup } from "./describe-store.ts";

export function testCheckRuns(setup: Setup): void {
  test("an open check run is told until it is concluded, after a restart too", async () => {
    const database = await setup.createDatabase();
    const before = await database.open(createClock().now);
    await before.recordCheckRun(checkRun("1/secrets", "1"));
    await before.recordCheckRun(checkRun("2/secrets", "2"));
    const store = await database.open(createClock().now);
    expect(await store.openCheckRuns("2")).toEqual([checkRun("2/secrets", "2")]);
    await store.concludedCheckRun("2/secrets");
    expect(await store.openCheckRuns("2")).toEqual([]);
    expect(await store.openCheckRuns()).toEqual([checkRun("1/secrets", "1")]);
  });

  test("a check run that is recorded again is open again, and one", async () => {
    const { store } = await setup.openStore();
    await store.recordCheckRun(checkRun("1/secrets", "1"));
    await store.concludedCheckRun("1/secrets");
    await store.recordCheckRun({ ...checkRun("1/secrets", "1"), checkRunId: 6 });
    expect(await store.openCheckRuns()).toEqual([{ ...checkRun("1/secrets", "1"), checkRunId: 6 }]);
  });

  test("an open check run is orphaned when its job neither waits nor runs", async () => {
    const { store } = await setup.openStore();
    const waiting = await store.queue.enqueue(examinePull(1));
    const dead = await store.queue.enqueue(examinePull(2));
    await store.recordCheckRun(checkRun("waiting/secrets", waiting));
    await store.recordCheckRun(checkRun("dead/secrets", dead));
    await store.queue.claim();
    await store.queue.claim();
    await store.queue.bury(dead, "It took too long.", undefined);
    expect((await store.orphanedCheckRuns()).map(({ externalId }) => externalId)).toEqual(["dead/secrets"]);
    await store.concludedCheckRun("dead/secrets");
    expect(await store.orphanedCheckRuns()).toEqual([]);
  });

  test("the repositories of an installation are known by their latest names", async () => {
    const { store, clock } = await setup.openStore();
    await store.recordCheckRun(checkRun("1/secrets", "1"));
    clock.advance(1);
    await store.recordCheckRun({ ...checkRun("2/secrets", "2"), repository: "renamed" });
    await store.recordCheckRun({ ...checkRun("3/secrets", "3"), installation: 8 });
    expect(await store.knownRepositories(7)).toEqual([{ id: 42, owner: "acme", name: "renamed" }]);
  });

  test("the job that examined a head last is its subject", async () => {
    const { store, clock } = await setup.openStore();
    const headSha = checkRun("", "").headSha;
    expect(await store.subjectOf(42, headSha)).toBeUndefined();
    await store.recordCheckRun({ ...checkRun("9/secrets", "9"), subject: examinePush(1) });
    clock.advance(1);
    await store.recordCheckRun({ ...checkRun("1/secrets", "1"), subject: examinePull(3) });
    await store.concludedCheckRun("1/secrets");
    expect(await store.subjectOf(42, headSha)).toEqual(examinePull(3));
    expect(await store.subjectOf(43, headSha)).toBeUndefined();
  });
}

function checkRun(externalId: string, jobId: string): OpenCheckRun {
  return {
    externalId,
    jobId,
    installation: 7,
    repositoryId: 42,
    owner: "acme",
    repository: "shop",
    headSha: "a".repeat(40),
    name: "rekey / secrets",
    checkRunId: 5,
    subject: examinePull(1),
  };
}
