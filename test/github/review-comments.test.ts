import { expect, test } from "vitest";
import type { WantedComment, WantedComments } from "../../src/github/port.ts";
import { type Connected, errorOf, startConnected } from "../support/connected.ts";
import { startingText } from "../support/github-scene.ts";

test("comments come in one review with its summary, and a second time nothing happens", async () => {
  const scene = await startPull();
  await ensure(scene, { comments: [onLine(1), onLine(2)] });
  await ensure(scene, { comments: [onLine(1), onLine(2)] });

  expect(await comments(scene)).toEqual(["app.ts:1 body 1", "app.ts:2 body 2"]);
  expect(await reviews(scene)).toEqual(["2 found, rest: "]);
});

test("a comment whose text differs is edited; one that is not wanted is struck, once", async () => {
  const scene = await startPull();
  await ensure(scene, { comments: [onLine(1), onLine(2)] });
  await ensure(scene, { comments: [{ ...onLine(1), body: "other" }] });
  await ensure(scene, { comments: [{ ...onLine(1), body: "other" }] });

  expect(await comments(scene)).toEqual(["app.ts:1 other", "app.ts:2 gone: body 2"]);
});

test("a new finding comes in a further review, and the first one's summary is kept true", async () => {
  const scene = await startPull();
  await ensure(scene, { comments: [onLine(1)] });
  await ensure(scene, { comments: [onLine(1), onLine(2)] });

  expect(await comments(scene)).toEqual(["app.ts:1 body 1", "app.ts:2 body 2"]);
  expect(await reviews(scene)).toEqual([
    "2 found, rest: ",
    "Found in newer commits. Rekey's first review above names everything.",
  ]);
});

test("one comment outside the diff does not cost the others theirs", async () => {
  const scene = await startPull();
  await ensure(scene, { comments: [onLine(1), onLine(20), { ...onLine(3), path: "untouched.ts" }] });
  await ensure(scene, { comments: [onLine(1), onLine(20), { ...onLine(3), path: "untouched.ts" }] });

  expect(await comments(scene)).toEqual(["app.ts:1 body 1", "app.ts:file body 20"]);
  expect(await reviews(scene)).toContain("3 found, rest: m3");
});

test("comments beyond the limit are named in the summary", async () => {
  const scene = await startPull();
  await ensure(scene, { comments: [onLine(1), onLine(2), onLine(3)], max: 2 });
  await ensure(scene, { comments: [onLine(1), onLine(2), onLine(3)], max: 2 });

  expect(await comments(scene)).toEqual(["app.ts:1 body 1", "app.ts:2 body 2"]);
  expect(await reviews(scene)).toEqual(["3 found, rest: m3"]);
});

test("a review whose answer was lost is not made again", async () => {
  const scene = await startPull();
  const answer = { kind: "reset connection", when: "after effect" } as const;
  scene.sandbox.weather.add({ operation: "POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews", times: 1, answer });
  await errorOf(ensure(scene, { comments: [onLine(1)] }));
  await ensure(scene, { comments: [onLine(1)] });

  expect(await comments(scene)).toEqual(["app.ts:1 body 1"]);
  expect(await reviews(scene)).toHaveLength(1);
});

test("a comment stays the same one when its line has left the diff", async () => {
  const scene = await startPull();
  await ensure(scene, { comments: [onLine(1)] });
  await scene.push("feature", { "app.ts": startingText, "other.ts": "x\n" });
  await ensure(scene, { comments: [{ ...onLine(1), line: undefined }] });

  expect(await comments(scene)).toHaveLength(1);
});

test("a text without comments is posted once and struck when nothing is wanted any more", async () => {
  const scene = await startPull();
  await ensure(scene, { comments: [] });
  await ensure(scene, { comments: [] });
  expect(await reviews(scene)).toEqual(["0 found, rest: "]);

  await ensure(scene, { comments: [], summary: () => "" });
  expect(await reviews(scene)).toEqual(["gone: 0 found, rest: "]);
});

test("what other people write is left alone, even with a marker of ours", async () => {
  const scene = await startPull();
  const { user, repo, number } = scene;
  const pull = await scene.github.readPull(number);
  const place = { commit_id: pull.headSha, path: "app.ts", line: 1, side: "RIGHT" } as const;
  const body = `${marker(1)}\nmine`;
  await user.rest.pulls.createReviewComment({ ...repo, pull_number: number, ...place, body });
  await ensure(scene, { comments: [onLine(1)] });
  await ensure(scene, { comments: [] });

  expect(await comments(scene)).toEqual(["app.ts:1 mine", "app.ts:1 gone: body 1"]);
});

interface PullScene extends Connected {
  readonly number: number;
}

/** `feature` changes the first three lines of `app.ts`: the diff shows lines 1 to 6. */
async function startPull(): Promise<PullScene> {
  const scene = await startConnected();
  const changed = startingText.replace("line 1\nline 2\nline 3\n", "new 1\nnew 2\nnew 3\n");
  await scene.push("feature", { "app.ts": changed });
  return { ...scene, number: await scene.openPull("feature") };
}

function marker(id: number): string {
  return `<!-- rekey:test:m${id} -->`;
}

function onLine(line: number): WantedComment {
  return { marker: marker(line), path: "app.ts", line, body: `body ${line}` };
}

async function ensure({ github, number }: PullScene, wanted: Partial<WantedComments>): Promise<void> {
  const { comments: all = [] } = wanted;
  await github.ensureReviewComments(await github.readPull(number), {
    comments: all,
    max: 10,
    summary: (rest) => `${all.length} found, rest: ${rest.map((one) => /m\d+/.exec(one.marker)).join(" ")}`,
    summaryMarker: "<!-- rekey:summary -->",
    gone: (body) => (body.includes("\ngone: ") ? body : body.replace("\n", "\ngone: ")),
    ...wanted,
  });
}

async function comments({ user, repo, number }: PullScene): Promise<string[]> {
  const { data } = await user.rest.pulls.listReviewComments({ ...repo, pull_number: number });
  return data.map(({ path, line, subject_type, body }) => {
    const where = subject_type === "file" ? "file" : line;
    return `${path}:${where} ${body.split("\n").slice(1).join("\n")}`;
  });
}

async function reviews({ user, repo, number, sandbox }: PullScene): Promise<string[]> {
  const { data } = await user.rest.pulls.listReviews({ ...repo, pull_number: number });
  const ours = data.filter((review) => review.user?.login !== sandbox.login && review.body !== "");
  return ours.map(({ body }) => body.replace("<!-- rekey:summary -->\n", ""));
}
