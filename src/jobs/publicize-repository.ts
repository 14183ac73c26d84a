import type { Incident } from "../database/store.ts";
import { byFingerprint } from "../policy/suppress.ts";
import { mostIssues } from "./choose-for-issues.ts";
import type { Deps, Run } from "./deps.ts";
import type { PublicizeRepository } from "./job.ts";
import { readDefaultPolicy } from "./read-policy.ts";

/**
 * What a repository holds can be read by everybody from now on. Each credential that is known and not dealt with gets its rotation
 * issue, also those that only the report on the past has told of; issues that are there lose their details, or have them moved to
 * a private place. Then the repository is looked at as if it were new.
 */
export async function publicizeRepository(
  { installation, repository }: PublicizeRepository,
  run: Run,
  deps: Deps,
): Promise<void> {
  const github = deps.connect(installation, repository);
  const state = await github.readRepository();
  // Taken back meanwhile.
  if (!state.isPublic) return;
  const { store, log } = deps;
  await store.recordPublication(repository.id, run.queuedAt);
  const { policy } = await readDefaultPolicy({ job: { repository }, github, repository: state, git: deps.git });
  const open = await store.openIncidents(repository.id);
  const told = open.filter(({ issue }) => issue !== undefined);
  const isDue = (one: Incident) => policy.issues && one.issue === undefined && byFingerprint(one, policy) === undefined;
  const others = open.filter(isDue);
  const left = others.slice(mostIssues).length;
  if (left > 0) log.warn({ repositoryId: repository.id, count: left }, "Credentials that are public get no issue yet");
  for (const { fingerprint } of [...told, ...others.slice(0, mostIssues)])
    await store.queue.enqueue({ name: "ensure-rotation-issue", installation, repository, fingerprint });
  await store.queue.enqueue({ name: "examine-history", installation, repository });
  await store.queue.enqueue({ name: "adopt-repository", installation, repository }, { urgency: "background" });
}
