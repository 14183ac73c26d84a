import type { ProbotOctokit } from "probot";
import type { Repository } from "../jobs/job.ts";
import { toThrown } from "./failures.ts";

/** What is asked of GitHub as the App itself, not through one of its installations. Fails like `GitHub` does. */
export interface AsApp {
  /** Attempts to deliver since that moment, newest first, at most `max` of them. */
  deliveryAttempts(since: Date, max: number): Promise<readonly DeliveryAttempt[]>;
  /** Has GitHub deliver it again, under the same GUID. */
  redeliver(attemptId: number): Promise<void>;
  /** Those that are not suspended. */
  installations(): Promise<readonly number[]>;
  repositoriesOf(installation: number): Promise<readonly Repository[]>;
}

export interface DeliveryAttempt {
  readonly id: number;
  /** All attempts to deliver one event have the same one. */
  readonly guid: string;
  readonly deliveredAt: Date;
  readonly isOk: boolean;
}

/** `auth` is Probot's: without an installation it gives the App's own Octokit. */
export function connectAsApp(auth: (installation?: number) => Promise<ProbotOctokit>, now: () => Date): AsApp {
  async function call<Result>(installation: number | undefined, work: (octokit: ProbotOctokit) => Promise<Result>) {
    try {
      return await work(installation === undefined ? await auth() : await auth(installation));
    } catch (error) {
      throw toThrown(error, now());
    }
  }

  return {
    deliveryAttempts: (since, max) => call(undefined, (octokit) => readAttempts(octokit, since, max)),
    redeliver: (delivery_id) =>
      call(undefined, async (octokit) => void (await octokit.rest.apps.redeliverWebhookDelivery({ delivery_id }))),
    installations: () => call(undefined, readInstallations),
    repositoriesOf: (installation) => call(installation, readRepositories),
  };
}

async function readAttempts(octokit: ProbotOctokit, since: Date, max: number): Promise<DeliveryAttempt[]> {
  // GitHub's filter by failure leaves out what never connected, so all are read.
  const pages = octokit.paginate.iterator(octokit.rest.apps.listWebhookDeliveries, { per_page: 100 });
  const attempts: DeliveryAttempt[] = [];
  for await (const { data } of pages) {
    for (const { id, guid, delivered_at, status, status_code } of data) {
      const deliveredAt = new Date(delivered_at);
      if (deliveredAt < since || attempts.length === max) return attempts;
      attempts.push({ id, guid, deliveredAt, isOk: status === "OK" || (status_code >= 200 && status_code < 300) });
    }
  }
  return attempts;
}

async function readInstallations(octokit: ProbotOctokit): Promise<number[]> {
  const installations = await octokit.paginate(octokit.rest.apps.listInstallations, { per_page: 100 });
  return installations.filter(({ suspended_at }) => !suspended_at).map(({ id }) => id);
}

async function readRepositories(octokit: ProbotOctokit): Promise<Repository[]> {
  const repositories = await octokit.paginate(octokit.rest.apps.listReposAccessibleToInstallation, { per_page: 100 });
  return repositories
    .filter(({ archived, disabled }) => !archived && !disabled)
    .map(({ id, name, owner }) => ({ id, owner: owner.login, name }));
}
