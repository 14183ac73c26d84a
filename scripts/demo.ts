import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Octokit } from "@octokit/rest";
import { startLocalRekey } from "./local-rekey.ts";
import { cleanFiles, cloneRepository, inventedKey, type Place, paymentsFile, userOctokit } from "./story.ts";

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
  const at = { owner: place.organisation, repo };
  const key = inventedKey("stripe-secret-key");

  await step("A repository, pushed with git", async () => {
    await octokit.rest.repos.createInOrg({ org: place.organisation, name: repo, private: true });
  });
  const clone = await cloneRepository(place, repo);
  const main = await clone.commit("A small shop", cleanFiles);
  await clone.git("push", "-q", "origin", "main");
  await step("Its first push is examined and is clean", async () => {
    const { conclusion, title } = await concluded(octokit, main, "rekey / secrets");
    expect(conclusion === "success", `expected success, got ${conclusion}`);
    return title;
  });

  await clone.git("checkout", "-q", "-b", "checkout");
  const leak = await clone.commit("Try the live key", { "src/payments.ts": paymentsFile(`"${key}"`) });
  await clone.git("push", "-q", "origin", "checkout");
  const { data: pull } = await octokit.rest.pulls.create({
    ...at,
    head: "checkout",
    base: "main",
    title: "Faster checkout",
  });
  await step("A pull request with a live key fails its check", async () => {
    const { conclusion, title } = await concluded(octokit, leak, "rekey / secrets");
    expect(conclusion === "failure", `expected failure, got ${conclusion}`);
    return title;
  });
  const comment = await step(
    "The comment is on the very line, with what should stand there",
    async () => {
      const [found] = await eventually(async () => {
        const { data } = await octokit.rest.pulls.listReviewComments({ ...at, pull_number: pull.number });
        return data.length > 0 ? data : undefined;
      });
      expect(found?.path === "src/payments.ts" && found.line === 3, `it is on ${found?.path}:${found?.line}`);
      expect(found.body.includes("```suggestion"), "it has no suggestion");
      expect(!found.body.includes(key), "it shows the key");
      return found;
    },
    ({ path, line }) => `${path}:${line}`,
  );
  const issue = await step(
    "A rotation issue holds the provider's steps",
    async () => {
      const [found] = await eventually(async () => {
        const { data } = await octokit.rest.issues.listForRepo({ ...at, labels: "rekey" });
        return data.length > 0 ? data : undefined;
      });
      expect(found?.body?.includes("dashboard.stripe.com") ?? false, "it does not name the provider's console");
      expect(!found?.body?.includes(key), "it shows the key");
      return found;
    },
    (found) => found?.title ?? "",
  );

  const fix = await clone.commit("Read the key from the environment", {
    "src/payments.ts": paymentsFile("process.env.STRIPE_SECRET_KEY"),
  });
  await clone.git("push", "-q", "origin", "checkout");
  await step("The fix is pushed: the check still asks for the rotation", async () => {
    const { conclusion, title } = await concluded(octokit, fix, "rekey / secrets");
    expect(conclusion === "failure", `expected failure, got ${conclusion}`);
    return title;
  });
  await step("The comment is struck: gone from the branch, still in history", async () => {
    await eventually(async () => {
      const { data } = await octokit.rest.pulls.getReviewComment({ ...at, comment_id: comment.id });
      return data.body.includes("still in history") ? data : undefined;
    });
  });

  await step("The key is rotated, the issue closed, the check run again: green", async () => {
    await octokit.rest.issues.update({ ...at, issue_number: issue?.number ?? 0, state: "closed" });
    const failed = await concluded(octokit, fix, "rekey / secrets");
    await octokit.rest.checks.rerequestRun({ ...at, check_run_id: failed.id });
    const { title } = await eventually(async () => {
      const run = await concluded(octokit, fix, "rekey / secrets");
      return run.conclusion === "success" ? run : undefined;
    });
    return title;
  });
  await rm(clone.directory, { recursive: true, force: true });

  async function concluded(client: Octokit, ref: string, check_name: string) {
    return eventually(async () => {
      const { data } = await client.rest.checks.listForRef({ ...at, ref, check_name });
      const [latest] = data.check_runs;
      if (latest?.status !== "completed") return undefined;
      return { id: latest.id, conclusion: latest.conclusion, title: latest.output.title ?? "" };
    });
  }
}

async function step<Result>(
  what: string,
  run: () => Promise<Result>,
  detail: (result: Result) => string = (result) => (typeof result === "string" ? result : ""),
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
