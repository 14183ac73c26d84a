import { createHash } from "node:crypto";
import type { GitHub, RepositoryState } from "../github/port.ts";
import { type Notice, renderUnexaminedNotice } from "../incidents/unexamined-notice.ts";
import type { Policy } from "../policy/policy.ts";
import type { Deps } from "./deps.ts";
import type { Job } from "./job.ts";

interface Noticing {
  readonly job: Pick<Job, "repository">;
  readonly github: GitHub;
  readonly repository: Pick<RepositoryState, "isPublic">;
  readonly policy: Policy;
  /** Who is asked to look. */
  readonly actor: string | undefined;
  readonly deps: Pick<Deps, "webUrl" | "log">;
}

/**
 * One issue for each list of things that a person should look at. What may be a credential is not told in public. Whoever closes the
 * issue has looked, and a longer list is another issue. Without issues it is in the log alone.
 */
export async function ensureNotice(
  { job, github, repository, policy, actor, deps }: Noticing,
  { where, notExamined, guesses }: Pick<Notice, "where" | "notExamined" | "guesses">,
): Promise<void> {
  const { id, owner, name } = job.repository;
  const place = { webUrl: deps.webUrl, owner, name };
  const told = { place, where, notExamined, guesses: repository.isPublic ? [] : guesses };
  const count = told.notExamined.length + told.guesses.length;
  if (count === 0) return;
  const reason = policy.issues ? await write() : "the policy opens no issues";
  if (reason !== undefined) deps.log.warn({ repositoryId: id, count, reason }, "Nobody was told to look");

  async function write(): Promise<string | undefined> {
    const { title, body } = renderUnexaminedNotice(told);
    const result = await github.ensureIssue({
      marker: `<!-- rekey:notice:${id}:${createHash("sha256").update(body).digest("hex").slice(0, 32)} -->`,
      known: undefined,
      owner,
      repository: name,
      title,
      body,
      labels: policy.labels,
      assignees: actor === undefined ? [] : [actor],
      reopen: { comment: "", seenAt: new Date(0).toISOString() },
    });
    return result.state === "refused" ? result.why : undefined;
  }
}
