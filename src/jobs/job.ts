import { z } from "zod";
import { surfaces } from "../change/place.ts";

/** Payloads hold ids, names and hashes only: nothing from the content of a repository, so nothing here can be a secret. */

const Sha = z.string().regex(/^[0-9a-f]{40}$/);

export const Repository = z.object({
  id: z.number(),
  owner: z.string(),
  name: z.string(),
});
export type Repository = z.infer<typeof Repository>;

const subject = { installation: z.number(), repository: Repository };

export const ExaminePush = z.object({
  name: z.literal("examine-push"),
  ...subject,
  /** Full name of a branch or tag: `refs/heads/main`. */
  ref: z.string(),
  /** 40 zeros: the ref is new. Of an annotated tag both are tag objects. */
  before: Sha,
  after: Sha,
  forced: z.boolean(),
  /** Login of who pushed. Absent: it was not announced, but found by comparing refs, and may have been examined since. */
  pusher: z.string().optional(),
  /** Somebody pressed "Re-run": it is examined, whatever was examined before. */
  isAskedFor: z.literal(true).optional(),
});
export type ExaminePush = z.infer<typeof ExaminePush>;

export const ExaminePull = z.object({ name: z.literal("examine-pull"), ...subject, number: z.number() });
export type ExaminePull = z.infer<typeof ExaminePull>;

/** What a merge queue is about to merge: pull requests on top of each other, on a branch of their own. */
export const ExamineGroup = z.object({
  name: z.literal("examine-group"),
  ...subject,
  headSha: Sha,
  /** Full name of the temporary branch. */
  headRef: z.string(),
  /** What stands before it in the queue, or the head of the branch that it goes to. */
  baseSha: Sha,
  /** Full name of the branch that it goes to. */
  baseRef: z.string(),
  /** Login of who queued it. */
  actor: z.string(),
});
export type ExamineGroup = z.infer<typeof ExamineGroup>;

/** What ends in a verdict on a head. */
export type Examining = ExaminePush | ExaminePull | ExamineGroup;

/** "Re-run" was pressed: whatever was examined at this head is examined again. */
export const RerunChecks = z.object({ name: z.literal("rerun-checks"), ...subject, headSha: Sha });
export type RerunChecks = z.infer<typeof RerunChecks>;

/** A repository that Rekey sees for the first time, or again: its open pull requests get their checks. */
export const AdoptRepository = z.object({ name: z.literal("adopt-repository"), ...subject });
export type AdoptRepository = z.infer<typeof AdoptRepository>;

/** A repository has become public: whatever is known of it is urgent. */
export const PublicizeRepository = z.object({ name: z.literal("publicize-repository"), ...subject });
export type PublicizeRepository = z.infer<typeof PublicizeRepository>;

/** Something may have been missed: heads without checks are examined. */
export const ReconcileRepository = z.object({ name: z.literal("reconcile-repository"), ...subject });
export type ReconcileRepository = z.infer<typeof ReconcileRepository>;
/** A text on GitHub's pages, read afresh when the job starts. */
export const ExamineText = z.object({
  name: z.literal("examine-text"),
  ...subject,
  surface: z.enum(surfaces),
  /** As in `Place`. */
  on: z.number(),
  id: z.number(),
  /** GitHub's global id, for what only GraphQL knows. */
  node: z.string().regex(/^[\w=+/-]{1,200}$/),
});
export type ExamineText = z.infer<typeof ExamineText>;

/** Pages of the wiki were made or changed. */
export const ExamineWiki = z.object({
  name: z.literal("examine-wiki"),
  ...subject,
  /** Commits of the wiki's own repository. */
  heads: z.array(Sha),
  /** Login of who did it. */
  actor: z.string(),
});
export type ExamineWiki = z.infer<typeof ExamineWiki>;

/** What was there before Rekey came is examined, a slice at a time. */
export const ExamineHistory = z.object({ name: z.literal("examine-history"), ...subject });
export type ExamineHistory = z.infer<typeof ExamineHistory>;

/** What was pushed and not announced is found. */
export const CompareRefs = z.object({ name: z.literal("compare-refs"), ...subject });
export type CompareRefs = z.infer<typeof CompareRefs>;

export const EnsureRotationIssue = z.object({
  name: z.literal("ensure-rotation-issue"),
  ...subject,
  fingerprint: z.string(),
});
export type EnsureRotationIssue = z.infer<typeof EnsureRotationIssue>;

/** A job died: the checks it left in progress are concluded, never green. `problem` is our own text. */
export const ConcludeChecks = z.object({
  name: z.literal("conclude-checks"),
  ...subject,
  job: z.string(),
  problem: z.string(),
});
export type ConcludeChecks = z.infer<typeof ConcludeChecks>;

export const Job = z.discriminatedUnion("name", [
  ExaminePush,
  ExaminePull,
  ExamineGroup,
  RerunChecks,
  AdoptRepository,
  PublicizeRepository,
  ReconcileRepository,
  ExamineText,
  ExamineWiki,
  CompareRefs,
  ExamineHistory,
  EnsureRotationIssue,
  ConcludeChecks,
]);
export type Job = z.infer<typeof Job>;

/**
 * Jobs with one key run one after another; a queued job with the same key and the same payload as a new one stands for both.
 * Pull requests are read afresh when their job starts, so many events of one pull request become one job.
 */
export function jobKey(job: Job): string {
  const place = `${job.repository.id}`;
  switch (job.name) {
    case "examine-push":
      return `${place}/${job.ref}`;
    case "examine-pull":
      return `${place}/pull/${job.number}`;
    case "examine-group":
      return `${place}/group/${job.headSha}`;
    case "rerun-checks":
      return `${place}/rerun/${job.headSha}`;
    case "adopt-repository":
      return `${place}/adopt`;
    case "publicize-repository":
      return `${place}/publicize`;
    case "reconcile-repository":
      return `${place}/reconcile`;
    case "examine-text":
      return `${place}/text/${job.surface}/${job.on}/${job.id}`;
    case "examine-wiki":
      return `${place}/wiki`;
    case "compare-refs":
      return `${place}/compare`;
    case "examine-history":
      // One at a time for all repositories of an installation.
      return `history/${job.installation}`;
    case "ensure-rotation-issue":
      return `${place}/issue/${job.fingerprint}`;
    case "conclude-checks":
      return `${place}/conclude/${job.job}`;
    default:
      return job satisfies never;
  }
}
