import { expect, test } from "vitest";
import { openSqlite } from "../../src/database/open-sqlite.ts";
import { isExamined } from "../../src/jobs/compare-refs.ts";
import { type ExaminePush, jobKey } from "../../src/jobs/job.ts";
import type { Conclusion } from "../../src/verdict/verdict.ts";
import { examinePush } from "../support/jobs.ts";

/** What is known of the branch: where it stood, and what was said of that commit. */
interface Known {
  readonly stoodAt: string;
  readonly verdict?: Conclusion;
  /** An earlier run of the same job was cut off while it examined. */
  readonly isOpen?: boolean;
}

const jobId = "7";

const push = examinePush(5);
const found: ExaminePush = { ...push, pusher: undefined };
const clean: Known = { stoodAt: push.after, verdict: "success" };

async function checkExamined(job: ExaminePush, { stoodAt, verdict, isOpen }: Known, expected: boolean): Promise<void> {
  const store = await openSqlite(":memory:");
  const repositoryId = job.repository.id;
  await store.recordRefs(repositoryId, new Map([[job.ref, stoodAt]]));
  if (verdict !== undefined) {
    const output = { conclusion: verdict, title: "", summary: "", text: "", annotations: [] };
    const head = { repositoryId, headSha: stoodAt, name: "rekey / secrets" };
    await store.recordVerdict({ ...head, subject: jobKey(job), output });
  }
  if (isOpen) {
    const { installation, repository } = job;
    const names = { owner: repository.owner, repository: repository.name, name: "rekey / secrets" };
    const check = { externalId: "7/secrets", jobId, installation, repositoryId, headSha: stoodAt, checkRunId: 5 };
    await store.recordCheckRun({ ...names, ...check, subject: job });
  }
  expect(await isExamined(job, { jobId }, { store })).toBe(expected);
  await store.close();
}

test("a push that was found by comparing is examined once, whatever came out", async () => {
  await checkExamined(found, { stoodAt: push.after }, true);
  await checkExamined(found, { stoodAt: push.before }, false);
});

test("a push whose examination was cut off is examined: its checks are open", () =>
  checkExamined(found, { ...clean, isOpen: true }, false));

test("a push that is announced after it was found clean is not examined again", () => checkExamined(push, clean, true));

test("a push that is announced after something was found is examined again: now it is known who pushed", () =>
  checkExamined(push, { ...clean, verdict: "failure" }, false));

test("a push to a branch that was only written down is examined when it is announced", () =>
  checkExamined(push, { stoodAt: push.after }, false));

test("a branch that moved back to where it stood before is examined", () =>
  checkExamined(push, { ...clean, stoodAt: push.before }, false));

test("a force-push is examined when it is announced: it names the commits that it replaced", () =>
  checkExamined({ ...push, forced: true }, clean, false));

test("what somebody asks for is examined again", async () => {
  await checkExamined({ ...push, isAskedFor: true }, clean, false);
  await checkExamined({ ...found, isAskedFor: true }, clean, false);
});
