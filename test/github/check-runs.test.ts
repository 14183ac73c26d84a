import { expect, test } from "vitest";
import { Gone } from "../../src/errors.ts";
import type { Annotation, CheckRunOutput } from "../../src/github/port.ts";
import { type Connected, errorOf, startConnected } from "../support/connected.ts";

const key = {
  isFirst: false,
  name: "rekey / secrets",
  externalId: "job-1/secrets",
  startedAt: "2026-11-24T12:00:00Z",
};

test("a check run that is ensured twice is there once", async () => {
  const scene = await startConnected();
  const first = await scene.github.ensureCheckRun({ ...key, headSha: scene.base });
  const second = await scene.github.ensureCheckRun({ ...key, headSha: scene.base });

  expect(second).toEqual(first);
  expect(await checkRuns(scene)).toMatchObject([{ status: "in_progress", external_id: key.externalId }]);
});

test("a check run whose creation was answered with an error is found again", async () => {
  const scene = await startConnected();
  const answer = { kind: "status", status: 502, when: "after effect" } as const;
  scene.sandbox.weather.add({ operation: "POST /repos/{owner}/{repo}/check-runs", times: 1, answer });
  await errorOf(scene.github.ensureCheckRun({ ...key, headSha: scene.base }));
  await scene.github.ensureCheckRun({ ...key, headSha: scene.base });

  expect(await checkRuns(scene)).toHaveLength(1);
});

test("a check on a commit that is not there any more is gone, not a failure", async () => {
  const { github } = await startConnected();
  const error = await errorOf(github.ensureCheckRun({ ...key, headSha: "1".repeat(40) }));
  expect(error).toBeInstanceOf(Gone);
});

test("120 annotations arrive in order", async () => {
  const scene = await startConnected();
  const run = await scene.github.ensureCheckRun({ ...key, headSha: scene.base });
  await scene.github.concludeCheckRun(run.id, output({ annotations: annotations(120) }), 0);

  expect(await annotationLines(scene, run.id)).toEqual(annotations(120).map(({ startLine }) => startLine));
  expect(await checkRuns(scene)).toMatchObject([{ status: "completed", conclusion: "failure" }]);
});

test("a conclusion that was cut off goes on where it stopped", async () => {
  const scene = await startConnected();
  const run = await scene.github.ensureCheckRun({ ...key, headSha: scene.base });
  await scene.github.concludeCheckRun(run.id, output({ annotations: annotations(50) }), 0);
  const again = await scene.github.ensureCheckRun({ ...key, headSha: scene.base });
  await scene.github.concludeCheckRun(run.id, output({ annotations: annotations(70) }), again.annotations);

  expect(again).toEqual({ id: run.id, annotations: 50 });
  expect(await annotationLines(scene, run.id)).toHaveLength(70);
});

test("texts are cut to GitHub's limits and say so", async () => {
  const scene = await startConnected();
  const run = await scene.github.ensureCheckRun({ ...key, headSha: scene.base });
  const long = "ü".repeat(99).concat("\n").repeat(1000);
  await scene.github.concludeCheckRun(run.id, output({ title: "t".repeat(300), summary: long, text: long }), 0);

  const [{ output: shown } = { output: undefined }] = await checkRuns(scene);
  expect(shown?.title).toHaveLength(255);
  expect(shown?.summary).toMatch(/… \d+ more lines: this text has reached GitHub's limit\.$/);
});

function output(fields: Partial<CheckRunOutput>): CheckRunOutput {
  return { conclusion: "failure", title: "One", summary: "Rotate it.", text: "", annotations: [], ...fields };
}

function annotations(count: number): Annotation[] {
  return Array.from({ length: count }, (_, index) => ({
    path: "app.ts",
    startLine: index + 1,
    endLine: index + 1,
    level: "failure",
    title: "a key",
    message: "rotate it",
  }));
}

async function checkRuns({ user, repo, base }: Connected) {
  const { data } = await user.rest.checks.listForRef({ ...repo, ref: base, filter: "all" });
  return data.check_runs;
}

async function annotationLines({ user, repo }: Connected, id: number): Promise<number[]> {
  const all = await user.paginate(user.rest.checks.listAnnotations, { ...repo, check_run_id: id, per_page: 100 });
  return all.map(({ start_line }) => start_line);
}
