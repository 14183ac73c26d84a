import { writeBlob, writeCommit, writeTree } from "../../git/write-commit.ts";
import { moveRef } from "../../push/move-ref.ts";
import { noCommit } from "../../push/ref-update.ts";
import type { Site } from "../../site.ts";
import type { Account, Repository } from "../../state.ts";
import { signatureOf } from "./signature.ts";

/** What `auto_init` does: a README on the default branch. */
export async function writeFirstCommit(site: Site, repository: Repository, writer: Account): Promise<void> {
  const { git } = site;
  const sha = await writeBlob(git, repository, Buffer.from(`# ${repository.name}\n`));
  const tree = await writeTree(git, repository, undefined, [{ path: "README.md", mode: "100644", sha }]);
  const signature = signatureOf(writer);
  const commit = { tree, parents: [], message: "Initial commit", author: signature, committer: signature };
  const after = await writeCommit(git, repository, commit);
  const ref = `refs/heads/${repository.defaultBranch}`;
  await moveRef(site, { repository, pusher: writer, update: { ref, before: noCommit, after } });
}
