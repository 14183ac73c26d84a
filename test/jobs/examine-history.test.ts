import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openSqlite } from "../../src/database/open-sqlite.ts";
import { compileRules, type RuleSet } from "../../src/detection/compile.ts";
import { sampleOf } from "../../src/detection/sample.ts";
import { createGit } from "../../src/git/create-git.ts";
import type { Deps } from "../../src/jobs/deps.ts";
import { examineHistory } from "../../src/jobs/examine-history.ts";
import type { ExamineHistory, Repository } from "../../src/jobs/job.ts";
import { publicizeRepository } from "../../src/jobs/publicize-repository.ts";
import { keepRuleSets } from "../../src/jobs/rule-sets.ts";
import { createLog } from "../../src/log.ts";
import { ruleOf, ruleSet } from "../../src/providers/index.ts";
import { type Connected, startConnected } from "../support/connected.ts";
import { gitTestEnvironment } from "../support/git.ts";

const stripe = sampleOf(ruleOf("stripe-secret-key"), 11);
const sendgrid = sampleOf(ruleOf("sendgrid-api-key"), 12);
const github = sampleOf(ruleOf("github-pat-classic"), 13);

/** Threads are started and rules compiled, which takes its time on a busy machine. */
const patient = { timeout: 120_000 };

interface Past {
  readonly scene: Connected;
  readonly deps: Deps;
  /** Runs the job, and then the slices that it queues, until none is left. Returns how many there were. */
  examine(over?: Partial<Deps>): Promise<number>;
  /** Names of the jobs that follow. */
  publicize(): Promise<readonly string[]>;
  reports(): Promise<readonly { readonly title: string; readonly body: string; readonly state: string }[]>;
}

async function start(): Promise<Past> {
  const scene = await startConnected();
  const directory = await mkdtemp(join(tmpdir(), "rekey-history-"));
  const store = await openSqlite(":memory:");
  onTestFinished(async () => {
    await store.close();
    await rm(directory, { recursive: true, force: true });
  });
  const { data } = await scene.user.rest.repos.update({ ...scene.repo, private: true });
  const repository: Repository = { id: data.id, owner: scene.repo.owner, name: scene.repo.repo };
  const job: ExamineHistory = { name: "examine-history", installation: 7, repository };
  const deps: Deps = {
    connect: () => scene.github,
    git: createGit({
      directory,
      remote: ({ owner, name }) => `${scene.sandbox.git}/${owner}/${name}.git`,
      environment: gitTestEnvironment,
    }),
    store,
    ruleSet: ruleSet(),
    ruleSetWith: keepRuleSets(ruleSet()),
    fingerprintKey: Buffer.alloc(32, 7),
    webUrl: scene.sandbox.web,
    privateRepository: undefined,
    inTurn: (_, work) => work(),
    metrics: { mended() {}, concluded() {}, ended() {} },
    announcedWithinMs: 0,
    openChecksAfterMs: 60_000,
    historySlice: { steps: 1_000, ms: 600_000 },
    now: () => new Date("2026-11-25T12:00:00Z"),
    log: createLog({ level: "silent" }),
  };
  const run = { jobId: "1", queuedAt: new Date(), isFirst: true, signal: new AbortController().signal };
  return {
    scene,
    deps,
    async examine(over = {}) {
      await store.queue.enqueue(job);
      let slices = 0;
      for (let claimed = await store.queue.claim(); claimed; claimed = await store.queue.claim()) {
        expect(claimed.job).toEqual(job);
        await examineHistory(job, run, { ...deps, ...over });
        await store.queue.complete(claimed);
        slices += 1;
      }
      return slices;
    },
    async publicize() {
      await publicizeRepository({ ...job, name: "publicize-repository" }, run, deps);
      expect(await store.publicSince(repository.id)).toBe(run.queuedAt.toISOString());
      const names: string[] = [];
      for (let claimed = await store.queue.claim(); claimed; claimed = await store.queue.claim()) {
        names.push(claimed.job.name);
        await store.queue.complete(claimed);
      }
      return names;
    },
    async reports() {
      const { data } = await scene.user.rest.issues.listForRepo({ ...scene.repo, state: "all" });
      return data.map(({ title, body, state }) => ({ title, body: body ?? "", state }));
    },
  };
}

