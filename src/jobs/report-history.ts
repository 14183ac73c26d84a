import { isDeepStrictEqual } from "node:util";
import type { NotExamined } from "../change/change.ts";
import type { HistoryGap } from "../database/store.ts";
import type { Finding } from "../detection/finding.ts";
import type { LocalHistory } from "../git/port.ts";
import type { GitHub, IssueReference, RepositoryState } from "../github/port.ts";
import type { Sighted } from "../history/trace.ts";
import {
  type HistoryReport,
  type Now,
  newInHistory,
  type PastCredential,
  renderHistoryReport,
  renderNeutralHistoryReport,
} from "../incidents/history-report.ts";
import { defaultPolicy } from "../policy/policy.ts";
import { isSureEnough } from "../verdict/decide-secrets.ts";
import type { Attribution } from "./attribute-history.ts";
import type { Deps } from "./deps.ts";
import { describeRule } from "./describe-rule.ts";
import type { ExamineHistory } from "./job.ts";
import { type IssuePlace, privatePlaceFor } from "./private-place.ts";
import type { Judge } from "./read-policy.ts";
import { recordCredentials } from "./record-credentials.ts";

export interface Reporting {
  readonly job: ExamineHistory;
  readonly github: GitHub;
  readonly repository: RepositoryState;
  readonly judge: Judge;
  readonly history: LocalHistory;
  readonly attribution: Attribution;
  readonly deps: Deps;
}

/**
 * Puts what the history holds on record, and into one issue for the whole repository: a rotation issue for each would bury those who
 * have just installed Rekey. On a public repository it is neutral, and the details go to the private repository that is named.
 */
export async function reportHistory(reporting: Reporting): Promise<void> {
  const { job, repository, judge, attribution, deps } = reporting;
  const sure = attribution.findings.filter(({ confidence }) => isSureEnough(confidence, judge.policy));
  const report = await toReport(reporting, sure);
  const [open, repositoryId] = [report.open.length, job.repository.id];
  deps.log.info({ repositoryId, count: open }, "A history was examined for credentials");
  if (report.gaps > 0) deps.log.warn({ repositoryId, count: report.gaps }, "Parts of a history were not examined");
  const known = (await deps.store.readHistory(repositoryId))?.report;
  // What was told while the repository was private must not stand there when it is not any more.
  if (!judge.policy.issues && !(repository.isPublic && known)) return;
  const writing: Writing = { reporting, known, seenAt: await seenAt(report, reporting) };
  const isWorthTelling = known !== undefined || open > 0;
  if (!repository.isPublic) {
    if (isWorthTelling || report.gaps > 0) await write(renderHistoryReport(report), job.repository, writing);
    return;
  }
  const privatePlace = await privatePlaceFor(job, judge.policy, deps);
  if (privatePlace && (isWorthTelling || report.gaps > 0))
    await write(renderHistoryReport(report), privatePlace, writing);
  const neutral = renderNeutralHistoryReport(report, privatePlace !== undefined);
  if (isWorthTelling) await write(neutral, job.repository, writing);
}

interface Writing {
  readonly reporting: Reporting;
  readonly known: IssueReference | undefined;
  readonly seenAt: string;
}

async function write(
  text: { readonly title: string; readonly body: string },
  place: IssuePlace,
  { reporting: { job, github, judge, deps }, known, seenAt }: Writing,
): Promise<void> {
  const { repository } = job;
  const result = await github.ensureIssue({
    ...text,
    marker: `<!-- rekey:history:${repository.id} -->`,
    known,
    owner: place.owner,
    repository: place.name,
    labels: judge.policy.labels,
    assignees: [],
    reopen: { comment: newInHistory, seenAt },
  });
  if (result.state === "ensured") return deps.store.recordHistoryReport(repository.id, result);
  deps.log.warn({ reason: result.why, repositoryId: repository.id }, "No report of a history");
}

/** When the youngest of what is open was found. */
async function seenAt({ open }: HistoryReport, { job, deps }: Reporting): Promise<string> {
  let latest = new Date(0).toISOString();
  for (const { fingerprint } of open) {
    const incident = await deps.store.readIncident(job.repository.id, fingerprint);
    if (incident && incident.firstSeenAt > latest) latest = incident.firstSeenAt;
  }
  return latest;
}

