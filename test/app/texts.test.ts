import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cleanFiles, cloneRepository } from "../../scripts/story.ts";
import type { Surface } from "../../src/change/place.ts";
import { eventually, startWorld, type TestRepository, type World } from "../support/world.ts";

/** GitHub takes so many writes a minute, and the rows together make more: a few wait for the next one. */
const patienceMs = 90_000;

/** What people write on GitHub's pages, when they write it and when they edit it. */
let world: World;
let shop: TestRepository;
let at: { owner: string; repo: string };
let pull_number: number;
let issue_number: number;
let head: string;

beforeAll(async () => {
  world = await startWorld();
  shop = await world.createRepository();
  at = { owner: shop.owner, repo: shop.repo };
  await shop.clone.commit("A small shop", cleanFiles);
  await shop.push("main");
  await shop.clone.git("checkout", "-q", "-b", "clean", "main");
  head = await shop.clone.commit("A change", { "a.ts": "export const a = 1;\n" });
  await shop.push("clean");
  pull_number = await shop.openPull("clean");
  const { rest } = world.octokit;
  issue_number = (await rest.issues.create({ ...at, title: "A question", body: "How?" })).data.number;
  const { data: repository } = await rest.repos.get(at);
  await world.octokit.graphql(
    `mutation($repositoryId: ID!, $hasDiscussionsEnabled: Boolean) {
      updateRepository(input: { repositoryId: $repositoryId, hasDiscussionsEnabled: $hasDiscussionsEnabled }) {
        repository { id }
      }
    }`,
    { repositoryId: repository.node_id, hasDiscussionsEnabled: true },
  );
});

afterAll(() => world.close());

/** A text that was written. */
interface Written {
  /** Undefined: GitHub tells nobody of an edit. */
  readonly edit?: (body: string) => Promise<unknown>;
  /** What stands below it, or beside it; undefined: nobody can reply. */
  readonly replies?: () => Promise<readonly Reply[]>;
}

interface Reply {
  readonly body: string;
  readonly isOurs: boolean;
}

interface Row {
  readonly surface: Surface;
  /** As the reply and the rotation issue call it. */
  readonly place: string;
  readonly write: (body: string) => Promise<Written>;
}

const rows: readonly Row[] = [
  {
    surface: "issue",
    place: "issue body",
    async write(body) {
      const { data } = await world.octokit.rest.issues.create({ ...at, title: "A bug", body });
      const { number: issue_number } = data;
      return {
        edit: (body) => world.octokit.rest.issues.update({ ...at, issue_number, body }),
        replies: () => commentsOn(issue_number),
      };
    },
  },
  {
    surface: "issue",
    place: "issue title",
    async write(title) {
      const { data } = await world.octokit.rest.issues.create({ ...at, title });
      const { number: issue_number } = data;
      return {
        edit: (title) => world.octokit.rest.issues.update({ ...at, issue_number, title }),
        replies: () => commentsOn(issue_number),
      };
    },
  },
  {
    surface: "issue comment",
    place: "issue comment",
    write: (body) => writeComment(issue_number, body),
  },
  {
    surface: "pull request",
    place: "pull request body",
    async write(body) {
      const branch = `body-${Math.abs(hash(body))}`;
      await shop.clone.git("push", "-q", "origin", `clean:refs/heads/${branch}`);
      const { data } = await world.octokit.rest.pulls.create({ ...at, head: branch, base: "main", title: "Add", body });
      const { number: pull_number } = data;
      return {
        edit: (body) => world.octokit.rest.pulls.update({ ...at, pull_number, body }),
        replies: () => commentsOn(pull_number),
      };
    },
  },
  {
    surface: "pull request comment",
    place: "pull request comment",
    write: (body) => writeComment(pull_number, body),
  },
  {
    surface: "review",
    place: "review",
    async write(body) {
      const { data } = await world.octokit.rest.pulls.createReview({ ...at, pull_number, body, event: "COMMENT" });
      const { id: review_id } = data;
      return {
        edit: (body) => world.octokit.rest.pulls.updateReview({ ...at, pull_number, review_id, body }),
        replies: () => commentsOn(pull_number),
      };
    },
  },
  {
    surface: "review comment",
    place: "review comment",
    async write(body) {
      const { data } = await world.octokit.rest.pulls.createReviewComment({
        ...{ ...at, pull_number, body, commit_id: head, path: "a.ts", line: 1, side: "RIGHT" },
      });
      const { id: comment_id } = data;
      return {
        edit: (body) => world.octokit.rest.pulls.updateReviewComment({ ...at, comment_id, body }),
        replies: () => commentsOn(pull_number),
      };
    },
  },
  {
    surface: "discussion",
    place: "discussion body",
    async write(body) {
      const discussionId = await createDiscussion(body);
      return {
        edit: (body) => mutate("updateDiscussion", "discussion", { discussionId, body }),
        replies: () => discussionComments(discussionId),
      };
    },
  },
  {
    surface: "discussion comment",
    place: "discussion comment",
    async write(body) {
      const discussionId = await createDiscussion("Clean");
      const commentId = await mutate("addDiscussionComment", "comment", { discussionId, body });
      return {
        edit: (body) => mutate("updateDiscussionComment", "comment", { commentId, body }),
        replies: () => discussionComments(discussionId),
      };
    },
  },
  {
    surface: "commit comment",
    place: "commit comment",
    async write(body) {
      await world.octokit.rest.repos.createCommitComment({ ...at, commit_sha: head, body });
      return {
        async replies() {
          const { data } = await world.octokit.rest.repos.listCommentsForCommit({ ...at, commit_sha: head });
          return data.map(toReply);
        },
      };
    },
  },
  {
    surface: "release",
    place: "release body",
    async write(body) {
      const tag_name = `v${Math.abs(hash(body))}`;
      const { data } = await world.octokit.rest.repos.createRelease({ ...at, tag_name, body });
      const { id: release_id } = data;
      return { edit: (body) => world.octokit.rest.repos.updateRelease({ ...at, release_id, body }) };
    },
  },
];

