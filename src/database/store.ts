import type { Place } from "../change/place.ts";
import type { CheckRunOutput, ContentLimits, IssueReference } from "../github/port.ts";
import type { Job, Repository } from "../jobs/job.ts";

/**
 * What Rekey remembers. Small on purpose: an adapter for another database implements these functions and is proven by the
 * same contract suite. Everything here is free of secrets: fingerprints, masks, hashes and places only.
 */
export interface Store {
  readonly queue: Queue;

  /**
   * Records a delivery and its jobs in one transaction; when it returns, they survive a power cut.
   * A GUID that is known already changes nothing, except that its dead jobs are queued again (GitHub redelivered it).
   * @param announced the head that one of the jobs will judge: see `announceHead`
   */
  acceptDelivery(delivery: Delivery, jobs: readonly Job[], announced?: AnnouncedHead): Promise<"accepted" | "known">;

  /** When the last of the deliveries that are still known was stored. */
  lastDeliveryAt(): Promise<Date | undefined>;

  /** Check runs we opened, so that each is concluded whatever happens. Keyed by external id. */
  recordCheckRun(check: OpenCheckRun): Promise<void>;
  concludedCheckRun(externalId: string): Promise<void>;
  /** Of one job, or of all jobs when none is named. */
  openCheckRuns(jobId?: string): Promise<readonly OpenCheckRun[]>;
  /** Open check runs whose job is neither queued nor running: nobody will conclude them. */
  orphanedCheckRuns(): Promise<readonly OpenCheckRun[]>;
  /** The run of this check on a head that was opened last: the one that GitHub shows. */
  latestCheckRun(head: CheckOnHead): Promise<LatestCheckRun | undefined>;
  /** What each push and pull request says of a head. */
  recordVerdict(verdict: HeadVerdict): Promise<void>;
  verdictsOn(head: CheckOnHead): Promise<readonly HeadVerdict[]>;
  /** The head that this subject (the key of the job that judged) was judged on last. */
  headJudgedLast(repositoryId: number, subject: string): Promise<string | undefined>;
  /** A pull request has this head, and is about to be judged: also where it was judged before. */
  announceHead(head: AnnouncedHead): Promise<void>;
  /** What was announced has been left, or closed. */
  withdrawHeads(withdrawn: WithdrawnHeads): Promise<void>;
  /** Subjects that were announced within half an hour, and have not said what they think since. */
  awaitedOn(head: CheckOnHead): Promise<readonly string[]>;
  /** Repositories of an installation that something was examined in. */
  knownRepositories(installation: number): Promise<readonly Repository[]>;
  /** The jobs that examined this head, each once, for "Re-run". */
  subjectsOf(repositoryId: number, headSha: string): Promise<readonly Job[]>;

  /** Full name, without credentials → what it pointed to when it was examined last. */
  knownRefs(repositoryId: number): Promise<ReadonlyMap<string, string>>;
  /** The newest word counts. `sha` undefined: the ref is gone. */
  recordRefs(repositoryId: number, refs: ReadonlyMap<string, string | undefined>): Promise<void>;

  /** Those of the keys that stand for a content which was examined and holds nothing. */
  cleanBlobs(keys: readonly string[]): Promise<ReadonlyMap<string, { readonly bytes: number }>>;
  recordCleanBlobs(blobs: ReadonlyMap<string, { readonly bytes: number }>): Promise<void>;

  /** Undefined: no examination of it has begun. */
  readHistory(repositoryId: number): Promise<HistoryExamination | undefined>;
  /** An examination begins; what an earlier one did is forgotten, but not its report. */
  beginHistory(repositoryId: number, judges: HistoryJudges): Promise<HistoryExamination>;
  /** In the order in which they were recorded. */
  historyPages(repositoryId: number): Promise<readonly string[]>;
  /** What a stretch of work has done, as one: it counts whole or not at all. */
  recordHistoryPage(repositoryId: number, page: HistoryPage): Promise<void>;
  /** All is examined that `tips` lead to. `lines` take the place of all pages. */
  endHistory(repositoryId: number, end: { readonly tips: readonly string[]; readonly lines: string }): Promise<void>;
  /** Sorted; at most a thousand are kept, and how many there were is in `HistoryExamination`. */
  historyGaps(repositoryId: number): Promise<readonly HistoryGap[]>;
  /** A repository became public: the first time counts. */
  recordPublication(repositoryId: number, at: Date): Promise<void>;
  /** ISO 8601, UTC; undefined: nothing was told of it. */
  publicSince(repositoryId: number): Promise<string | undefined>;
  /** Not resolved: the worst first, then the oldest; at most five thousand. */
  openIncidents(repositoryId: number): Promise<readonly Incident[]>;
  recordHistoryReport(repositoryId: number, issue: IssueReference): Promise<void>;

