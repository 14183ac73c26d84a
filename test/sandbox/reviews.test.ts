import { expect, test } from "vitest";
import { expectRefusal, type Scene, startingText, startScene } from "../support/github-scene.ts";

/** A pull request that changes line 5 and line 15 of `app.ts`, so that lines 2–8 and 12–18 are shown. */
async function openChange(scene: Scene): Promise<{ readonly pull_number: number; readonly head: string }> {
  const text = startingText.replace("line 5\n", "five\n").replace("line 15\n", "fifteen\n");
  const head = await scene.push("feature", { "app.ts": text, "new.ts": "one\ntwo\n" });
  return { head, pull_number: await scene.openPull("feature") };
}

function comment(fields: object) {
  return { path: "app.ts", body: "a key", ...fields };
}

test("one review carries comments on added, context and removed lines", async () => {
  const scene = await startScene();
  const { app, user, repo } = scene;
  const { pull_number, head } = await openChange(scene);
  const comments = [
    comment({ line: 5 }),
    comment({ line: 8, side: "RIGHT", start_line: 6, start_side: "RIGHT" }),
    comment({ line: 5, side: "LEFT" }),
    { path: "new.ts", line: 2, body: "another" },
  ];
  const review = await app.rest.pulls.createReview({
    ...repo,
    pull_number,
    commit_id: head,
    event: "COMMENT",
    body: "See below.",
    comments,
  });
  expect(review.status).toBe(200);
  expect(review.data).toMatchObject({
    state: "COMMENTED",
    commit_id: head,
    user: { login: "rekey[bot]", type: "Bot" },
  });

  const { data: listed } = await user.rest.pulls.listReviewComments({ ...repo, pull_number });
  const places = listed.map(({ path, line, start_line, side, position }) => [path, line, start_line, side, position]);
  expect(places).toEqual([
    ["app.ts", 5, null, "RIGHT", 5],
    ["app.ts", 8, 6, "RIGHT", 8],
    ["app.ts", 5, null, "LEFT", 4],
    ["new.ts", 2, null, "RIGHT", 2],
  ]);
  expect(listed[0]).toMatchObject({
    pull_request_review_id: review.data.id,
    commit_id: head,
    original_commit_id: head,
    diff_hunk: "@@ -2,7 +2,7 @@ line 1\n line 2\n line 3\n line 4\n-line 5\n+five",
    subject_type: "line",
  });
});

test("one comment outside the diff refuses the whole review", async () => {
  const scene = await startScene();
  const { app, repo } = scene;
  const { pull_number } = await openChange(scene);
  const check = (what: string, fields: object, sentence: string) =>
    expectRefusal(
      app.rest.pulls.createReview({
        ...repo,
        pull_number,
        event: "COMMENT",
        body: "b",
        comments: [comment({ line: 5 }), comment(fields)],
      }),
      422,
      { message: "Unprocessable Entity", errors: [sentence], status: "422" },
      what,
    );

  const outside = "Pull request review thread line must be part of the diff";
  const blank = "Pull request review thread diff hunk can't be blank";
  const hunk = "Pull request review thread start line must be part of the same hunk as the line.";
  const order = "Pull request review thread start line must precede the end line.";
  await check("a line between the hunks", { line: 10 }, `${outside} and ${blank}`);
  await check("a line that is not on the left", { line: 30, side: "LEFT" }, `${outside} and ${blank}`);
  await check("several lines between the hunks", { line: 11, start_line: 10 }, `${outside}, ${hunk}, and ${blank}`);
  await check("a start in another hunk", { line: 15, start_line: 5 }, hunk);
  await check("a start that is the end", { line: 5, start_line: 5 }, order);
  await check("another file", { path: "no.ts", line: 1 }, `Pull request review thread path is invalid and ${blank}`);
  expect((await app.rest.pulls.listReviews({ ...repo, pull_number })).data).toEqual([]);
  expect((await app.rest.pulls.listReviewComments({ ...repo, pull_number })).data).toEqual([]);
});

test("a review that breaks a rule is refused", async () => {
  const scene = await startScene();
  const { app, repo } = scene;
  const { pull_number } = await openChange(scene);
  const url = "/repos/{owner}/{repo}/pulls/{pull_number}/reviews";
  const check = (what: string, fields: object, message: RegExp) =>
    expectRefusal(
      app.request({ method: "POST", url, ...repo, pull_number, event: "COMMENT", ...fields }),
      422,
      message,
      what,
    );

  await check("a comment that says nothing", {}, /Validation Failed/);
  await check("a comment on a file", { body: "b", comments: [comment({ subject_type: "file" })] }, /subject_type/);
  await check("a commit of somewhere else", { body: "b", commit_id: "1".repeat(40) }, /Unprocessable Entity/);
});