describe.each(rows)("a key in $place", { timeout: 3 * patienceMs }, ({ surface, place, write }) => {
  test("is answered once, gets a rotation issue that names the place, and is told when an edit takes it out", async () => {
    const key = world.plant("github-pat-classic");
    const written = await write(sentence(key));
    await issueNaming(key, place);
    if (written.replies === undefined) return;
    const reply = await ourReply(written, surface, mask(key));
    expect(reply).toContain(`is in the [${place}]`);
    if (written.edit === undefined) return;
    await written.edit("Nothing any more");
    const told = await ourReply(written, surface, "it is still in the edit history");
    expect(told).toContain(mask(key));
    expect(await ourReplies(written, surface)).toHaveLength(1);
  });

  test("that an edit brings in is found, too", async () => {
    const written = await write(`Nothing yet, ${world.lastSeed()}`);
    const key = world.plant("github-pat-classic");
    await written.edit?.(sentence(key));
    if (written.edit !== undefined) await issueNaming(key, place);
    if (written.edit !== undefined && written.replies !== undefined) await ourReply(written, surface, mask(key));
  });
});

test("a key that a wiki's page once held gets a rotation issue that links to that version, and what is not examined another", {
  timeout: 3 * patienceMs,
}, async () => {
  await world.octokit.rest.repos.update({ ...at, has_wiki: true });
  const wiki = await cloneRepository(world.sandbox, `${shop.repo}.wiki`);
  await wiki.git("checkout", "-q", "-b", "master");
  const key = world.plant("github-pat-classic");
  const sha = await wiki.commit("Write it down", { "Deploy.md": `Deploy\n\n${sentence(key)}\n` });
  const packed = Buffer.concat([Buffer.from("377abcaf271c", "hex"), Buffer.alloc(64)]);
  await wiki.commit("Take it out", { "Deploy.md": "Deploy\n", "old.7z": packed });
  await wiki.git("push", "-q", "origin", "master");
  await rm(wiki.directory, { recursive: true, force: true });
  await issueNaming(key, "wiki page");
  const issue = (await shop.issues()).find(({ title }) => title.includes(mask(key)));
  expect(issue?.body).toContain(`/${shop.repo}/wiki/Deploy/${sha})`);
  const notice = await eventually(
    "the notice",
    async () =>
      (await shop.issues()).find(
        ({ title }) => title === `Please look yourself at the wiki of ${shop.owner}/${shop.repo}`,
      ),
    patienceMs,
  );
  expect(notice.body).toContain("| `old.7z` |");
});

