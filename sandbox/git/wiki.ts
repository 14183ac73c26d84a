import type { JsonObject } from "../json.ts";
import type { Push } from "../push/announce-push.ts";
import { noCommit } from "../push/ref-update.ts";
import { accountById } from "../rest/accounts/represent-account.ts";
import { encodePath } from "../rest/repositories/encode-path.ts";
import { fullName } from "../rest/repositories/represent-repository.ts";
import type { Site } from "../site.ts";
import type { Repository } from "../state.ts";

/** What git calls the tree without entries: the first commit is compared with it. */
const emptyTree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

/**
 * A wiki is a git repository of its own, `<owner>/<repo>.wiki.git`, that the API does not know. On GitHub it is there once its first
 * page was made in the browser; here, once `has_wiki` was switched on.
 */
export function wikiOf(repository: Repository): Repository {
  return { ...repository, id: -repository.id, defaultBranch: "master" };
}

/** Sends `gollum`, with the pages that were made or changed; that one was deleted is told to nobody. */
export async function announceWiki(site: Site, { repository, pusher, updates }: Push): Promise<void> {
  const update = updates.find(({ ref }) => ref === "refs/heads/master");
  if (update === undefined || update.after === noCommit) return;
  const before = update.before === noCommit ? emptyTree : update.before;
  const args = ["diff-tree", "-r", "--no-renames", "--name-status", "--diff-filter=AM", before, update.after];
  const listing = await site.git.text(wikiOf(repository), args);
  const pages = listing.split("\n").flatMap((line) => pageOf(site, repository, { line, sha: update.after }));
  const owner = accountById(site, repository.ownerId);
  if (pages.length > 0) site.webhooks.emit({ name: "gollum", owner, repository, sender: pusher, payload: { pages } });
}

function pageOf(site: Site, repository: Repository, { line, sha }: { line: string; sha: string }): JsonObject[] {
  const [status, path = ""] = line.split("\t");
  const name = /([^/]+)\.md$/.exec(path)?.[1];
  if (name === undefined) return [];
  const html = `${site.urls.web}/${fullName(site, repository)}/wiki/${encodePath(name)}`;
  const action = status === "A" ? "created" : "edited";
  return [{ page_name: name, title: name.replaceAll("-", " "), summary: null, action, sha, html_url: html }];
}
