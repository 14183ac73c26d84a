import { rm } from "node:fs/promises";
import type { Octokit } from "@octokit/rest";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { cleanFiles, cloneRepository, inventedKey } from "../story.ts";

/** A repository with a clean pull request that is judged already. */
export interface Site {
  /** Pushes a credential to the pull request. */
  leak(): Promise<void>;
  /** What is not as it must be in the end, in a few words; undefined: everything is. */
  look(): Promise<string | undefined>;
  close(): Promise<void>;
}

export async function openSite(sandbox: Sandbox, octokit: Octokit, repo: string): Promise<Site> {
  const at = { owner: sandbox.organisation, repo };
  await octokit.rest.repos.createInOrg({ org: at.owner, name: repo, private: true });
  const clone = await cloneRepository(sandbox, repo);
  await clone.commit(`Begin ${repo}`, cleanFiles);
  await clone.git("push", "-q", "origin", "main");
  await clone.git("checkout", "-q", "-b", "change");
  let sha = await clone.commit(`Change ${repo}`, { "notes.md": "To do\n" });
  await clone.git("push", "-q", "origin", "change");
  const { data: pull } = await octokit.rest.pulls.create({ ...at, head: "change", base: "main", title: "Change" });

  async function runs() {
    const { data } = await octokit.rest.checks.listForRef({ ...at, ref: sha, filter: "all", per_page: 100 });
    return data.check_runs;
  }

  async function isJudged(): Promise<boolean> {
    const found = await runs();
    return found.length >= 2 && found.every(({ status }) => status === "completed");
  }
  while (!(await isJudged())) await new Promise((resolve) => setTimeout(resolve, 100));

  return {
    async leak() {
      sha = await clone.commit("Leak", { "leak.ts": `export const key = "${inventedKey("stripe-secret-key")}";\n` });
      await clone.git("push", "-q", "origin", "change");
    },
    async look() {
      const found = await runs();
      const hanging = found.filter(({ status }) => status !== "completed");
      if (hanging.length > 0) return `${hanging.length} checks are in progress`;
      if (new Set(found.map(({ external_id }) => external_id)).size < found.length) return "a check was opened twice";
      const [secrets] = found.filter(({ name }) => name === "rekey / secrets").sort((one, other) => other.id - one.id);
      if (!secrets?.output.title?.includes("must be")) return `the check says ${secrets?.output.title}`;
      const { data: comments } = await octokit.rest.pulls.listReviewComments({ ...at, pull_number: pull.number });
      if (comments.length !== 1) return `${comments.length} comments`;
      const { data: issues } = await octokit.rest.issues.listForRepo({ ...at, state: "all", labels: "rekey" });
      return issues.length === 1 ? undefined : `${issues.length} issues`;
    },
    close: () => rm(clone.directory, { recursive: true, force: true }),
  };
}
