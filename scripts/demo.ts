import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Octokit } from "@octokit/rest";
import { startLocalRekey } from "./local-rekey.ts";
import {
  type Clone,
  cleanFiles,
  cloneRepository,
  inventedKey,
  type Place,
  paymentsFile,
  userOctokit,
} from "./story.ts";

/** The story that README tells, told by real pushes. Exits 0 only if every step happened. */

const repo = "demo-shop";
const patienceMs = 30_000;

const directory = await mkdtemp(join(tmpdir(), "rekey-demo-"));
const local = await startLocalRekey({ dataDirectory: directory, host: "127.0.0.1", port: 0, sandboxPort: 0 });
try {
  await tell(local.sandbox);
  console.log("\nEvery step happened. `npm start` shows the same in your browser.");
} catch (error) {
  console.error(`\n✗ ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  await local.close();
  await rm(directory, { recursive: true, force: true });
}

async function tell(place: Place): Promise<void> {
  const octokit = userOctokit(place);
  await step("A repository, pushed with git", async () => {
    await octokit.rest.repos.createInOrg({ org: place.organisation, name: repo, private: true });
  });
  const shop: Shop = { octokit, at: { owner: place.organisation, repo }, clone: await cloneRepository(place, repo) };
  const main = await shop.clone.commit("A small shop", cleanFiles);
  await shop.clone.git("push", "-q", "origin", "main");
  await step("Its first push is examined and is clean", () => verdict(shop, main, "success"), title);

  const { comment, issue } = await leak(shop);
  const fixed = await fix(shop, comment);
  await rotate(shop, { fixed, issue });
  await rm(shop.clone.directory, { recursive: true, force: true });
}

interface Shop {
  readonly octokit: Octokit;
  readonly at: { readonly owner: string; readonly repo: string };
  readonly clone: Clone;
}

/** A live key in a pull request: the check, the comment, the issue. */
async function leak({ octokit, at, clone }: Shop): Promise<{ comment: number; issue: number }> {
  const key = inventedKey("stripe-secret-key");
  await clone.git("checkout", "-q", "-b", "checkout");
  const sha = await clone.commit("Try the live key", { "src/payments.ts": paymentsFile(`"${key}"`) });
  await clone.git("push", "-q", "origin", "checkout");
  const { data: pull } = await octokit.rest.pulls.create({ ...at, head: "checkout", base: "main", title: "Checkout" });
  await step(
    "A pull request with a live key fails its check",
    () => verdict({ octokit, at, clone }, sha, "failure"),
    title,
  );

  const comment = await step(
    "The comment is on the very line, with what should stand there",
    async () => {
      const found = await eventually(async () => {
        const { data } = await octokit.rest.pulls.listReviewComments({ ...at, pull_number: pull.number });
        return data[0];
      });
      expect(found.path === "src/payments.ts" && found.line === 3, `it is on ${found.path}:${found.line}`);
      expect(found.body.includes("```suggestion"), "it has no suggestion");
      expect(!found.body.includes(key), "it shows the key");
      return found;
    },
    ({ path, line }) => `${path}:${line}`,
  );
  const issue = await step(
    "A rotation issue holds the provider's steps",
    async () => {
      const found = await eventually(async () => {
        const { data } = await octokit.rest.issues.listForRepo({ ...at, labels: "rekey" });
        return data[0];
      });
      expect(found.body?.includes("dashboard.stripe.com") ?? false, "it does not name the provider's console");
      expect(!found.body?.includes(key), "it shows the key");
      return found;
    },
    title,
  );
  return { comment: comment.id, issue: issue.number };
}

/** The line is mended. That is not enough, and the check and the comment say so. */
async function fix(shop: Shop, comment: number): Promise<string> {
  const { octokit, at, clone } = shop;
  const files = { "src/payments.ts": paymentsFile("process.env.STRIPE_SECRET_KEY") };
  const sha = await clone.commit("Read the key from the environment", files);
  await clone.git("push", "-q", "origin", "checkout");
  await step("The fix is pushed: the check still asks for the rotation", () => verdict(shop, sha, "failure"), title);
  await step("The comment is struck: gone from the branch, still in history", () =>
    eventually(async () => {
      const { data } = await octokit.rest.pulls.getReviewComment({ ...at, comment_id: comment });
      return data.body.includes("still in history") ? true : undefined;
    }),
  );
  return sha;
}

async function rotate(shop: Shop, { fixed, issue }: { fixed: string; issue: number }): Promise<void> {
  const { octokit, at } = shop;
  await step(
    "The key is rotated, the issue closed, the check run again: green",
    async () => {
      const failed = await verdict(shop, fixed, "failure");
      await octokit.rest.issues.update({ ...at, issue_number: issue, state: "closed" });
      await octokit.rest.checks.rerequestRun({ ...at, check_run_id: failed.id });
      return eventually(async () => {
        const run = await latestRun(shop, fixed);
        return run?.conclusion === "success" ? run : undefined;
      });
    },
    title,
  );
}

interface Run {
  readonly id: number;
  readonly conclusion: string | null;
  readonly title: string;
}

/** Waits for the check to be concluded; it must be concluded like this. */
async function verdict(shop: Shop, ref: string, expected: "success" | "failure"): Promise<Run> {
  const run = await eventually(() => latestRun(shop, ref));
  expect(run.conclusion === expected, `expected ${expected}, got ${run.conclusion}`);
  return run;
}

async function latestRun({ octokit, at }: Shop, ref: string): Promise<Run | undefined> {
  const { data } = await octokit.rest.checks.listForRef({ ...at, ref, check_name: "rekey / secrets" });
  const [latest] = data.check_runs;
  if (latest?.status !== "completed") return undefined;
  return { id: latest.id, conclusion: latest.conclusion, title: latest.output.title ?? "" };
}

function title(result: { readonly title: string }): string {
  return result.title;
}

async function step<Result>(
  what: string,
  run: () => Promise<Result>,
  detail: (result: Result) => string = () => "",
): Promise<Result> {
  const started = performance.now();
  const result = await run();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const shown = detail(result);
  console.log(`✓ ${what}${shown === "" ? "" : `\n    ${shown}`}  (${seconds} s)`);
  return result;
}

async function eventually<Result>(look: () => Promise<Result | undefined>): Promise<Result> {
  const until = Date.now() + patienceMs;
  while (Date.now() < until) {
    const result = await look();
    if (result !== undefined) return result;
    await pause(100);
  }
  throw new Error(`it did not happen within ${patienceMs / 1000} seconds`);
}

function expect(isTrue: boolean, otherwise: string): asserts isTrue {
  if (!isTrue) throw new Error(otherwise);
}
