import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Octokit } from "@octokit/rest";
import { expect } from "vitest";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { type LocalRekey, startLocalRekey } from "../../scripts/local-rekey.ts";
import { type Clone, cloneRepository, userOctokit } from "../../scripts/story.ts";
import { sampleOf } from "../../src/detection/sample.ts";
import { createLog } from "../../src/log.ts";
import { ruleOf } from "../../src/providers/index.ts";
import type { Pace, Rekey } from "../../src/rekey.ts";

/** The whole of it: the app over real HTTP, a real database, real git pushes by a user, and the local GitHub around them. */
export interface World {
  readonly sandbox: Sandbox;
  readonly rekey: Rekey;
  readonly octokit: Octokit;
  readonly dataDirectory: string;
  whileDown: LocalRekey["whileDown"];
  /** Of the credential that was planted last. */
  lastSeed(): number;
  /** A credential nobody issued, another one each time; that it shows up nowhere is asserted in `close`. */
  plant(ruleId?: string): string;
  createRepository(options?: { readonly isPublic?: boolean }): Promise<TestRepository>;
  /** Everything the app stored, logged or wrote on GitHub, as one text. */
  everythingWritten(): Promise<string>;
  close(): Promise<void>;
}

export interface CheckRun {
  readonly id: number;
  readonly conclusion: string | null;
  readonly title: string;
  readonly summary: string;
  readonly text: string;
}

export interface TestRepository {
  readonly owner: string;
  readonly repo: string;
  readonly clone: Clone;
  push(branch: string, ...argv: readonly string[]): Promise<void>;
  openPull(head: string, options?: { readonly base?: string; readonly draft?: boolean }): Promise<number>;
  /** The latest run of a check on a commit, once it is completed. */
  check(sha: string, name?: string): Promise<CheckRun>;
  /** All runs of a name on a commit, also superseded ones. */
  checkRuns(
    sha: string,
    name?: string,
  ): Promise<readonly { readonly id: number; readonly status: string; readonly conclusion: string | null }[]>;
  comments(
    pull: number,
  ): Promise<readonly { readonly path: string; readonly line: number | null; readonly body: string }[]>;
  issues(): Promise<
    readonly { readonly number: number; readonly state: string; readonly title: string; readonly body: string }[]
  >;
}

export const secretsCheck = "rekey / secrets";
export const hygieneCheck = "rekey / hygiene";

/** @param pace what Rekey takes its time for otherwise */
export async function startWorld(pace?: Pace): Promise<World> {
  const dataDirectory = await mkdtemp(join(tmpdir(), "rekey-world-"));
  const lines: string[] = [];
  const log = createLog({ level: "debug", destination: { write: (line: string) => void lines.push(line) } });
  const local = await startLocalRekey({
    dataDirectory,
    host: "127.0.0.1",
    port: 0,
    sandboxPort: 0,
    log,
    ...(pace && { pace }),
  });
  const octokit = userOctokit(local.sandbox);
  const planted = new Set<string>();
  const repositories: TestRepository[] = [];
  let seed = 2;

  async function createRepository({ isPublic = false } = {}): Promise<TestRepository> {
    const name = `shop-${repositories.length + 1}`;
    await octokit.rest.repos.createInOrg({ org: local.sandbox.organisation, name, private: !isPublic });
    const repository = await openRepository(local.sandbox, octokit, name);
    repositories.push(repository);
    return repository;
  }

  async function everythingWritten(): Promise<string> {
    const files = (await readdir(dataDirectory)).filter((file) => file.startsWith("rekey.sqlite"));
    const stored = await Promise.all(files.map((file) => readFile(join(dataDirectory, file), "latin1")));
    const shown = await Promise.all(repositories.map((repository) => writtenOn(octokit, repository)));
    return [...lines, ...stored, ...shown.flat()].join("\n");
  }

  return {
    ...local,
    octokit,
    dataDirectory,
    createRepository,
    everythingWritten,
    lastSeed: () => seed - 1,
    plant(ruleId = "stripe-secret-key") {
      const key = sampleOf(ruleOf(ruleId), seed++);
      planted.add(key);
      return key;
    },
    async close() {
      const everything = await everythingWritten();
      await local.close();
      await rm(dataDirectory, { recursive: true, force: true });
      for (const { clone } of repositories) await rm(clone.directory, { recursive: true, force: true });
      const leaked = [...planted].filter((key) => tracesOf(key).some((trace) => everything.includes(trace)));
      expect(leaked.map((key) => `${key.slice(0, 8)}…`)).toEqual([]);
    },
  };
}