  /**
   * Adds occurrences of a credential, opening its incident when it is new.
   * `recurred` is true when the incident was resolved and one of the occurrences was not known before and was authored after
   * that: it is open again. A rebase makes new commits of old work and reopens nothing.
   */
  recordOccurrences(
    sighting: Sighting,
  ): Promise<{ readonly incident: Incident; readonly isNew: boolean; readonly recurred: boolean }>;
  readIncident(repositoryId: number, fingerprint: string): Promise<Incident | undefined>;
  /** Credentials that stand, or once stood, in one of these places outside of commits. */
  readIncidentsAt(repositoryId: number, places: readonly Place[]): Promise<readonly Incident[]>;
  readOccurrences(incidentId: number): Promise<readonly IncidentOccurrence[]>;
  recordIssue(incidentId: number, issue: IssueReference): Promise<void>;
  resolveIncident(incidentId: number, resolvedAt: string): Promise<void>;

  /** Counts one more comment or issue of the installation, if there is room for it; else it says when there will be. */
  spendContent(installation: number, most: ContentLimits): Promise<Date | undefined>;

  /** Whether the fingerprints in here are made with the key of this check value. The first key that asks is the one. */
  agreesOnKey(checkValue: string): Promise<boolean>;

  /** Forgets an installation's queued jobs (it was removed or suspended). */
  dropInstallation(installation: number): Promise<void>;
  /** Deletes deliveries received, jobs completed and clean blobs examined before that moment. Dead jobs, incidents and check runs stay. */
  prune(before: Date): Promise<void>;
  close(): Promise<void>;
}

export interface Delivery {
  /** `X-GitHub-Delivery`. */
  readonly guid: string;
  readonly event: string;
  readonly action: string | undefined;
}

/** One check on one commit, whoever opened runs of it. */
export interface CheckOnHead {
  readonly repositoryId: number;
  readonly headSha: string;
  /** The check's name on GitHub. */
  readonly name: string;
}

export interface LatestCheckRun {
  readonly checkRunId: number;
  readonly isConcluded: boolean;
}

export interface HeadVerdict extends CheckOnHead {
  /** The key of the job that judged: `42/pull/7`, `42/refs/heads/main`. */
  readonly subject: string;
  readonly output: CheckRunOutput;
}

export type AnnouncedHead = Pick<HeadVerdict, "repositoryId" | "headSha" | "subject">;

export interface WithdrawnHeads {
  readonly repositoryId: number;
  readonly subject: string;
  /** The head that it has now; undefined: none. */
  readonly except: string | undefined;
  /** What was announced then or later is not withdrawn. */
  readonly before: Date;
}

export interface OpenCheckRun {
  readonly externalId: string;
  readonly jobId: string;
  readonly installation: number;
  readonly repositoryId: number;
  readonly owner: string;
  readonly repository: string;
  readonly headSha: string;
  readonly name: string;
  readonly checkRunId: number;
  /** The job that examines this head, run again on "Re-run". */
  readonly subject: Job;
}

export interface Sighting {
  readonly installation: number;
  readonly repositoryId: number;
  readonly fingerprint: string;
  readonly ruleId: string;
  readonly mask: string;
  readonly severity: string;
  /** Login of who brought it in, from the event. Undefined: nobody has said yet. */
  readonly actor: string | undefined;
  /** ISO 8601, UTC. */
  readonly seenAt: string;
  /** When the youngest of the commits was authored, ISO 8601, UTC. */
  readonly authoredAt: string;
  readonly occurrences: readonly IncidentOccurrence[];
}

export interface IncidentOccurrence {
  /** "" where it is in no commit. */
  readonly commit: string;
  /** "" where it is in no file. */
  readonly path: string;
  /** Where it is in no file. */
  readonly place?: Place;
  readonly line: number;
  readonly endLine: number;
}

/** What the outcome of an examination depends on. */
export interface HistoryJudges {
  /** Version of the rules that Rekey has. */
  readonly rules: string;
  /** That of the rules with those of the policy, and of the fingerprints' key. */
  readonly version: string;
}

