import type { Probot } from "probot";
import type { AnnouncedHead, Delivery } from "./database/store.ts";
import { type Job, jobKey } from "./jobs/job.ts";
import { type RepositoryPayload, type Subject, subjectOf } from "./subject-of.ts";
import { onText } from "./text-events.ts";

/**
 * Stores a delivery with its jobs; what it was given survives a crash once it has returned. Until the jobs have run, no other pull
 * request with the announced head is shown as green.
 */
export type Accept = (delivery: Delivery, jobs: readonly Job[], announced?: AnnouncedHead) => Promise<void>;

export interface AppOptions {
  readonly accept: Accept;
  /** The installation is gone or suspended: nothing can be done for it. */
  readonly drop: (installation: number) => Promise<void>;
  /** A branch's name goes into the database; one that holds a credential must not. */
  readonly redactName: (name: string) => string;
  /** Whether a login is Rekey's own, as far as is known yet: what it writes is not examined. */
  readonly isOurs: (login: string) => boolean;
  /** What is due when an installation may be served again. */
  readonly resume: (installation: number) => Promise<readonly Job[]>;
}

/** Which event becomes which job, and nothing else. Only ids, names and hashes go on from here: a payload can hold a secret. */
export function createApp(options: AppOptions) {
  const { accept, redactName, ...installations } = options;
  return (app: Probot): void => {
    app.on("push", async ({ id, payload }) => {
      const subject = subjectOf(payload);
      if (payload.deleted || !subject) return;
      const { before, after, forced } = payload;
      const ref = redactName(payload.ref);
      const pusher = payload.sender?.login ?? payload.pusher.name;
      await accept({ guid: id, event: "push", action: undefined }, [
        { name: "examine-push", ...subject, ref, before, after, forced, pusher },
      ]);
    });

    onPull(app, options);
    onText(app, options);

    app.on("merge_group.checks_requested", async ({ id, payload }) => {
      const job = groupJob(payload, redactName);
      if (job) await accept({ guid: id, event: "merge_group", action: payload.action }, [job]);
    });

    app.on("check_run.rerequested", ({ id, payload }) =>
      acceptRerun({ guid: id, event: "check_run", action: payload.action }, payload, payload.check_run.head_sha),
    );

    app.on("check_suite.rerequested", ({ id, payload }) =>
      acceptRerun({ guid: id, event: "check_suite", action: payload.action }, payload, payload.check_suite.head_sha),
    );

    app.on(["repository.publicized", "public"], async ({ id, name, payload }) => {
      const subject = subjectOf(payload);
      const action = "action" in payload ? payload.action : undefined;
      if (subject) await accept({ guid: id, event: name, action }, [{ name: "publicize-repository", ...subject }]);
    });

    app.on(["repository.unarchived", "repository.transferred"], async ({ id, payload }) => {
      const subject = subjectOf(payload);
      const delivery = { guid: id, event: "repository", action: payload.action };
      if (subject) await accept(delivery, [{ name: "adopt-repository", ...subject }]);
    });

    app.on("installation.created", ({ id, payload }) =>
      acceptRepositories(
        { guid: id, event: "installation", action: payload.action },
        payload,
        payload.repositories ?? [],
      ),
    );

    app.on("installation_repositories.added", ({ id, payload }) =>
      acceptRepositories(
        { guid: id, event: "installation_repositories", action: payload.action },
        payload,
        payload.repositories_added,
      ),
    );

    app.on(["installation.unsuspend", "installation.new_permissions_accepted"], async ({ id, payload }) => {
      const jobs = await installations.resume(payload.installation.id);
      await accept({ guid: id, event: "installation", action: payload.action }, jobs);
    });

    app.on(["installation.deleted", "installation.suspend"], ({ payload }) =>
      installations.drop(payload.installation.id),
    );
  };

  async function acceptRerun(delivery: Delivery, payload: RepositoryPayload, headSha: string): Promise<void> {
    const subject = subjectOf(payload);
    if (subject) await accept(delivery, [{ name: "rerun-checks", ...subject, headSha }]);
  }

  async function acceptRepositories(
    delivery: Delivery,
    { installation }: { readonly installation: { readonly id: number } },
    repositories: readonly { readonly id: number; readonly full_name: string }[],
  ): Promise<void> {
    await accept(
      delivery,
      repositories.map((repository) => adoptionJob(installation.id, repository)),
    );
  }
}

function onPull(app: Probot, { accept }: AppOptions): void {
  app.on("pull_request.opened", ({ id, payload }) => acceptPull(id, payload, [examinePull, examinePullText]));

  app.on(["pull_request.synchronize", "pull_request.reopened", "pull_request.ready_for_review"], ({ id, payload }) =>
    acceptPull(id, payload, [examinePull]),
  );

  app.on("pull_request.edited", async ({ id, payload }) => {
    const { base, title, body } = payload.changes;
    // Titles and bodies do not change what is merged; another base does.
    const jobs = [...(base ? [examinePull] : []), ...(title || body ? [examinePullText] : [])];
    await acceptPull(id, payload, jobs);
  });

  async function acceptPull(guid: string, payload: PullPayload, wanted: readonly JobOfPull[]): Promise<void> {
    const subject = subjectOf(payload);
    if (!subject || wanted.length === 0) return;
    const { action, pull_request: pull } = payload;
    const jobs = wanted.map((toJob) => toJob(subject, pull));
    const repositoryId = subject.repository.id;
    const judging = jobs.find(({ name }) => name === "examine-pull");
    const announced = judging && { repositoryId, headSha: pull.head.sha, subject: jobKey(judging) };
    await accept({ guid, event: "pull_request", action }, jobs, announced);
  }
}

type JobOfPull = (subject: Subject, pull: PullPayload["pull_request"]) => Job;

function examinePull(subject: Subject, { number }: PullPayload["pull_request"]): Job {
  return { name: "examine-pull", ...subject, number };
}

function examinePullText(subject: Subject, { number, node_id }: PullPayload["pull_request"]): Job {
  return { name: "examine-text", ...subject, surface: "pull request", on: number, id: 0, node: node_id };
}

interface PullPayload extends RepositoryPayload {
  readonly action: string;
  readonly pull_request: {
    readonly number: number;
    readonly node_id: string;
    readonly head: { readonly sha: string };
  };
}

function adoptionJob(
  installation: number,
  { id, full_name }: { readonly id: number; readonly full_name: string },
): Job {
  const [owner = "", name = ""] = full_name.split("/");
  return { name: "adopt-repository", installation, repository: { id, owner, name } };
}

interface GroupPayload {
  readonly merge_group: { readonly [name in "head_sha" | "head_ref" | "base_sha" | "base_ref"]: string };
  readonly repository?: RepositoryPayload["repository"];
  readonly installation?: { readonly id: number };
  readonly sender?: { readonly login: string };
}

function groupJob(payload: GroupPayload, redactName: (name: string) => string): Job | undefined {
  const { merge_group: group, repository, installation, sender } = payload;
  const subject = repository && installation && subjectOf({ repository, installation });
  if (!subject) return undefined;
  return {
    name: "examine-group",
    ...subject,
    headSha: group.head_sha,
    headRef: redactName(group.head_ref),
    baseSha: group.base_sha,
    baseRef: redactName(group.base_ref),
    actor: sender?.login ?? subject.repository.owner,
  };
}
