import { rm } from "node:fs/promises";
import type { Octokit } from "@octokit/rest";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { sampleOf } from "../../src/detection/sample.ts";
import { ruleOf } from "../../src/providers/index.ts";
import { type Clone, cleanFiles, cloneRepository } from "../story.ts";
import type { Chance } from "./chance.ts";

/** What must be true of one branch in the end, whatever happened to Rekey meanwhile. */
export interface Branch {
  readonly name: string;
  /** Every head that was pushed, oldest first: whether its own push leaked, and whether the branch has by then. */
  readonly heads: { readonly sha: string; readonly leaks: boolean; readonly hasLeaked: boolean }[];
  /** Credentials that its commits brought in. */
  keys: number;
  pull: number | undefined;
}

/** Somebody who pushes, opens pull requests and presses "Re-run", with some leak now and then. */
export interface Developer {
  readonly repo: string;
  readonly branches: readonly Branch[];
  act(): Promise<void>;
  leave(): Promise<void>;
}

interface Workplace {
  readonly sandbox: Sandbox;
  readonly octokit: Octokit;
  readonly chance: Chance;
  /** Gives another number each time, so that no two credentials are the same. */
  readonly nextSeed: () => number;
}

export async function hireDeveloper(workplace: Workplace, repo: string): Promise<Developer> {
  const { sandbox, octokit, chance } = workplace;
  const at = { owner: sandbox.organisation, repo };
  await octokit.rest.repos.createInOrg({ org: at.owner, name: repo, private: true });
  const clone = await cloneRepository(sandbox, repo);
  await clone.commit(`A small shop called ${repo}`, cleanFiles);
  await clone.git("push", "-q", "origin", "main");
  const branches: Branch[] = [];

  async function startBranch(): Promise<void> {
    const branch: Branch = { name: `work-${branches.length}`, heads: [], keys: 0, pull: undefined };
    await clone.git("checkout", "-q", "-b", branch.name, "main");
    await pushTo(branch);
    branches.push(branch);
  }

  async function pushTo(branch: Branch): Promise<void> {
    const isLeak = chance.below(1) < 0.4;
    const step = branch.heads.length;
    const text = isLeak
      ? `export const key = "${sampleOf(ruleOf("stripe-secret-key"), workplace.nextSeed())}";\n`
      : `export const step = ${step};\n`;
    const sha = await commitTo(clone, branch, { path: `src/${branch.name}-${step}.ts`, text });
    if (isLeak) branch.keys += 1;
    branch.heads.push({ sha, leaks: isLeak, hasLeaked: branch.keys > 0 });
  }

  async function openPull(branch: Branch): Promise<void> {
    const title = `Merge ${branch.name}`;
    const { data } = await octokit.rest.pulls.create({ ...at, head: branch.name, base: "main", title });
    branch.pull = data.number;
  }

  async function pressRerun(branch: Branch): Promise<void> {
    const ref = branch.heads.at(-1)?.sha ?? "";
    const { data } = await octokit.rest.checks.listForRef({ ...at, ref });
    const [run] = data.check_runs;
    if (run?.status === "completed") await octokit.rest.checks.rerequestRun({ ...at, check_run_id: run.id });
  }

  return {
    repo,
    branches,
    async act() {
      const branch = branches.length === 0 ? undefined : chance.pick(branches);
      const dice = chance.below(1);
      if (branch === undefined || dice < 0.45) return startBranch();
      if (dice < 0.7) return branch.pull === undefined ? openPull(branch) : pushTo(branch);
      if (dice < 0.9) return pushTo(branch);
      return pressRerun(branch);
    },
    leave: () => rm(clone.directory, { recursive: true, force: true }),
  };
}

async function commitTo(
  clone: Clone,
  branch: Branch,
  file: { readonly path: string; readonly text: string },
): Promise<string> {
  await clone.git("checkout", "-q", branch.name);
  const sha = await clone.commit(`Change ${file.path}`, { [file.path]: file.text });
  await clone.git("push", "-q", "origin", branch.name);
  return sha;
}