test("an edit that leaves the key in answers nothing twice", { timeout: 3 * patienceMs }, async () => {
  const key = world.plant("github-pat-classic");
  const written = await writeComment(issue_number, sentence(key));
  await ourReply(written, "issue comment", mask(key));
  await written.edit(`${sentence(key)} Really.`);
  const later = world.plant("github-pat-classic");
  await ourReply(await writeComment(issue_number, sentence(later)), "issue comment", mask(later));
  const told = (await commentsOn(issue_number)).filter(({ body, isOurs }) => isOurs && body.includes(mask(key)));
  expect(told).toHaveLength(1);
});

function sentence(key: string): string {
  return `The service uses GITHUB_TOKEN=${key}`;
}

function mask(key: string): string {
  return `${key.slice(0, 4)}…${key.slice(-4)}`;
}

function hash(text: string): number {
  return [...text].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) | 0, 7);
}

async function writeComment(issue_number: number, body: string) {
  const { data } = await world.octokit.rest.issues.createComment({ ...at, issue_number, body });
  const { id: comment_id } = data;
  return {
    edit: (body: string) => world.octokit.rest.issues.updateComment({ ...at, comment_id, body }),
    replies: () => commentsOn(issue_number),
  };
}

async function commentsOn(issue_number: number): Promise<readonly Reply[]> {
  const { data } = await world.octokit.rest.issues.listComments({ ...at, issue_number, per_page: 100 });
  return data.map(toReply);
}

function toReply({ body, user }: { readonly body?: string; readonly user: { readonly type: string } | null }): Reply {
  return { body: body ?? "", isOurs: user?.type === "Bot" };
}

async function ourReplies({ replies }: Written, surface: Surface): Promise<readonly Reply[]> {
  const all = (await replies?.()) ?? [];
  return all.filter(({ body, isOurs }) => isOurs && body.includes(`rekey:text:${surface.replaceAll(" ", "-")}:`));
}

function ourReply(written: Written, surface: Surface, says: string): Promise<string> {
  return eventually(
    `the reply that says ${says}`,
    async () => {
      const own = await ourReplies(written, surface);
      return own.find(({ body }) => body.includes(says))?.body;
    },
    patienceMs,
  );
}

async function issueNaming(key: string, place: string): Promise<void> {
  await eventually(
    `a rotation issue for the ${place}`,
    async () => {
      const issues = await shop.issues();
      const issue = issues.find(({ title }) => title.includes(mask(key)));
      return issue?.body.includes(`- [${place}](`) ? true : undefined;
    },
    patienceMs,
  );
}

async function createDiscussion(body: string): Promise<string> {
  const { data } = await world.octokit.rest.repos.get(at);
  const categoryId = Buffer.from(`DiscussionCategory:${data.id}`).toString("base64url");
  return mutate("createDiscussion", "discussion", {
    ...{ repositoryId: data.node_id, categoryId, title: "An idea", body },
  });
}

async function mutate(
  name: string,
  made: "discussion" | "comment",
  variables: Readonly<Record<string, string>>,
): Promise<string> {
  const declared = Object.keys(variables).map(
    (variable) => `$${variable}: ${variable.endsWith("Id") ? "ID" : "String"}!`,
  );
  const input = Object.keys(variables).map((variable) => `${variable}: $${variable}`);
  const answer = await world.octokit.graphql<Record<string, Record<string, { id: string }>>>(
    `mutation(${declared.join()}) { ${name}(input: { ${input.join()} }) { ${made} { id } } }`,
    { ...variables },
  );
  return answer[name]?.[made]?.id ?? "";
}

async function discussionComments(discussion: string): Promise<readonly Reply[]> {
  const answer = await world.octokit.graphql<{
    readonly node: {
      readonly comments: { readonly nodes: readonly { body: string; author: { __typename: string } }[] };
    };
  }>(
    `query($discussion: ID!) { node(id: $discussion) { ... on Discussion { comments(first: 100) {
      nodes { body author { __typename login } } } } } }`,
    { discussion },
  );
  return answer.node.comments.nodes.map(({ body, author }) => ({ body, isOurs: author.__typename === "Bot" }));
}
