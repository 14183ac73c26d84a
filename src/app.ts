import type { Probot } from "probot";
import type { Delivery } from "./database/store.ts";
import type { Job } from "./jobs/job.ts";
import { type RepositoryPayload, type Subject, subjectOf } from "./subject-of.ts";
import { onText } from "./text-events.ts";

/** Stores a delivery with its jobs; what it was given survives a crash once it has returned. */
export type Accept = (delivery: Delivery, jobs: readonly Job[]) => Promise<void>;

export interface AppOptions {
  readonly accept: Accept;
  /** The installation is gone or suspended: nothing can be done for it. */
  readonly dropInstallation: (installation: number) => Promise<void>;
  /** A branch's name goes into the database; one that holds a credential must not. */
  readonly redactName: (name: string) => string;
  /** Whether a login is Rekey's own, as far as is known yet: what it writes is not examined. */
  readonly isOurs: (login: string) => boolean;
  /** What is due when an installation may be served again. */
  readonly resumeInstallation: (installation: number) => Promise<readonly Job[]>;
}

/** Which event becomes which job, and nothing else. Only ids, names and hashes go on from here: a payload can hold a secret. */
export function createApp(options: AppOptions) {
  const { accept, redactName, dropInstallation, resumeInstallation } = options;
  return (app: Probot): void => {
    app.on("push", async ({ id, payload }) => {
      const isBranch = payload.ref.startsWith("refs/heads/");
      const subject = subjectOf(payload);
      if (!isBranch || payload.deleted || !subject) return;
      const { before, after, forced } = payload;
      const ref = redactName(payload.ref);
      const pusher = payload.sender?.login ?? payload.pusher.name;
      await accept({ guid: id, event: "push", action: undefined }, [
        { name: "examine-push", ...subject, ref, before, after, forced, pusher },
      ]);
    });

    onPull(app, accept);
    onText(app, options);

    app.on("check_run.rerequested", ({ id, payload }) =>
      acceptRerun({ guid: id, event: "check_run", action: payload.action }, payload, payload.check_run.head_sha),
    );

    app.on("check_suite.rerequested", ({ id, payload }) =>
      acceptRerun({ guid: id, event: "check_suite", action: payload.action }, payload, payload.check_suite.head_sha),
    );

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
      const jobs = await resumeInstallation(payload.installation.id);
      await accept({ guid: id, event: "installation", action: payload.action }, jobs);
    });

    app.on(["installation.deleted", "installation.suspend"], ({ payload }) =>
      dropInstallation(payload.installation.id),
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
    const jobs = repositories.map((repository): Job => {
      const [owner = "", name = ""] = repository.full_name.split("/");
      return {
        name: "adopt-repository",
        installation: installation.id,
        repository: { id: repository.id, owner, name },
      };
    });
    await accept(delivery, jobs);
  }
}

function onPull(app: Probot, accept: Accept): void {
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

  async function acceptPull(guid: string, payload: PullPayload, jobs: readonly JobOfPull[]): Promise<void> {
    const subject = subjectOf(payload);
    if (!subject || jobs.length === 0) return;
    const { action, pull_request: pull } = payload;
    await accept(
      { guid, event: "pull_request", action },
      jobs.map((toJob) => toJob(subject, pull)),
    );
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
  readonly pull_request: { readonly number: number; readonly node_id: string };
}