/** How a credential would look in a database, a log or JSON, also when only a line of it got there. */
function tracesOf(key: string): string[] {
  const lines = key.split(/\r?\n/).filter((line) => line.length >= 20 && !line.startsWith("-----"));
  const encodings = [
    key,
    Buffer.from(key).toString("base64"),
    encodeURIComponent(key),
    JSON.stringify(key).slice(1, -1),
  ];
  return [...encodings, ...lines];
}

async function openRepository(sandbox: Sandbox, octokit: Octokit, repo: string): Promise<TestRepository> {
  const at = { owner: sandbox.organisation, repo };
  const clone = await cloneRepository(sandbox, repo);

  async function checkRuns(sha: string, check_name = secretsCheck) {
    const { data } = await octokit.rest.checks.listForRef({
      ...at,
      ref: sha,
      check_name,
      filter: "all",
      per_page: 100,
    });
    return data.check_runs;
  }

  return {
    ...at,
    clone,
    checkRuns,
    async push(branch, ...argv) {
      await clone.git("push", "-q", ...argv, "origin", branch);
    },
    async openPull(head, { base = "main", draft = false } = {}) {
      const { data } = await octokit.rest.pulls.create({ ...at, head, base, draft, title: `Merge ${head}` });
      return data.number;
    },
    check: (sha, check_name = secretsCheck) =>
      eventually(
        `${check_name} on ${sha.slice(0, 7)}`,
        async () => {
          const { data } = await octokit.rest.checks.listForRef({ ...at, ref: sha, check_name });
          const [latest] = data.check_runs;
          if (latest?.status !== "completed") return undefined;
          const { title, summary, text } = latest.output;
          return {
            id: latest.id,
            conclusion: latest.conclusion,
            title: title ?? "",
            summary: summary ?? "",
            text: text ?? "",
          };
        },
        checkPatienceMs,
      ),
    async comments(pull_number) {
      const { data } = await octokit.rest.pulls.listReviewComments({ ...at, pull_number, per_page: 100 });
      return data.map(({ path, line, body }) => ({ path, line: line ?? null, body }));
    },
    async issues() {
      const { data } = await octokit.rest.issues.listForRepo({ ...at, labels: "rekey", state: "all", per_page: 100 });
      return data.map(({ number, state, title, body }) => ({ number, state, title, body: body ?? "" }));
    },
  };
}

/** Texts only: the API's own `diff_hunk` repeats the line that was pushed. */
async function writtenOn(octokit: Octokit, { owner, repo }: TestRepository): Promise<string[]> {
  const at = { owner, repo, per_page: 100 };
  const texts: unknown[] = [];
  const { data: issues } = await octokit.rest.issues.listForRepo({ ...at, state: "all" });
  texts.push(issues.filter(isByApp).map(({ title, body }) => ({ title, body })));
  const { data: said } = await octokit.rest.issues.listCommentsForRepo(at);
  texts.push(said.filter(isByApp).map(({ body }) => body));
  const { data: comments } = await octokit.rest.pulls.listReviewCommentsForRepo(at);
  texts.push(comments.filter(isByApp).map(({ body }) => body));
  const { data: pulls } = await octokit.rest.pulls.list({ ...at, state: "all" });
  for (const { number, head } of pulls) {
    const { data: reviews } = await octokit.rest.pulls.listReviews({ ...at, pull_number: number });
    texts.push(reviews.filter(isByApp).map(({ body }) => body));
    texts.push(await checksOn(octokit, at, head.sha));
  }
  const { data: branches } = await octokit.rest.repos.listBranches(at);
  for (const { commit } of branches) texts.push(await checksOn(octokit, at, commit.sha));
  return texts.map((text) => JSON.stringify(text));
}

/** What people write holds what they leak. */
function isByApp({ user }: { readonly user?: { readonly type: string } | null }): boolean {
  return user?.type === "Bot";
}

async function checksOn(octokit: Octokit, at: { owner: string; repo: string }, ref: string): Promise<unknown[]> {
  const { data } = await octokit.rest.checks.listForRef({ ...at, ref, filter: "all" });
  const annotated = data.check_runs.filter(({ output }) => output.annotations_count > 0);
  const annotations = await Promise.all(
    annotated.map(({ id }) => octokit.rest.checks.listAnnotations({ ...at, check_run_id: id })),
  );
  return [data.check_runs.map(({ output }) => output), ...annotations.map((answer) => answer.data)];
}

/** A pull request with a credential of every rule takes its time on a busy machine. */
const checkPatienceMs = 60_000;

/** Looks until there is an answer; what was waited for is named when it never comes. */
export async function eventually<Result>(
  what: string,
  look: () => Promise<Result | undefined>,
  patienceMs = 20_000,
): Promise<Result> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const result = await look();
    if (result !== undefined) return result;
    if (Date.now() > until) throw new Error(`${what}: it did not happen within ${patienceMs / 1000} s`);
    await pause(50);
  }
}
