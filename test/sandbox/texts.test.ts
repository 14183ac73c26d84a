import type { Octokit } from "@octokit/rest";
import { expect, test } from "vitest";
import { expectRefusal, startScene } from "../support/github-scene.ts";

test("the App comments on a commit with the right to read contents, and cannot change what it said", async () => {
  const { app, user, repo, base, hooks, sandbox } = await startScene();
  const { data } = await app.rest.repos.createCommitComment({ ...repo, commit_sha: base, body: "Look" });
  expect(data).toMatchObject({ commit_id: base, user: { login: "rekey[bot]", type: "Bot" }, line: null });
  await expectRefusal(
    app.rest.repos.updateCommitComment({ ...repo, comment_id: data.id, body: "No" }),
    403,
    /not accessible/,
  );
  await expectRefusal(
    app.rest.repos.createCommitComment({ ...repo, commit_sha: "1".repeat(40), body: "?" }),
    422,
    /No commit found/,
  );
  const there = await user.rest.repos.listCommentsForCommit({ ...repo, commit_sha: base });
  expect(there.data).toHaveLength(1);
  await sandbox.settled();
  expect(hooks.of("commit_comment")).toHaveLength(1);
});

test("drafts of releases are hidden from the App, and are announced when they are published", async () => {
  const { app, user, repo } = await startScene();
  const { data: draft } = await user.rest.repos.createRelease({ ...repo, tag_name: "v1", body: "Soon", draft: true });
  const release = { ...repo, release_id: draft.id };
  await expectRefusal(app.rest.repos.getRelease(release), 404, /Not Found/);
  await user.rest.repos.updateRelease({ ...release, draft: false });
  expect((await app.rest.repos.getRelease(release)).data).toMatchObject({ body: "Soon", draft: false });
  await expectRefusal(user.rest.repos.createRelease({ ...repo, tag_name: "v1" }), 422, /Validation Failed/);
});

test("GraphQL alone knows discussions; a bot's login stands in it without its suffix", async () => {
  const { app, user, repo } = await startScene();
  const { data: repository } = await user.rest.repos.get(repo);
  const categoryId = Buffer.from(`DiscussionCategory:${repository.id}`).toString("base64url");
  const wanted = { repositoryId: repository.node_id, categoryId, title: "An idea", body: "This" };
  await expect(user.graphql(createDiscussion, wanted)).rejects.toThrow("Discussions are disabled");
  await user.graphql(switchOn, { repositoryId: repository.node_id, hasDiscussionsEnabled: true });
  const discussionId = await idOf(user, createDiscussion, wanted);
  const commentId = await idOf(user, addComment, { discussionId, body: "Mine" });
  await expect(app.graphql(updateComment, { commentId, body: "Theirs" })).rejects.toThrow("not accessible");
  await app.graphql(addComment, { discussionId, body: "Ours" });
  expect(await app.graphql(listComments, { discussion: discussionId })).toMatchObject({
    node: {
      comments: {
        nodes: [
          { body: "Mine", author: { __typename: "User" } },
          { body: "Ours", author: { login: "rekey" } },
        ],
        pageInfo: { hasNextPage: false },
      },
    },
  });
  await expect(app.graphql(listComments, { discussion: "nothing" })).rejects.toThrow("Could not resolve");
});

async function idOf(user: Octokit, mutation: string, variables: Readonly<Record<string, string>>): Promise<string> {
  const answer = JSON.stringify(await user.graphql(mutation, { ...variables }));
  return /"id":"([^"]+)"/.exec(answer)?.[1] ?? "";
}

const switchOn = `mutation($repositoryId: ID!, $hasDiscussionsEnabled: Boolean) {
  updateRepository(input: { repositoryId: $repositoryId, hasDiscussionsEnabled: $hasDiscussionsEnabled }) {
    repository { id } } }`;
const createDiscussion = `mutation($repositoryId: ID!, $categoryId: ID!, $title: String!, $body: String!) {
  createDiscussion(input: { repositoryId: $repositoryId, categoryId: $categoryId, title: $title, body: $body }) {
    discussion { id } } }`;
const addComment = `mutation($discussionId: ID!, $body: String!) {
  addDiscussionComment(input: { discussionId: $discussionId, body: $body }) { comment { id } } }`;
const updateComment = `mutation($commentId: ID!, $body: String!) {
  updateDiscussionComment(input: { commentId: $commentId, body: $body }) { comment { id } } }`;
const listComments = `query($discussion: ID!) { node(id: $discussion) { ... on Discussion { comments(first: 100) {
  nodes { id body author { __typename login } } pageInfo { hasNextPage endCursor } } } } }`;
