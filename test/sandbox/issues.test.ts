import { expect, test } from "vitest";
import { expectRefusal, startScene } from "../support/github-scene.ts";

test("an issue of the app is written by its bot, with the labels and the assignees that exist", async () => {
  const { app, user, repo, sandbox } = await startScene();
  await user.rest.issues.createLabel({
    ...repo,
    name: "rotation",
    color: "D93F0B",
    description: "A leaked credential",
  });
  const { data: issue } = await app.rest.issues.create({
    ...repo,
    title: "Rotate a key",
    body: "Now.",
    labels: ["rotation", "new"],
    assignees: [sandbox.login, "nobody-here"],
  });

  expect(issue).toMatchObject({
    number: 1,
    state: "open",
    user: { login: "rekey[bot]", type: "Bot" },
    performed_via_github_app: { slug: "rekey", id: sandbox.appId },
    labels: [
      { name: "rotation", color: "d93f0b" },
      { name: "new", color: "ededed" },
    ],
    assignees: [{ login: sandbox.login }],
  });
  const seen = await user.rest.issues.get({ ...repo, issue_number: 1 });
  expect(seen.data.title).toBe("Rotate a key");
});

test("an issue is closed with a reason and opened again", async () => {
  const { app, repo } = await startScene();
  const { data: issue } = await app.rest.issues.create({ ...repo, title: "Rotate" });
  const change = async (fields: { state: "open" | "closed"; state_reason?: "not_planned" }) => {
    const { data } = await app.rest.issues.update({ ...repo, issue_number: issue.number, ...fields });
    return [data.state, data.state_reason, data.closed_by?.login, data.closed_at !== null];
  };
  expect(await change({ state: "closed", state_reason: "not_planned" })).toEqual([
    "closed",
    "not_planned",
    "rekey[bot]",
    true,
  ]);
  expect(await change({ state: "open" })).toEqual(["open", "reopened", undefined, false]);
});

test("issues are listed by state and label, newest first, a page at a time", async () => {
  const { app, repo } = await startScene();
  for (const title of ["one", "two", "three"]) await app.rest.issues.create({ ...repo, title, labels: ["rotation"] });
  await app.rest.issues.create({ ...repo, title: "other" });
  await app.rest.issues.update({ ...repo, issue_number: 2, state: "closed" });
  const numbers = async (filter: object) =>
    (await app.paginate(app.rest.issues.listForRepo, { ...repo, per_page: 2, ...filter })).map((issue) => issue.number);

  expect(await numbers({})).toEqual([4, 3, 1]);
  expect(await numbers({ labels: "rotation", state: "all" })).toEqual([3, 2, 1]);
  expect(await numbers({ creator: "rekey[bot]", state: "closed" })).toEqual([2]);
  const first = await app.rest.issues.listForRepo({ ...repo, per_page: 2 });
  expect(first.headers.link).toMatch(/\/repositories\/\d+\/issues\?.*page=2>; rel="next"/);
});

test("an issue beyond GitHub's limits is refused, and no number is used up", async () => {
  const { app, repo } = await startScene();
  const check = (what: string, fields: { title: string; body?: string; labels?: string[] }, error: object) =>
    expectRefusal(
      app.rest.issues.create({ ...repo, ...fields }),
      422,
      { message: "Validation Failed", errors: [error], status: "422" },
      what,
    );

  const message = "title is too long (maximum is 256 characters)";
  await check(
    "a long title",
    { title: "t".repeat(257) },
    { resource: "Issue", code: "custom", field: "title", message },
  );
  await check("a long body", { title: "t", body: "b".repeat(65_537) }, { field: "body", code: "custom" });
  await check("an empty title", { title: " " }, { field: "title", code: "missing_field" });
  await check("a long label", { title: "t", labels: ["l".repeat(51)] }, { resource: "Label", field: "name" });
  expect((await app.rest.issues.create({ ...repo, title: "next" })).data.number).toBe(1);
});

test("comments are made, edited and deleted, on issues and on pull requests", async () => {
  const scene = await startScene();
  const { app, user, repo } = scene;
  await scene.push("feature", { "a.txt": "a\n" });
  const number = await scene.openPull("feature");
  const { data: comment } = await app.rest.issues.createComment({ ...repo, issue_number: number, body: "one" });
  expect(comment).toMatchObject({ user: { login: "rekey[bot]" }, performed_via_github_app: { slug: "rekey" } });
  expect(comment.html_url).toContain(`/pull/${number}#issuecomment-`);

  await app.rest.issues.updateComment({ ...repo, comment_id: comment.id, body: "two" });
  const listed = await user.rest.issues.listComments({ ...repo, issue_number: number });
  expect(listed.data.map((one) => one.body)).toEqual(["two"]);
  await app.rest.issues.deleteComment({ ...repo, comment_id: comment.id });
  await expectRefusal(user.rest.issues.getComment({ ...repo, comment_id: comment.id }), 404, /Not Found/);
});

test("a comment says something", async () => {
  const { app, repo } = await startScene();
  await app.rest.issues.create({ ...repo, title: "t" });
  await expectRefusal(app.rest.issues.createComment({ ...repo, issue_number: 1, body: " " }), 422, {
    errors: [{ message: "Body cannot be blank" }],
  });
});

test("where issues are switched off the answer is 410, and pull requests can still be commented", async () => {
  const scene = await startScene();
  const { app, user, repo } = scene;
  await user.rest.repos.update({ ...repo, has_issues: false });
  await expectRefusal(app.rest.issues.create({ ...repo, title: "t" }), 410, /disabled/);
  await scene.push("feature", { "a.txt": "a\n" });
  const number = await scene.openPull("feature");
  const comment = await app.rest.issues.createComment({ ...repo, issue_number: number, body: "here" });
  expect(comment.status).toBe(201);
});

test("an archived repository takes no writes", async () => {
  const { app, user, repo } = await startScene();
  await user.rest.repos.update({ ...repo, archived: true });
  await expectRefusal(app.rest.issues.create({ ...repo, title: "t" }), 403, {
    message: "Repository was archived so is read-only.",
  });
});

test("a label that breaks a rule is refused", async () => {
  const { app, repo } = await startScene();
  await app.rest.issues.createLabel({ ...repo, name: "rotation" });
  const check = (what: string, label: { name: string; color?: string; description?: string }, error: object) =>
    expectRefusal(
      app.rest.issues.createLabel({ ...repo, ...label }),
      422,
      { errors: [{ resource: "Label", ...error }] },
      what,
    );

  await check("a name taken in another case", { name: "Rotation" }, { code: "already_exists", field: "name" });
  await check("a colour with a hash", { name: "x", color: "#ff0000" }, { code: "invalid", field: "color" });
  await check("a long description", { name: "x", description: "d".repeat(101) }, { code: "invalid" });
});