test("each credential of the past is told once, in one report, at the commit that brought it in", patient, async () => {
  const { scene, deps, examine, publicize, reports } = await start();
  const { copy, push } = scene;
  const first = await push("main", { "src/pay.ts": `const key = "${stripe}";\n` });
  await push("main", { "src/pay.ts": "const key = process.env.KEY;\n" });
  await push("side", { "side.ts": "side\n" });
  await copy.git("checkout", "--quiet", "main");
  await push("main", { "b.ts": "main\n" });
  await copy.git("merge", "--no-ff", "--no-commit", "side");
  const merge = await copy.commit("Merge side", { "only-in-the-merge.ts": `send("${sendgrid}")\n` });
  const said = await copy.commit(`Use ${github}`, { "c.ts": "main\n" });
  await copy.git("push", "--quiet", "origin", "main");

  expect(await examine()).toBe(1);
  const [report, ...others] = await reports();
  expect(others).toEqual([]);
  expect(report?.title).toBe(`3 credentials in the history of ${scene.repo.owner}/shop`);
  const rows = report?.body.split("\n").filter((line) => line.startsWith("| **")) ?? [];
  expect(rows).toHaveLength(3);
  expect(rows[0]).toContain("Stripe");
  expect(rows[0]).toContain(`/blob/${first}/src/pay.ts#L1`);
  expect(rows[0]).toContain("taken out in");
  expect(rows[1]).toContain(`/blob/${merge}/only-in-the-merge.ts#L1`);
  expect(rows[1]).toContain("**still in** `only-in-the-merge.ts`");
  expect(rows[2]).toContain(`[commit message](${scene.sandbox.web}/${scene.repo.owner}/shop/commit/${said})`);
  for (const key of [stripe, sendgrid, github]) expect(report?.body).not.toContain(key);

  await scene.user.rest.repos.update({ ...scene.repo, private: false });
  expect(await publicize()).toEqual([
    ...["ensure-rotation-issue", "ensure-rotation-issue", "ensure-rotation-issue"],
    ...["examine-history", "adopt-repository"],
  ]);
  await examine();
  const publicly = await reports();
  expect(publicly.map(({ title }) => title)).toEqual(["A maintainer must act on something private in the history"]);
  expect(publicly[0]?.body).not.toMatch(/stripe|pay\.ts|merge|[0-9a-f]{40}/i);
  expect(await deps.store.queue.counts()).toMatchObject({ queued: 0 });
});

test(
  "what was cut off goes on where it was, what is told twice changes nothing, and other rules look anew",
  patient,
  async () => {
    const { scene, deps, examine, reports } = await start();
    for (let index = 0; index < 4; index += 1) await scene.push("main", { [`${index}.ts`]: `file ${index}\n` });
    await scene.push("main", { "pay.ts": `send("${sendgrid}");\nconst token = "${github}";\n` });
    const older = rulesWithout("sendgrid-api-key");
    const slices = await examine({
      ...{ ruleSet: older, ruleSetWith: () => older },
      historySlice: { steps: 4, ms: 600_000 },
    });
    expect(slices).toBe(2);
    const { owner, repo } = scene.repo;
    const before = await reports();
    expect(before.map(({ title }) => title)).toEqual([`1 credential in the history of ${owner}/${repo}`]);
    const { id } = (await scene.user.rest.repos.get(scene.repo)).data;
    expect(await deps.store.readHistory(id)).toMatchObject({ files: 6, gaps: 0 });

    expect(await examine({ ruleSet: older, ruleSetWith: () => older })).toBe(1);
    expect(await reports()).toEqual(before);
    // Nothing was examined again.
    expect(await deps.store.readHistory(id)).toMatchObject({ files: 6 });

    await examine();
    expect((await reports()).map(({ title }) => title)).toEqual([`2 credentials in the history of ${owner}/${repo}`]);
  },
);

function rulesWithout(id: string): RuleSet {
  return compileRules(ruleSet().rules.filter((rule) => rule.id !== id));
}
