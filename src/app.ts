import type { Probot } from "probot";
import type { AnnouncedHead, Delivery } from "./database/store.ts";
import { type Job, jobKey, type Repository } from "./jobs/job.ts";

/** Stores a delivery with its jobs; what it was given survives a crash once it has returned. */
export type Accept = (delivery: Delivery, jobs: readonly Job[]) => Promise<void>;

export interface AppOptions {
  readonly accept: Accept;
  /** Told before the job is queued: until it has run, no other pull request of this head is shown as green. */
  readonly announceHead: (head: AnnouncedHead) => Promise<void>;
  /** The installation is gone or suspended: nothing can be done for it. */
  readonly drop: (installation: number) => Promise<void>;
  /** A branch's name goes into the database; one that holds a credential must not. */
  readonly redactName: (name: string) => string;
  /** What is due when an installation may be served again. */
  readonly resume: (installation: number) => Promise<readonly Job[]>;
}

/** Which event becomes which job, and nothing else. Only ids, names and hashes go on from here: a payload can hold a secret. */
export function createApp({ accept, announceHead, redactName, ...installations }: AppOptions) {
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

    app.on(
      ["pull_request.opened", "pull_request.synchronize", "pull_request.reopened", "pull_request.ready_for_review"],
      ({ id, payload }) => acceptPull(id, payload),
    );

    app.on("pull_request.edited", async ({ id, payload }) => {
      // Titles and bodies do not change what is merged; another base does.
      if (payload.changes.base) await acceptPull(id, payload);
    });

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

  async function acceptPull(guid: string, payload: PullPayload): Promise<void> {
    const subject = subjectOf(payload);
    if (!subject) return;
    const job: Job = { name: "examine-pull", ...subject, number: payload.pull_request.number };
    const headSha = payload.pull_request.head.sha;
    await announceHead({ repositoryId: subject.repository.id, headSha, subject: jobKey(job) });
    await accept({ guid, event: "pull_request", action: payload.action }, [job]);
  }

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

interface RepositoryPayload {
  readonly installation?: { readonly id: number };
  readonly repository: {
    readonly id: number;
    readonly name: string;
    readonly owner: { readonly login: string } | null;
  };
}

interface PullPayload extends RepositoryPayload {
  readonly action: string;
  readonly pull_request: { readonly number: number; readonly head: { readonly sha: string } };
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

/** Undefined for a delivery of a repository's own webhook, which carries no installation and so no right to act. */
function subjectOf(payload: RepositoryPayload): { installation: number; repository: Repository } | undefined {
  const { installation, repository } = payload;
  if (!installation || !repository.owner) return undefined;
  return {
    installation: installation.id,
    repository: { id: repository.id, owner: repository.owner.login, name: repository.name },
  };
}
