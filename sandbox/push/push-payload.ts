import { type GitCommit, readCommits, readTouchedPaths, type TouchedPaths } from "../git/read-commits.ts";
import type { JsonObject } from "../json.ts";
import { accountById, simpleAccount } from "../rest/accounts/represent-account.ts";
import { fullName, representRepository } from "../rest/repositories/represent-repository.ts";
import { emailOf } from "../rest/repositories/signature.ts";
import type { Site } from "../site.ts";
import type { Repository } from "../state.ts";
import type { Push } from "./announce-push.ts";
import { branchOf, noCommit, type RefUpdate } from "./ref-update.ts";

const maxCommits = 2048;
const maxPathsPerCommit = 3000;

/** The `push` event of one ref. */
export async function pushPayload(site: Site, push: Push, update: RefUpdate): Promise<JsonObject> {
  const { repository, pusher } = push;
  const isDeleted = update.after === noCommit;
  const range = isDeleted ? undefined : await readRange(site, push, update);
  return {
    ref: update.ref,
    before: update.before,
    after: update.after,
    created: update.before === noCommit,
    deleted: isDeleted,
    forced: await isForced(site, repository, update),
    base_ref: await baseRef(site, push, update),
    compare: `${site.urls.web}/${fullName(site, repository)}/compare/${range?.compare ?? `${update.before.slice(0, 12)}...${noCommit.slice(0, 12)}`}`,
    commits: range?.commits ?? [],
    head_commit: range?.headCommit ?? null,
    pusher: { name: pusher.login, email: emailOf(pusher) },
    repository: repositoryInPush(site, repository),
  };
}

/** The commits that are new on a branch, oldest first; a new tag brings none, only its head commit. */
async function readRange(site: Site, push: Push, update: RefUpdate) {
  const { repository } = push;
  const head = await site.git.text(repository, ["rev-parse", `${update.after}^{commit}`]);
  const known = await knownCommit(site, repository, update);
  const isBranch = branchOf(update) !== undefined;
  const limits = known === undefined ? [head] : [head, `^${known}`];
  const listing = isBranch ? await site.git.text(repository, ["rev-list", "--reverse", "--topo-order", ...limits]) : "";
  const shas = listing === "" ? [] : listing.split("\n").slice(-maxCommits);

  const run = site.git.run.bind(site.git, repository);
  const all = [...new Set([...shas, head])];
  const commits = await readCommits(run, all);
  const paths = await readTouchedPaths(run, all);
  const earlier = await commitsOfOtherRefs(site, push, shas);
  const represented = new Map(
    commits.map((commit) => [
      commit.sha,
      representPushedCommit(site, repository, commit, {
        paths: paths.get(commit.sha),
        isDistinct: !earlier.has(commit.sha),
      }),
    ]),
  );
  return {
    commits: shas.map((sha) => represented.get(sha)),
    headCommit: represented.get(head),
    compare: known === undefined ? head.slice(0, 12) : `${known.slice(0, 12)}...${head.slice(0, 12)}`,
  };
}

/** Where the new commits begin: the old head; for a new branch the default branch's head, if it has one. */
async function knownCommit(site: Site, repository: Repository, update: RefUpdate): Promise<string | undefined> {
  if (update.before !== noCommit) return update.before;
  if (branchOf(update) === repository.defaultBranch) return undefined;
  return site.git.ask(repository, ["rev-parse", "--verify", "--quiet", `refs/heads/${repository.defaultBranch}`]);
}

/** Those of `shas` that some other branch had before this push: they are not "distinct". */
async function commitsOfOtherRefs(site: Site, push: Push, shas: readonly string[]): Promise<ReadonlySet<string>> {
  if (shas.length === 0) return new Set();
  const moved = new Set(push.updates.map((update) => update.ref));
  const listing = await site.git.text(push.repository, ["for-each-ref", "--format=%(refname)", "refs/heads"]);
  const others = listing.split("\n").filter((ref) => ref !== "" && !moved.has(ref));
  const olds = push.updates.map((update) => update.before).filter((sha) => sha !== noCommit);
  const stdin = [...shas, ...[...others, ...olds].map((known) => `^${known}`)].map((line) => `${line}\n`).join("");
  const distinct = new Set((await site.git.text(push.repository, ["rev-list", "--stdin"], { stdin })).split("\n"));
  return new Set(shas.filter((sha) => !distinct.has(sha)));
}

async function isForced(site: Site, repository: Repository, { before, after }: RefUpdate): Promise<boolean> {
  if (before === noCommit || after === noCommit) return false;
  return (await site.git.ask(repository, ["merge-base", "--is-ancestor", before, after])) === undefined;
}

/** A new branch that starts where another one stands names that one. */
async function baseRef(site: Site, { repository }: Push, { ref, before, after }: RefUpdate): Promise<string | null> {
  if (before !== noCommit || after === noCommit) return null;
  const listing = await site.git.text(repository, [
    "for-each-ref",
    "--format=%(refname)",
    "--points-at",
    after,
    "refs/heads",
  ]);
  return listing.split("\n").find((other) => other !== "" && other !== ref) ?? null;
}

function representPushedCommit(
  site: Site,
  repository: Repository,
  commit: GitCommit,
  about: { readonly paths: TouchedPaths | undefined; readonly isDistinct: boolean },
): JsonObject {
  const { added = [], modified = [], removed = [] } = about.paths ?? {};
  return {
    id: commit.sha,
    tree_id: commit.tree,
    distinct: about.isDistinct,
    message: commit.message,
    timestamp: commit.committer.date,
    url: `${site.urls.web}/${fullName(site, repository)}/commit/${commit.sha}`,
    author: { name: commit.author.name, email: commit.author.email },
    committer: { name: commit.committer.name, email: commit.committer.email },
    added: added.slice(0, maxPathsPerCommit),
    modified: modified.slice(0, maxPathsPerCommit),
    removed: removed.slice(0, maxPathsPerCommit),
  };
}

/** The push event is older than the API: its repository has times in seconds and an owner with a name. */
function repositoryInPush(site: Site, repository: Repository): JsonObject {
  const owner = accountById(site, repository.ownerId);
  return {
    ...representRepository(site, repository),
    owner: { name: owner.login, email: emailOf(owner), ...simpleAccount(site, owner) },
    created_at: Date.parse(repository.createdAt) / 1000,
    pushed_at: Date.parse(repository.pushedAt) / 1000,
    stargazers: 0,
    master_branch: repository.defaultBranch,
  };
}
