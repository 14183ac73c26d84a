import { expect, onTestFinished, test } from "vitest";
import type { ApiCall } from "../../sandbox/sandbox.ts";
import { openSqlite } from "../../src/database/open-sqlite.ts";
import { checkNames } from "../../src/jobs/checks.ts";
import type { ExaminePull } from "../../src/jobs/job.ts";
import { reconcileRepository } from "../../src/jobs/reconcile-repository.ts";
import { createLog } from "../../src/log.ts";
import { ruleSet } from "../../src/providers/index.ts";
import { type Connected, startConnected } from "../support/connected.ts";

const subject = { installation: 7, repository: { id: 42, owner: "acme", name: "shop" } };

/** A repository of the local GitHub, an empty store, and a look at the one for the other. */
async function start(scene: Connected) {
  const store = await openSqlite(":memory:");
  onTestFinished(() => store.close());
  const mended: string[] = [];
  const metrics = { mended: (what: string) => void mended.push(what), concluded() {}, ended() {} };
  const log = createLog({ level: "silent" });
  const deps = { connect: () => scene.github, store, ruleSet: ruleSet(), metrics, log };
  return {
    store,
    mended,
    reconcile: () => reconcileRepository({ name: "reconcile-repository", ...subject }, deps),
    /** As after an examination. */
    async judge(headSha: string, judged: ExaminePull | { readonly ref: string }) {
      const key = "ref" in judged ? `42/${judged.ref}` : `42/pull/${judged.number}`;
      const output = { conclusion: "success", title: "T", summary: "S", text: "", annotations: [] } as const;
      await store.recordVerdict({ repositoryId: 42, headSha, name: checkNames.secrets, subject: key, output });
      await store.recordCheckRun({
        externalId: headSha,
        jobId: "1",
        installation: 7,
        repositoryId: 42,
        owner: "acme",
        repository: "shop",
        headSha,
        name: checkNames.secrets,
        checkRunId: 1,
        subject: { name: "examine-pull", ...subject, number: "ref" in judged ? 1 : judged.number },
      });
    },
  };
}

test("a pull request whose head has no check is examined once, one that has a check is left alone", async () => {
  const scene = await startConnected();
  const { store, mended, reconcile, judge } = await start(scene);
  await scene.push("missed", { "app.ts": "missed\n" });
  const missed = await scene.openPull("missed");
  const sha = await scene.push("judged", { "app.ts": "judged\n" });
  await judge(sha, { name: "examine-pull", ...subject, number: await scene.openPull("judged") });

  await reconcile();
  await reconcile();
  expect(await store.queue.counts()).toMatchObject({ queued: 1 });
  expect((await store.queue.claim())?.job).toEqual({ name: "examine-pull", ...subject, number: missed });
  expect(mended).toEqual(["pull request without checks"]);
});

test("a protected branch is examined from the head that was judged last; one that nobody has judged is left alone", async () => {
  const scene = await startConnected();
  const { store, mended, reconcile, judge } = await start(scene);
  const protection = { required_status_checks: null, enforce_admins: true, restrictions: null };
  await scene.user.rest.repos.updateBranchProtection({
    ...scene.repo,
    branch: "main",
    ...protection,
    required_pull_request_reviews: null,
  });
  await reconcile();
  expect((await store.queue.counts()).queued).toBe(0);

  await judge(scene.base, { ref: "refs/heads/main" });
  const after = await scene.push("main", { "app.ts": "moved\n" });
  await reconcile();
  expect((await store.queue.claim())?.job).toMatchObject({
    name: "examine-push",
    ref: "refs/heads/main",
    before: scene.base,
    after,
  });
  expect(mended).toEqual(["branch without checks"]);
});

test("where nothing has changed, GitHub is asked for nothing that counts", async () => {
  const scene = await startConnected();
  const { reconcile, judge } = await start(scene);
  const sha = await scene.push("judged", { "app.ts": "judged\n" });
  await judge(sha, { name: "examine-pull", ...subject, number: await scene.openPull("judged") });
  await reconcile();
  const calls: ApiCall[] = [];
  scene.sandbox.watch((call) => calls.push(call));
  await reconcile();
  expect(calls.map(({ operation, status }) => `${operation}: ${status}`)).toEqual([
    "GET /repos/{owner}/{repo}/pulls: 304",
    "GET /repos/{owner}/{repo}/branches: 304",
  ]);
});