test("nobody approves their own pull request", async () => {
  const scene = await startScene();
  const { app, user, repo } = scene;
  const { pull_number } = await openChange(scene);
  await expectRefusal(user.rest.pulls.createReview({ ...repo, pull_number, event: "APPROVE" }), 422, {
    errors: ["Can not approve your own pull request"],
  });
  const approved = await app.rest.pulls.createReview({ ...repo, pull_number, event: "APPROVE" });
  expect(approved.data.state).toBe("APPROVED");
});

test("a review without an event waits, seen by its author only", async () => {
  const scene = await startScene();
  const { app, user, repo } = scene;
  const { pull_number } = await openChange(scene);
  const draft = await app.rest.pulls.createReview({ ...repo, pull_number, comments: [comment({ line: 5 })] });
  expect(draft.data.state).toBe("PENDING");
  expect((await user.rest.pulls.listReviews({ ...repo, pull_number })).data).toEqual([]);
  expect((await user.rest.pulls.listReviewComments({ ...repo, pull_number })).data).toEqual([]);
  await expectRefusal(app.rest.pulls.createReview({ ...repo, pull_number }), 422, {
    errors: ["User can only have one pending review per pull request"],
  });

  const review = { ...repo, pull_number, review_id: draft.data.id };
  await app.rest.pulls.submitReview({ ...review, event: "COMMENT", body: "done" });
  await app.rest.pulls.updateReview({ ...review, body: "edited" });
  const seen = await user.rest.pulls.listReviews({ ...repo, pull_number });
  expect(seen.data).toMatchObject([{ state: "COMMENTED", body: "edited" }]);
  expect((await user.rest.pulls.listCommentsForReview(review)).data).toHaveLength(1);
});

test("a single comment may stand on a whole file, be answered, edited and deleted", async () => {
  const scene = await startScene();
  const { app, user, repo } = scene;
  const { pull_number, head: commit_id } = await openChange(scene);
  const whole = { ...repo, pull_number, commit_id, path: "new.ts", body: "one", subject_type: "file" } as const;
  const { data: first } = await app.rest.pulls.createReviewComment(whole);
  expect(first).toMatchObject({ subject_type: "file", line: null, position: null });
  const { data: answer } = await user.rest.pulls.createReplyForReviewComment({
    ...repo,
    pull_number,
    comment_id: first.id,
    body: "why?",
  });
  expect(answer).toMatchObject({ in_reply_to_id: first.id, path: "new.ts" });

  const { data: edited } = await app.rest.pulls.updateReviewComment({ ...repo, comment_id: first.id, body: "two" });
  expect(edited.body).toBe("two");
  await app.rest.pulls.deleteReviewComment({ ...repo, comment_id: first.id });
  const { data: left } = await app.rest.pulls.listReviewComments({ ...repo, pull_number });
  expect(left.map((one) => one.id)).toEqual([answer.id]);
});

test("a single comment outside the diff is refused field by field", async () => {
  const scene = await startScene();
  const { app, repo } = scene;
  const { pull_number, head: commit_id } = await openChange(scene);
  const call = app.rest.pulls.createReviewComment({
    ...repo,
    pull_number,
    commit_id,
    path: "app.ts",
    body: "b",
    line: 10,
  });
  const resource = "PullRequestReviewComment";
  await expectRefusal(call, 422, {
    message: "Validation Failed",
    errors: [
      {
        resource,
        code: "custom",
        field: "pull_request_review_thread.line",
        message: "pull_request_review_thread.line must be part of the diff",
      },
      { resource, code: "missing_field", field: "pull_request_review_thread.diff_hunk" },
    ],
  });
});

test("a comment moves with its line, and is outdated once the line is gone", async () => {
  const scene = await startScene();
  const { app, repo } = scene;
  const { pull_number, head } = await openChange(scene);
  const comments = [comment({ line: 15 }), comment({ line: 5 })];
  await app.rest.pulls.createReview({ ...repo, pull_number, event: "COMMENT", body: "b", comments });
  const text = startingText.replace("line 5\n", "changed again\nand longer\n").replace("line 15\n", "fifteen\n");
  const next = await scene.push("feature", { "app.ts": text });

  const { data: moved } = await app.rest.pulls.listReviewComments({ ...repo, pull_number });
  expect(moved).toMatchObject([
    { line: 16, original_line: 15, commit_id: next, original_commit_id: head },
    { line: null, position: null, original_line: 5, original_position: 5, commit_id: head },
  ]);
});

test("a comment on an older commit may be outdated at once", async () => {
  const scene = await startScene();
  const { app, repo } = scene;
  const { pull_number, head } = await openChange(scene);
  await scene.push("feature", { "app.ts": startingText });
  const comments = [comment({ line: 5 })];
  await app.rest.pulls.createReview({ ...repo, pull_number, commit_id: head, event: "COMMENT", body: "b", comments });
  const { data: listed } = await app.rest.pulls.listReviewComments({ ...repo, pull_number });
  expect(listed).toMatchObject([{ line: null, original_line: 5, original_commit_id: head }]);
});