/** What is known of a repository's past. */
export interface HistoryExamination extends HistoryJudges {
  /** ISO 8601, UTC; undefined: it has not come to its end. */
  readonly examinedAt: string | undefined;
  /** Ids of what the refs named when it ended: all that they lead to is examined. */
  readonly tips: readonly string[];
  readonly files: number;
  readonly bytes: number;
  /** How many things were not examined. */
  readonly gaps: number;
  readonly report: IssueReference | undefined;
}

export interface HistoryPage {
  /** Lines as in `history/blob-record.ts`. */
  readonly lines: string;
  readonly files: number;
  readonly bytes: number;
  readonly gaps: readonly HistoryGap[];
}

/** Something that was not examined. Credentials in `what` are masked. */
export interface HistoryGap {
  readonly what: string;
  readonly why: string;
}

export interface Incident {
  readonly id: number;
  readonly repositoryId: number;
  readonly fingerprint: string;
  readonly ruleId: string;
  readonly mask: string;
  readonly severity: string;
  /** As in the first sighting that knew. */
  readonly actor: string | undefined;
  readonly firstSeenAt: string;
  /** When a new occurrence was seen last: an issue that was closed before knows nothing of it. */
  readonly lastSeenAt: string;
  readonly state: "open" | "resolved";
  readonly resolvedAt: string | undefined;
  readonly issue: IssueReference | undefined;
}

/** `background`: nobody waits for it, and it never takes the place of what somebody waits for. */
export type Urgency = "live" | "background";

/** A durable queue, for any number of workers. Claiming is exclusive; jobs with one key never run at the same time. */
export interface Queue {
  /**
   * Adds a job unless an equal one (same key, same payload) is queued and not yet running. Returns the id of the job that
   * stands for it: a number in decimals, never given to another job.
   */
  enqueue(job: Job, options?: EnqueueOptions): Promise<string>;
  /**
   * The job that is due and whose key is not running, now marked as running; undefined when there is none. Checks to be
   * concluded come first, then examinations, then the rest, then what is done in the background; among these what belongs to
   * the installation with the fewest running jobs, and of that the one that is due longest.
   */
  claim(scope?: "any" | "live"): Promise<ClaimedJob | undefined>;
  complete(run: JobRun): Promise<void>;
  /** Not an attempt: GitHub asked us to wait. */
  postpone(run: JobRun, runAt: Date): Promise<void>;
  /** Counts an attempt; `problem` is our own description, never an error's text that could quote content. */
  retry(run: JobRun, runAt: Date, problem: string): Promise<void>;
  /** Dead letter, together with a follow-up job in the same transaction. */
  bury(run: JobRun, problem: string, followUp: Job | undefined): Promise<void>;
  /** These runs go on: they keep their jobs for another half minute. Returns those whose jobs are not theirs any more. */
  hold(runs: readonly JobRun[]): Promise<readonly JobRun[]>;
  /**
   * What killed processes left running is queued again, at once the first two times and then after longer and longer. Returns how
   * many. `lapsed`: jobs that nobody has held for half a minute. `all`: at the start of a process that has the queue for itself.
   */
  recover(which: "lapsed" | "all"): Promise<number>;
  /** Whether a job with this key is queued or running. */
  awaits(key: string): Promise<boolean>;
  counts(): Promise<Readonly<Record<"queued" | "running" | "dead", number>>>;
  /** When the next queued job whose key is not running is due; undefined when there is none. */
  nextDue(scope?: "any" | "live"): Promise<Date | undefined>;
}

export interface EnqueueOptions {
  /** Now, when it is left out. */
  readonly runAt?: Date;
  /** `live`, when it is left out. */
  readonly urgency?: Urgency;
  /** Id of the job that asks for it: the deliveries that it stands for are those of the new job, too. */
  readonly from?: string;
}

/** One run of a job. What it says of the job counts only while the job has no later run. */
export interface JobRun {
  readonly id: string;
  /** Counts the claims of this job, by whichever process, from 1: also those that were postponed or cut off. */
  readonly run: number;
}

export interface ClaimedJob extends JobRun {
  readonly job: Job;
  readonly urgency: Urgency;
  /** Attempts before this one that failed: 0 on the first run. */
  readonly attempts: number;
  /** How often the process ended while it ran. */
  readonly cutOffs: number;
  /** When it was last asked for: queued, asked for again while it waited, or brought back from the dead. */
  readonly queuedAt: Date;
  /** GUIDs of the deliveries that it came from, the newest first; of very many the newest alone. */
  readonly deliveries: readonly string[];
}
