import { expect, test } from "vitest";
import type { WantedIssue } from "../../src/github/port.ts";
import { type Connected, errorOf, startConnected } from "../support/connected.ts";

test("an issue that is ensured twice is there once, with its label and assignee", async () => {
  const scene = await startConnected();
  const first = await ensure(scene, { assignees: [scene.sandbox.login, "nobody-here"] });
  const second = await ensure(scene, {});

  expect(second).toEqual(first);
  expect(await issues(scene)).toMatchObject([
    {
      title: "Rotate: a key",
      body: `${marker}\n- [ ] one\n- [ ] two`,
      labels: [{ name: "rekey", color: "b60205" }],
      assignees: [{ login: scene.sandbox.login }],
      user: { type: "Bot" },
    },
  ]);
});

test("an issue whose creation was answered with an error is found again", async () => {
  const scene = await startConnected();
  const answer = { kind: "status", status: 502, when: "after effect" } as const;
  scene.sandbox.weather.add({ operation: "POST /repos/{owner}/{repo}/issues", times: 1, answer });
  await errorOf(ensure(scene, {}));
  await ensure(scene, {});

  expect(await issues(scene)).toHaveLength(1);
});

test("a new text is written, and ticked boxes stay ticked", async () => {
  const scene = await startConnected();
  const known = await ensure(scene, {});
  const number = numberOf(known);
  await scene.user.rest.issues.update({
    ...scene.repo,
    issue_number: number,
    body: `${marker}\r\n- [x] one\r\n- [ ] two`,
  });
  await ensure(scene, { known: { ...place(scene), number }, body: "- [ ] zero\n- [ ] one\n- [ ] two" });

  expect(await issues(scene)).toMatchObject([{ number, body: `${marker}\n- [ ] zero\n- [x] one\n- [ ] two` }]);
});

test("a closed issue stays closed unless it recurred; then it is reopened with one comment", async () => {
  const scene = await startConnected();
  const number = numberOf(await ensure(scene, {}));
  await scene.user.rest.issues.update({ ...scene.repo, issue_number: number, state: "closed" });
  await ensure(scene, {});
  expect(await scene.github.issueClosedAt({ ...place(scene), number })).toMatch(/^\d{4}-\d\d-\d\dT/);

  const answer = { kind: "status", status: 502, when: "before effect" } as const;
  scene.sandbox.weather.add({ operation: "PATCH /repos/{owner}/{repo}/issues/{issue_number}", times: 1, answer });
  await errorOf(ensure(scene, { reopen: { comment: "Seen again.", seenAt: "2999-01-01T00:00:00.000Z" } }));
  await ensure(scene, { reopen: { comment: "Seen again.", seenAt: "2999-01-01T00:00:00.000Z" } });
  await ensure(scene, { reopen: { comment: "Seen again.", seenAt: "2999-01-01T00:00:00.000Z" } });

  expect(await scene.github.issueClosedAt({ ...place(scene), number })).toBeUndefined();
  const { data } = await scene.user.rest.issues.listComments({ ...scene.repo, issue_number: number });
  expect(data.map(({ body }) => body)).toEqual(["Seen again."]);
});

test("an issue with our marker that someone else wrote is not ours", async () => {
  const scene = await startConnected();
  await scene.user.rest.issues.create({ ...scene.repo, title: "fake", body: `${marker}\nfake`, labels: ["rekey"] });
  await ensure(scene, {});

  expect((await issues(scene)).map(({ title }) => title).sort()).toEqual(["Rotate: a key", "fake"]);
});

test("the text for one repository is never written over an issue in another", async () => {
  const scene = await startConnected();
  const number = numberOf(await ensure(scene, {}));
  await scene.user.rest.repos.createForAuthenticatedUser({ name: "vault", private: true });
  const moved = await ensure(scene, { known: { ...place(scene), number }, repository: "vault", body: "the details" });

  expect(moved).toMatchObject({ state: "ensured", repository: "vault" });
  expect(await issues(scene)).toMatchObject([{ body: `${marker}\n- [ ] one\n- [ ] two` }]);
});

test("an issue is refused where issues are switched off, and where there is no such repository", async () => {
  const scene = await startConnected();
  expect(await ensure(scene, { repository: "elsewhere" })).toEqual({ state: "refused", why: "no such repository" });

  await scene.user.rest.repos.update({ ...scene.repo, has_issues: false });
  expect(await ensure(scene, {})).toEqual({ state: "refused", why: "issues are switched off" });
});

const marker = "<!-- rekey:incident:abc -->";

function place({ repo }: Connected) {
  return { owner: repo.owner, repository: repo.repo };
}

function ensure(scene: Connected, fields: Partial<WantedIssue>) {
  return scene.github.ensureIssue({
    marker,
    known: undefined,
    ...place(scene),
    title: "Rotate: a key",
    body: "- [ ] one\n- [ ] two",
    labels: ["rekey"],
    assignees: [],
    reopen: { comment: "Seen again.", seenAt: "2026-01-01T00:00:00.000Z" },
    ...fields,
  });
}

function numberOf(result: Awaited<ReturnType<typeof ensure>>): number {
  return result.state === "ensured" ? result.number : 0;
}

async function issues({ user, repo }: Connected) {
  const { data } = await user.rest.issues.listForRepo({ ...repo, state: "all" });
  return data;
}
