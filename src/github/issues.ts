import { type Access, isOurs } from "./access.ts";
import { clipCharacters, clipLines } from "./clip.ts";
import { isForbidden, statusOf } from "./failures.ts";
import { keepTicks } from "./keep-ticks.ts";
import { ensureLabels } from "./labels.ts";
import { isSameText, markerOf, withMarker } from "./marker.ts";
import type { IssueReference, IssueResult, WantedIssue } from "./port.ts";

const maxTitleCharacters = 256;
/** GitHub's limit is 65,536 characters, marker included; bytes are never fewer. */
const maxBodyBytes = 65_000;
const maxAssignees = 10;

interface Place {
  readonly owner: string;
  readonly repo: string;
}

export async function ensureIssue(access: Access, issue: WantedIssue): Promise<IssueResult> {
  try {
    const known = (await readKnown(access, issue)) ?? (await findByMarker(access, issue));
    const place = known ?? (await createIssue(access, issue));
    if (known) await updateIssue(access, known, issue);
    return { state: "ensured", owner: place.owner, repository: place.repo, number: place.number };
  } catch (error) {
    const status = statusOf(error);
    if (status === 410) return { state: "refused", why: "issues are switched off" };
    if (status === 404) return { state: "refused", why: "no such repository" };
    if (isForbidden(error)) return { state: "refused", why: "no permission" };
    throw error;
  }
}

/** An issue that was deleted was not closed: the credential is not replaced by it. */
export async function issueClosedAt({ octokit }: Access, issue: IssueReference): Promise<string | undefined> {
  const { owner, repository: repo, number: issue_number } = issue;
  try {
    const { data } = await octokit.rest.issues.get({ owner, repo, issue_number });
    return data.closed_at ?? undefined;
  } catch (error) {
    if (statusOf(error) === 404 || statusOf(error) === 410) return undefined;
    throw error;
  }
}

interface KnownIssue extends Place {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly isOpen: boolean;
  readonly closedAt: string | undefined;
}

interface IssueAnswer {
  readonly number: number;
  readonly title: string;
  readonly body?: string | null | undefined;
  readonly state: string;
  readonly closed_at: string | null;
  readonly user: { readonly login: string; readonly type: string } | null;
}

/**
 * Undefined when it was deleted, is not ours, or stands somewhere else than wanted: the text of a private place must not be
 * written over an issue in a public one, be it that the wish has changed or that the issue was transferred.
 */
async function readKnown(access: Access, issue: WantedIssue): Promise<KnownIssue | undefined> {
  const { known, marker } = issue;
  const place = placeOf(issue);
  if (!known || !isSamePlace(place, { owner: known.owner, repo: known.repository })) return undefined;
  try {
    const { data } = await access.octokit.rest.issues.get({ ...place, issue_number: known.number });
    const [owner = "", repo = ""] = data.repository_url.split("/").slice(-2);
    return isSamePlace(place, { owner, repo }) ? toKnown(access, data, { place, marker }) : undefined;
  } catch (error) {
    if (statusOf(error) === 404 || statusOf(error) === 410) return undefined;
    throw error;
  }
}

/** Finds the one that was created by an attempt which could not write down its number. */
async function findByMarker(access: Access, issue: WantedIssue): Promise<KnownIssue | undefined> {
  const { octokit } = access;
  const place = placeOf(issue);
  const pages = octokit.paginate.iterator(octokit.rest.issues.listForRepo, {
    ...place,
    state: "all",
    per_page: 100,
    ...(issue.labels[0] ? { labels: issue.labels[0] } : {}),
  });
  for await (const { data } of pages) {
    for (const answer of data) {
      const known = toKnown(access, answer, { place, marker: issue.marker });
      if (known) return known;
    }
  }
  return undefined;
}

function toKnown(
  access: Access,
  answer: IssueAnswer,
  { place, marker }: { readonly place: Place; readonly marker: string },
): KnownIssue | undefined {
  if (!isOurs(access, answer.user) || markerOf(answer.body) !== marker) return undefined;
  return {
    ...place,
    number: answer.number,
    title: answer.title,
    body: answer.body ?? "",
    isOpen: answer.state === "open",
    closedAt: answer.closed_at ?? undefined,
  };
}

async function createIssue(access: Access, issue: WantedIssue): Promise<Place & { readonly number: number }> {
  const place = placeOf(issue);
  await ensureLabels(access, place, issue.labels);
  const { data } = await access.octokit.rest.issues.create({
    ...place,
    title: clipCharacters(issue.title, maxTitleCharacters),
    body: bodyOf(issue),
    labels: [...issue.labels],
    assignees: await assignable(access, place, issue.assignees),
  });
  return { ...place, number: data.number };
}

async function updateIssue(access: Access, known: KnownIssue, issue: WantedIssue): Promise<void> {
  const { octokit } = access;
  const place = { owner: known.owner, repo: known.repo, issue_number: known.number };
  const title = clipCharacters(issue.title, maxTitleCharacters);
  const body = keepTicks(known.body.replaceAll("\r\n", "\n"), bodyOf(issue));
  const isReopened = !known.isOpen && wasClosedBefore(known.closedAt, issue.reopen.seenAt);
  if (isReopened) await commentOnce(access, known, issue.reopen.comment);
  if (known.title === title && isSameText(known.body, body) && !isReopened) return;
  await octokit.rest.issues.update({ ...place, title, body, ...(isReopened ? { state: "open" } : {}) });
}

/** GitHub's times count whole seconds: in doubt it was closed by someone who knew. */
function wasClosedBefore(closedAt: string | undefined, seenAt: string): boolean {
  return Date.parse(closedAt ?? "") < Math.floor(Date.parse(seenAt) / 1000) * 1000;
}

/** Said before it is reopened, so an attempt that is cut off between the two finds it again: the issue is still closed then. */
async function commentOnce(access: Access, known: KnownIssue, text: string): Promise<void> {
  const { octokit } = access;
  const place = { owner: known.owner, repo: known.repo, issue_number: known.number };
  const comments = await octokit.paginate(octokit.rest.issues.listComments, {
    ...place,
    per_page: 100,
    ...(known.closedAt ? { since: known.closedAt } : {}),
  });
  const isSaid = comments.some(({ body, user }) => isOurs(access, user ?? null) && isSameText(body, text));
  if (!isSaid) await octokit.rest.issues.createComment({ ...place, body: text });
}

/** GitHub ignores in silence whom it cannot assign, and refuses the whole issue for a login that does not exist. */
async function assignable({ octokit }: Access, place: Place, logins: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const assignee of logins.slice(0, maxAssignees)) {
    try {
      await octokit.rest.issues.checkUserCanBeAssigned({ ...place, assignee });
      found.push(assignee);
    } catch (error) {
      if (statusOf(error) !== 404) throw error;
    }
  }
  return found;
}

function isSamePlace(one: Place, other: Place): boolean {
  return `${one.owner}/${one.repo}`.toLowerCase() === `${other.owner}/${other.repo}`.toLowerCase();
}

function placeOf({ owner, repository }: WantedIssue): Place {
  return { owner, repo: repository };
}

function bodyOf({ marker, body }: WantedIssue): string {
  return withMarker(marker, clipLines(body, maxBodyBytes));
}
