import type { Change } from "../change/change.ts";
import type { Incident, IncidentOccurrence } from "../database/store.ts";
import type { Finding } from "../detection/finding.ts";
import type { GitHub, IssueReference } from "../github/port.ts";
import type { Deps } from "./deps.ts";
import type { Job } from "./job.ts";
import { refreshIncident } from "./refresh-incident.ts";

/** Where the credentials were found, and who is asked about them first. */
export interface Examined {
  readonly job: Pick<Job, "installation" | "repository">;
  readonly github: GitHub;
  readonly actor: string | undefined;
  readonly deps: Deps;
}

export interface KnownCredentials {
  /** Fingerprint → its rotation issue, where there is one. */
  readonly issues: ReadonlyMap<string, IssueReference>;
  readonly resolved: ReadonlySet<string>;
}

/**
 * Puts what was found on record, one incident for each credential, and learns which of them are dealt with. An issue that
 * was closed resolves its incident; a place written after that opens it again.
 */
export async function recordCredentials(
  examined: Examined,
  findings: readonly Finding[],
  change: Change,
): Promise<KnownCredentials> {
  const issues = new Map<string, IssueReference>();
  const resolved = new Set<string>();
  const authoredAt = new Map(change.commits.map((commit) => [commit.sha, Date.parse(commit.authoredAt)]));
  for (const group of Map.groupBy(findings, ({ fingerprint }) => fingerprint).values()) {
    const incident = await recordCredential(examined, group, authoredAt);
    if (incident.issue) issues.set(incident.fingerprint, incident.issue);
    if (incident.state === "resolved") resolved.add(incident.fingerprint);
  }
  return { issues, resolved };
}

async function recordCredential(
  { job, github, actor, deps }: Examined,
  findings: readonly Finding[],
  authoredAt: ReadonlyMap<string, number>,
): Promise<Incident> {
  const [first] = findings;
  if (!first) throw new TypeError("a credential without a finding");
  await refreshIncident({ repositoryId: job.repository.id, fingerprint: first.fingerprint }, github, deps.store);
  const youngest = findings.reduce((latest, { commit }) => Math.max(latest, authoredAt.get(commit) ?? 0), 0);
  const { incident } = await deps.store.recordOccurrences({
    installation: job.installation,
    repositoryId: job.repository.id,
    fingerprint: first.fingerprint,
    ruleId: first.ruleId,
    mask: first.mask,
    severity: first.severity,
    actor,
    seenAt: deps.now().toISOString(),
    authoredAt: new Date(youngest).toISOString(),
    occurrences: findings.map(occurrenceOf),
  });
  return incident;
}

function occurrenceOf({ commit, path, place, line, endLine }: Finding): IncidentOccurrence {
  return { commit, path, line, endLine, ...(place && { place: { kind: place } }) };
}
