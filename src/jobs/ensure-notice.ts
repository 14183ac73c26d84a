import { createHash } from "node:crypto";
import { type Notice, renderUnexaminedNotice } from "../incidents/unexamined-notice.ts";
import type { WithoutCheck } from "./tell-in-issues.ts";

/**
 * One issue for each list of things that a person should look at. What may be a credential is not told in public. Whoever closes the
 * issue has looked, and a longer list is another issue. Without issues it is in the log alone.
 */
export async function ensureNotice(
  { job, github, repository, policy, actor, deps }: WithoutCheck,
  { where, notExamined, guesses }: Pick<Notice, "where" | "notExamined" | "guesses">,
): Promise<void> {
  const { id, owner, name } = job.repository;
  const place = { webUrl: deps.webUrl, owner, name };
  const told = {
    place,
    where,
    notExamined: inOrder(notExamined, ({ what, why }) => `${what} ${why}`),
    guesses: repository.isPublic ? [] : inOrder(guesses, ({ fingerprint, url }) => `${fingerprint} ${url}`),
  };
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

/** Each once, and in the same order whatever way they were found. */
function inOrder<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  const byKey = new Map(items.map((item) => [keyOf(item), item]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}
