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
import { readPolicy } from "./read-policy.ts";

const maxCodeownersBytes = 128 * 1024;

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

  const issue = { job, github, incident, occurrences, owners, labels: policy.labels, deps };
  const privateRepository = policy.privateRepository ?? deps.privateRepository;
  const ensured = repository.isPublic
    ? await ensurePublic(issue, privateRepository)
    : await ensureIn(issue, job.repository);
  if (ensured) await deps.store.recordIssue(incident.id, ensured);
}

interface Issue {
  readonly job: EnsureRotationIssue;
  readonly github: GitHub;
  readonly incident: Incident;
  readonly occurrences: readonly IncidentOccurrence[];
  readonly owners: readonly string[];
  readonly labels: readonly string[];
  readonly deps: Deps;
}

/** The detailed issue when there is a private place for it, beside the neutral one that everybody sees. */
async function ensurePublic(issue: Issue, privateRepository: string | undefined): Promise<IssueReference | undefined> {
  const { job, incident } = issue;
  const [owner = "", name = ""] = (privateRepository ?? "").split("/");
  const detailed = name === "" ? undefined : await ensureIn(issue, { owner, name });
  const neutral = await ensureText(issue, job.repository, {
    ...renderNeutralIssue(credentialOf(issue), contextOf(issue)),
    // The incident's own issue is known by number; this one by its marker.
    known: detailed ? undefined : incident.issue,
  });
  return detailed ?? neutral;
}

function ensureIn(issue: Issue, place: Place): Promise<IssueReference | undefined> {
  const rendered = renderRotationIssue(credentialOf(issue), contextOf(issue));
  return ensureText(issue, place, { ...rendered, known: issue.incident.issue });
}

interface Place {
  readonly owner: string;
  readonly name: string;
}

interface IssueText {
  readonly title: string;
  readonly body: string;
  readonly known: IssueReference | undefined;
}

async function ensureText(issue: Issue, place: Place, text: IssueText): Promise<IssueReference | undefined> {
  const { github, job, incident, owners, labels, deps } = issue;
  const isElsewhere = place.name !== job.repository.name || place.owner !== job.repository.owner;
  const result = await github.ensureIssue({
    ...text,
    marker: `<!-- rekey:incident:${job.repository.id}:${incident.fingerprint.slice(0, 32)} -->`,
    owner: place.owner,
    repository: place.name,
    labels,
    assignees: assigneesOf(owners, incident.actor),
    // An incident that is open has an open issue; a closed one was seen again since.
    reopenWith: renderRecurrence(!isElsewhere && text.known === undefined),
  });
  if (result.state === "ensured") return { owner: result.owner, repository: result.repository, number: result.number };
  deps.log.warn(
    { reason: result.why, repositoryId: job.repository.id, incident: incident.id },
    "No rotation issue could be opened",
  );
  return undefined;
}

function credentialOf({ incident, occurrences }: Issue): LeakedCredential {
  return { ...incident, occurrences };
}

function contextOf({ job, incident, owners, deps }: Issue): IssueContext {
  const { title, provider, envVar, runbook } = describeRule(incident.ruleId);
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
  const ref = `refs/heads/${repository.defaultBranch}`;
  const want = { commitOrRef: ref, optional: true };
  const local = await deps.git.open(job.repository, () => github.installationToken(), [want]);
  const commit = await local.resolve(ref);
  const { policy } = await readPolicy(local, commit, github);
  if (commit === undefined) return { owners: [], policy };
  for (const path of codeownersPaths) {
    const content = await local.readFile(commit, path, maxCodeownersBytes);
    if (!(content instanceof Buffer)) continue;
    const text = content.toString("utf8");
    const owners = occurrences.flatMap((occurrence) => ownersOf(text, occurrence.path));
    return { owners: [...new Set(owners)], policy };
  }
  return { owners: [], policy };
}

/** People only: a team cannot be assigned. Without an owner it is whoever brought the credential in. */
function assigneesOf(owners: readonly string[], actor: string): string[] {
  const people = owners.filter((owner) => owner.startsWith("@") && !owner.includes("/")).map((owner) => owner.slice(1));
  return people.length > 0 ? people : [actor];
}
