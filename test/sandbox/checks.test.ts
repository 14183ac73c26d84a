import { expect, test } from "vitest";
import { expectRefusal, type Scene, startScene } from "../support/github-scene.ts";

const output = { title: "One credential", summary: "Rotate it." };

function annotation(line: number) {
  return { path: "app.ts", start_line: line, end_line: line, annotation_level: "failure", message: "a key" } as const;
}

async function openCheck({ app, repo }: Scene, headSha: string, name = "rekey / secrets"): Promise<number> {
  const input = { name, head_sha: headSha, status: "in_progress", external_id: "ours" } as const;
  const run = await app.rest.checks.create({ ...repo, ...input });
  return run.data.id;
}

test("a check run goes from in progress to its conclusion, and its suite with it", async () => {
  const scene = await startScene();
  const { app, user, repo, base } = scene;
  const id = await openCheck(scene, base);
  const done = await app.rest.checks.update({ ...repo, check_run_id: id, conclusion: "failure", output });

  expect(done.data).toMatchObject({
    status: "completed",
    conclusion: "failure",
    external_id: "ours",
    name: "rekey / secrets",
  });
  expect(done.data.completed_at).not.toBeNull();
  const suites = await user.rest.checks.listSuitesForRef({ ...repo, ref: "main" });
  expect(suites.data.check_suites).toMatchObject([{ head_sha: base, status: "completed", conclusion: "failure" }]);
});

test("annotations grow by at most fifty a request", async () => {
  const scene = await startScene();
  const { app, repo, base } = scene;
  const id = await openCheck(scene, base);
  const lines = Array.from({ length: 51 }, (_, index) => annotation(index + 1));
  const send = (annotations: typeof lines) =>
    app.rest.checks.update({ ...repo, check_run_id: id, output: { ...output, annotations } });

  await expectRefusal(send(lines), 422, /No more than 50 items are allowed; 51 were supplied/);
  await send(lines.slice(0, 50));
  const run = await send(lines.slice(50));
  expect(run.data.output.annotations_count).toBe(51);
  const all = await app.paginate(app.rest.checks.listAnnotations, { ...repo, check_run_id: id, per_page: 20 });
  expect(all.map((one) => one.start_line)).toEqual(lines.map((one) => one.start_line));
});

test("a check run is refused where its fields break a rule", async () => {
  const { app, repo, base } = await startScene();
  const url = "/repos/{owner}/{repo}/check-runs";
  const check = (what: string, fields: object, message: RegExp) =>
    expectRefusal(
      app.request({ method: "POST", url, ...repo, name: "n", head_sha: base, ...fields }),
      422,
      message,
      what,
    );

  await check("completed without a conclusion", { status: "completed" }, /"conclusion" wasn't supplied/);
  await check("concluded as stale", { conclusion: "stale" }, /can only be set by GitHub/);
  await check("40,000 letters of two bytes", { output: { ...output, summary: "ü".repeat(40_000) } }, /Only 65535/);
  await check("an output without a summary", { output: { title: "t" } }, /"summary" wasn't supplied/);
  await check("columns over several lines", withAnnotation({ end_line: 4, start_column: 1 }), /Validation Failed/);
  await check("an annotation that ends before it starts", withAnnotation({ end_line: 1 }), /Validation Failed/);
  await check("an annotation's title of 256 letters", withAnnotation({ title: "t".repeat(256) }), /Validation Failed/);
  await check("an unknown field", { colour: "red" }, /colour/);
});

function withAnnotation(fields: object) {
  return { output: { ...output, annotations: [{ ...annotation(3), ...fields }] } };
}

test("a check run needs a commit of the repository", async () => {
  const { app, repo } = await startScene();
  const sha = "1".repeat(40);
  await expectRefusal(app.rest.checks.create({ ...repo, name: "n", head_sha: sha }), 422, {
    message: `No commit found for SHA: ${sha}`,
    status: "422",
  });
});

test("only an app writes check runs", async () => {
  const { user, repo, base } = await startScene();
  const call = user.rest.checks.create({ ...repo, name: "n", head_sha: base });
  await expectRefusal(call, 403, /You must authenticate via a GitHub App/);
});

test("the latest run of each name stands for the commit", async () => {
  const scene = await startScene();
  const { app, user, repo, base } = scene;
  await openCheck(scene, base);
  const second = await openCheck(scene, base);
  const other = await openCheck(scene, base, "rekey / hygiene");
  const list = async (filter: object) => {
    const runs = await user.rest.checks.listForRef({ ...repo, ref: base, ...filter });
    return [runs.data.total_count, runs.data.check_runs.map((run) => run.id)];
  };

  expect(await list({})).toEqual([2, [other, second]]);
  expect((await list({ filter: "all" }))[0]).toBe(3);
  expect(await list({ check_name: "rekey / hygiene" })).toEqual([1, [other]]);
  expect(await list({ app_id: 1 })).toEqual([0, []]);
  expect((await app.rest.checks.get({ ...repo, check_run_id: second })).data.app?.slug).toBe("rekey");
});

test("asking for a run again tells the app and leaves the run as it is", async () => {
  const scene = await startScene();
  const { app, user, repo, base, hooks, sandbox } = scene;
  const id = await openCheck(scene, base);
  await app.rest.checks.update({ ...repo, check_run_id: id, conclusion: "success" });
  await user.rest.checks.rerequestRun({ ...repo, check_run_id: id });
  await sandbox.settled();

  const actions = hooks.of("check_run").map((delivery) => delivery.payload.action);
  expect(actions.toSorted()).toEqual(["completed", "created", "rerequested"]);
  const rerequested = hooks.of("check_run").find((delivery) => delivery.payload.action === "rerequested");
  expect(rerequested?.payload).toMatchObject({
    check_run: { id, external_id: "ours", conclusion: "success", check_suite: { head_sha: base, head_branch: "main" } },
    repository: { name: "shop" },
    installation: { id: expect.any(Number) },
  });
  const run = await user.rest.checks.get({ ...repo, check_run_id: id });
  expect(run.data.conclusion).toBe("success");
  const suites = await user.rest.checks.listSuitesForRef({ ...repo, ref: base });
  expect(suites.data.check_suites[0]?.status).toBe("queued");
});

test("a run names the open pull requests of its commit", async () => {
  const scene = await startScene();
  const head = await scene.push("feature", { "a.txt": "a\n" });
  const number = await scene.openPull("feature");
  const id = await openCheck(scene, head);
  const run = await scene.app.rest.checks.get({ ...scene.repo, check_run_id: id });
  expect(run.data.pull_requests).toMatchObject([
    { number, head: { ref: "feature", sha: head }, base: { ref: "main" } },
  ]);
});
