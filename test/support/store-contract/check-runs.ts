import { expect, test } from "vitest";
import type { OpenCheckRun } from "../../../src/database/store.ts";
import { createClock } from "../clock.ts";
import { examinePull, examinePush } from "../jobs.ts";
import { claimed } from "./claimed.ts";
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
    await claimed(store);
    await store.queue.bury(await claimed(store), "It took too long.", undefined);
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

  test("all repositories are known, through the installation and by the names of their latest check", async () => {
    const { store, clock } = await setup.openStore();
    await store.recordCheckRun(checkRun("1/secrets", "1"));
    await store.recordCheckRun({ ...checkRun("2/secrets", "2"), repositoryId: 43, installation: 8 });
    clock.advance(1);
    await store.recordCheckRun({ ...checkRun("3/secrets", "3"), repository: "renamed", installation: 9 });
    const known = await store.everyRepository();
    expect(known.toSorted((a, b) => a.installation - b.installation)).toEqual([
      { installation: 8, repository: { id: 43, owner: "acme", name: "shop" } },
      { installation: 9, repository: { id: 42, owner: "acme", name: "renamed" } },
    ]);
  });

  test("the jobs that examined a head are its subjects, each once", async () => {
    const { store } = await setup.openStore();
    const headSha = checkRun("", "").headSha;
    expect(await store.subjectsOf(42, headSha)).toEqual([]);
    await store.recordCheckRun({ ...checkRun("9/secrets", "9"), subject: examinePush(1) });
    await store.recordCheckRun({ ...checkRun("1/secrets", "1"), subject: examinePull(3) });
    await store.recordCheckRun({ ...checkRun("1/hygiene", "1"), subject: examinePull(3) });
    expect(await store.subjectsOf(42, headSha)).toHaveLength(2);
    expect(await store.subjectsOf(42, headSha)).toEqual(expect.arrayContaining([examinePush(1), examinePull(3)]));
    expect(await store.subjectsOf(43, headSha)).toEqual([]);
  });

  test("the run that GitHub opened last is the latest, whether it is concluded or not", async () => {
    const { store } = await setup.openStore();
    const { repositoryId, headSha, name } = checkRun("", "");
    const head = { repositoryId, headSha, name };
    expect(await store.latestCheckRun(head)).toBeUndefined();
    await store.recordCheckRun({ ...checkRun("2/secrets", "2"), checkRunId: 12 });
    await store.recordCheckRun({ ...checkRun("1/secrets", "1"), checkRunId: 11 });
    expect(await store.latestCheckRun(head)).toEqual({ checkRunId: 12, isConcluded: false });
    await store.concludedCheckRun("2/secrets");
    expect(await store.latestCheckRun(head)).toEqual({ checkRunId: 12, isConcluded: true });
  });

  test("a head has the newest word of each who judged it", async () => {
    const { store } = await setup.openStore();
    const { repositoryId, headSha, name } = checkRun("", "");
    const verdict = (subject: string, conclusion: "success" | "failure") => ({
      repositoryId,
      headSha,
      name,
      subject,
      output: { conclusion, title: "T", summary: "S", text: "", annotations: [] },
    });
    await store.recordVerdict(verdict("42/pull/1", "failure"));
    await store.recordVerdict(verdict("42/pull/2", "success"));
    await store.recordVerdict(verdict("42/pull/1", "success"));
    await store.recordVerdict({ ...verdict("42/pull/1", "failure"), name: "another" });
    expect(await store.verdictsOn({ repositoryId, headSha, name })).toEqual([
      verdict("42/pull/1", "success"),
      verdict("42/pull/2", "success"),
    ]);
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