async function toReport(reporting: Reporting, sure: readonly Finding[]): Promise<HistoryReport> {
  const { job, judge, history, attribution, deps } = reporting;
  const commits = await history.readCommits([...new Set(commitsIn(sure, attribution))]);
  const change = { head: "", commits, files: [], replaced: [], notExamined: [] };
  const { owner, name, id } = job.repository;
  const { issues, resolved } = await recordCredentials({ ...reporting, actor: owner }, sure, change);
  const credentials = Map.groupBy(sure, ({ fingerprint }) => fingerprint);
  const isHandled = (fingerprint: string) => issues.has(fingerprint) || resolved.has(fingerprint);
  const dates = new Map(commits.map(({ sha, committedAt }) => [sha, committedAt]));
  const open = [...credentials].filter(([fingerprint]) => !isHandled(fingerprint));
  const gaps = await gapsOf(id, attribution.notExamined, deps);
  const examination = await deps.store.readHistory(id);
  return {
    place: { webUrl: deps.webUrl, owner, name },
    open: open.map(([fingerprint, findings]) => toCredential(fingerprint, findings, { ...reporting, dates })),
    handled: credentials.size - open.length,
    suppressed: new Set(attribution.suppressed.map(({ finding }) => finding.fingerprint)).size,
    possible: possibleAmong(attribution.findings, credentials),
    examined: {
      commits: await history.count(history.tips, []),
      files: examination?.files ?? 0,
      bytes: examination?.bytes ?? 0,
    },
    ...gaps,
    ramp: await rampFor(
      open.map(([fingerprint]) => fingerprint),
      reporting,
    ),
    versions: [`rules ${deps.ruleSetWith(judge.policy.rules).version}`, `policy ${judge.version}`],
  };
}

const stepMs = 14 * 24 * 60 * 60 * 1000;

/** Two weeks a step, from when something was found first: the days stay the same when the report is renewed. */
async function rampFor(open: readonly string[], { job, judge, deps }: Reporting): Promise<HistoryReport["ramp"]> {
  if (!isDeepStrictEqual(judge.policy.gate, defaultPolicy.gate)) return undefined;
  const incidents = await Promise.all(
    open.map((fingerprint) => deps.store.readIncident(job.repository.id, fingerprint)),
  );
  const first = Math.min(...incidents.flatMap((incident) => (incident ? [Date.parse(incident.firstSeenAt)] : [])));
  if (!Number.isFinite(first)) return undefined;
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  return { comment: day(first + stepMs), block: day(first + 2 * stepMs) };
}

function* commitsIn(sure: readonly Finding[], { sighted }: Attribution): Generator<string> {
  for (const { commit, fingerprint } of sure) {
    yield commit;
    const last = sighted.get(fingerprint)?.last;
    if (last !== undefined) yield "commit" in last ? last.commit : last.removedBy;
  }
}

function possibleAmong(findings: readonly Finding[], credentials: ReadonlyMap<string, unknown>): number {
  const all = new Set(findings.map(({ fingerprint }) => fingerprint));
  return [...all].filter((fingerprint) => !credentials.has(fingerprint)).length;
}

/** The same file is examined once more for its lines, and may tell the same again. */
async function gapsOf(repositoryId: number, further: readonly NotExamined[], { store }: Deps) {
  const kept = await store.historyGaps(repositoryId);
  const keyOf = ({ what, why }: HistoryGap) => `${what}\n${why}`;
  const known = new Set(kept.map(keyOf));
  const more = [...new Map(further.filter((gap) => !known.has(keyOf(gap))).map((gap) => [keyOf(gap), gap])).values()];
  const count = (await store.readHistory(repositoryId))?.gaps ?? 0;
  return { notExamined: [...kept, ...more], gaps: count + more.length };
}

interface Telling extends Reporting {
  readonly dates: ReadonlyMap<string, string>;
}

function toCredential(
  fingerprint: string,
  findings: readonly Finding[],
  { judge, attribution, dates }: Telling,
): PastCredential {
  const [first] = findings;
  if (first === undefined) throw new TypeError("a credential without a finding");
  const sighted = attribution.sighted.get(fingerprint);
  const { commit, path, place, line, endLine } = first;
  const last = lastCommit(sighted) ?? findings.at(-1)?.commit ?? commit;
  return {
    fingerprint,
    title: describeRule(first.ruleId, judge.policy.rules).title,
    mask: first.mask,
    first: { commit, path, line, endLine, at: dates.get(commit) ?? "", ...(place && { place }) },
    places: findings.length,
    lastSeenAt: dates.get(last) ?? "",
    now: nowOf(attribution.standing.get(fingerprint), sighted),
  };
}

function lastCommit(sighted: Sighted | undefined): string | undefined {
  if (sighted === undefined) return undefined;
  return "commit" in sighted.last ? sighted.last.commit : sighted.last.removedBy;
}

function nowOf(standing: readonly string[] = [], sighted: Sighted | undefined): Now {
  const [path] = standing;
  if (path !== undefined) return { kind: "standing", path, paths: standing.length };
  if (sighted === undefined || "commit" in sighted.last) return { kind: "elsewhere" };
  return { kind: "removed", commit: sighted.last.removedBy };
}
