import { filePath } from "../change/inner-path.ts";
import type { Incident, IncidentOccurrence } from "../database/store.ts";
import type { GitHub, IssueReference, RepositoryState } from "../github/port.ts";
import { codeownersPaths, ownersOf } from "../incidents/codeowners.ts";
import {
  type IssueContext,
  type LeakedCredential,
  renderNeutralIssue,
  renderRecurrence,
  renderRotationIssue,
} from "../incidents/rotation-issue.ts";
import type { Policy } from "../policy/policy.ts";
import type { Deps } from "./deps.ts";
import { describeRule } from "./describe-rule.ts";
import type { EnsureRotationIssue } from "./job.ts";
import { type IssuePlace, privatePlaceFor } from "./private-place.ts";
import { readDefaultPolicy } from "./read-policy.ts";

const maxCodeownersBytes = 128 * 1024;

/** An issue names no more places than these, and asking for the owners of each reads the whole file. */
const mostPaths = 100;

/**
 * One issue for each credential and repository, kept true. On a public repository it is neutral, and the details go to an
 * issue in the private repository that the organisation names; that one is then the incident's own.
 */
export async function ensureRotationIssue(job: EnsureRotationIssue, deps: Deps): Promise<void> {
  const incident = await deps.store.readIncident(job.repository.id, job.fingerprint);
  if (!incident || incident.state === "resolved") return;
  const github = deps.connect(job.installation, job.repository);
  const repository = await github.readRepository();
  const occurrences = await deps.store.readOccurrences(incident.id);
  const { owners, policy } = await readOwnersAndPolicy({ job, github, repository, deps }, occurrences);
  const publicSince = repository.isPublic ? await deps.store.publicSince(job.repository.id) : undefined;
  const leak: Leak = { job, github, incident, occurrences, publicSince, owners, policy, deps };

  const here = job.repository;
  const privatePlace = repository.isPublic ? await privatePlaceFor(job, policy, deps) : here;
  const detailed = privatePlace && (await ensureText(leak, privatePlace, detailedText(leak)));
  const neutral = repository.isPublic ? await ensureText(leak, here, neutralText(leak)) : undefined;
  const issue = detailed ?? neutral;
  if (issue) await deps.store.recordIssue(incident.id, issue);
}

interface Leak {
  readonly job: EnsureRotationIssue;
  readonly github: GitHub;
  readonly incident: Incident;
  readonly occurrences: readonly IncidentOccurrence[];
  readonly publicSince: string | undefined;
  readonly owners: readonly string[];
  readonly policy: Policy;
  readonly deps: Deps;
}

interface IssueText {
  readonly title: string;
  readonly body: string;
  readonly recurrence: string;
}

function detailedText(leak: Leak): IssueText {
  return { ...renderRotationIssue(credentialOf(leak), contextOf(leak)), recurrence: renderRecurrence(false) };
}

function neutralText(leak: Leak): IssueText {
  return { ...renderNeutralIssue(credentialOf(leak), contextOf(leak)), recurrence: renderRecurrence(true) };
}

async function ensureText(leak: Leak, place: IssuePlace, text: IssueText): Promise<IssueReference | undefined> {
  const { github, job, incident, owners, policy, deps } = leak;
  const { title, body, recurrence } = text;
  const result = await github.ensureIssue({
    marker: `<!-- rekey:incident:${job.repository.id}:${incident.fingerprint.slice(0, 32)} -->`,
    known: incident.issue,
    owner: place.owner,
    repository: place.name,
    title,
    body,
    labels: policy.labels,
    assignees: assigneesOf(owners, incident.actor ?? job.repository.owner),
    reopen: { comment: recurrence, seenAt: incident.lastSeenAt },
  });
  if (result.state === "ensured") return { owner: result.owner, repository: result.repository, number: result.number };
  const { repository } = job;
  deps.log.warn({ reason: result.why, repositoryId: repository.id, incident: incident.id }, "No rotation issue");
  return undefined;
}

function credentialOf({ incident, occurrences, publicSince }: Leak): LeakedCredential {
  return { ...incident, occurrences, publicSince };
}

function contextOf({ job, incident, owners, policy, deps }: Leak): IssueContext {
  const { title, provider, envVar, runbook } = describeRule(incident.ruleId, policy.rules);
  const place = { webUrl: deps.webUrl, owner: job.repository.owner, name: job.repository.name };
  return { place, title, provider, envVar, runbook, owners };
}

interface Reading {
  readonly job: EnsureRotationIssue;
  readonly github: GitHub;
  readonly repository: RepositoryState;
  readonly deps: Deps;
}

/** Both from the default branch: what is being judged must not say who is told. */
async function readOwnersAndPolicy(
  { job, github, repository, deps }: Reading,
  occurrences: readonly IncidentOccurrence[],
): Promise<{ readonly owners: readonly string[]; readonly policy: Policy }> {
  const { local, commit, policy } = await readDefaultPolicy({ job, github, repository, git: deps.git });
  if (commit === undefined) return { owners: [], policy };
  for (const path of codeownersPaths) {
    const content = await local.readFile(commit, path, maxCodeownersBytes);
    if (!(content instanceof Buffer)) continue;
    const text = content.toString("utf8");
    const files = new Set(occurrences.map(({ path }) => filePath(path)).filter((path) => path !== ""));
    const paths = [...files].slice(0, mostPaths);
    return { owners: [...new Set(paths.flatMap((path) => ownersOf(text, path)))], policy };
  }
  return { owners: [], policy };
}

/** People only: a team cannot be assigned. Without an owner it is whoever brought the credential in. */
function assigneesOf(owners: readonly string[], actor: string): string[] {
  const people = owners.filter((owner) => owner.startsWith("@") && !owner.includes("/")).map((owner) => owner.slice(1));
  return people.length > 0 ? people : [actor];
}
