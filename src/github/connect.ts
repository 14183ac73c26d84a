import type { ProbotOctokit } from "probot";
import type { Access, AppIdentity } from "./access.ts";
import { concludeCheckRun, createCheckRun, ensureCheckRun } from "./check-runs.ts";
import { statusOf, toThrown } from "./failures.ts";
import { createHeadReader } from "./heads.ts";
import { ensureIssue, issueClosedAt } from "./issues.ts";
import type { OrganisationFiles } from "./organisation-files.ts";
import type { Connect, GitHub } from "./port.ts";
import { openPulls, openPullsAt, openPullsFrom, readPull } from "./pulls.ts";
import { readText } from "./read-text.ts";
import { ensureReply } from "./replies.ts";
import { branchesAt, installationToken, readRepository } from "./repository.ts";
import { ensureReviewComments } from "./review-comments.ts";
import { tellRequests } from "./tell-requests.ts";

export interface ConnectOptions {
  /** Probot's `app.auth`, which must give an `AppOctokit`: each call is made once, and the queue repeats the job. */
  readonly auth: (installation: number) => Promise<ProbotOctokit>;
  /** Asked at each call: it takes a request to GitHub to know, which may not answer when Rekey starts. */
  readonly app: () => Promise<AppIdentity>;
  readonly organisationFiles: OrganisationFiles;
  readonly now: () => Date;
}

/** Every call goes through one door, where Octokit's errors become those that the worker understands. */
export function createConnect({ auth, app, organisationFiles, now }: ConnectOptions): Connect {
  const heads = createHeadReader();
  return (installation, { owner, name }, log): GitHub => {
    async function call<Result>(work: (access: Access) => Promise<Result>): Promise<Result> {
      try {
        const octokit = await auth(installation);
        if (log) tellRequests(octokit, log);
        const identity = await app();
        return await withFreshToken(octokit, () => work({ octokit, owner, repo: name, app: identity }));
      } catch (error) {
        throw toThrown(error, now());
      }
    }

    return {
      readRepository: () => call(readRepository),
      readPull: (number) => call((access) => readPull(access, number)),
      openPullsFrom: (branch) => call((access) => openPullsFrom(access, branch)),
      openPulls: () => call(openPulls),
      openPullsAt: (headSha) => call((access) => openPullsAt(access, headSha)),
      openHeads: () => call(heads.openHeads),
      guardedBranches: () => call(heads.guardedBranches),
      branchesAt: (headSha) => call((access) => branchesAt(access, headSha)),
      ensureCheckRun: (check) => call((access) => ensureCheckRun(access, check)),
      createCheckRun: (check, output) => call((access) => createCheckRun(access, check, output)),
      concludeCheckRun: (id, output, annotationsThere) =>
        call((access) => concludeCheckRun(access, { id, annotationsThere }, output)),
      ensureReviewComments: (pull, wanted) => call((access) => ensureReviewComments(access, pull, wanted)),
      readText: (text) => call((access) => readText(access, text)),
      ensureReply: (to, reply) => call((access) => ensureReply(access, to, reply)),
      ensureIssue: (issue) => call((access) => ensureIssue(access, issue)),
      issueClosedAt: (issue) => call((access) => issueClosedAt(access, issue)),
      readOrganisationFile: (path) => call((access) => organisationFiles.read(access, path)),
      installationToken: () => call((access) => installationToken(access, now())),
    };
  };
}

/** A token that was revoked stays in Octokit's cache for an hour: the retry must not meet it again. */
async function withFreshToken<Result>(octokit: ProbotOctokit, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (statusOf(error) === 401) await octokit.auth({ type: "installation", refresh: true });
    throw error;
  }
}
