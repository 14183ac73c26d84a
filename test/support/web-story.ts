import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/rest";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { startSandbox } from "../../sandbox/start-sandbox.ts";

/** A local GitHub for all tests of a file; each tells its own story in a repository of its own. */
export interface Site {
  readonly sandbox: Sandbox;
  readonly user: Octokit;
  /** The App as installed on the user's account. */
  readonly app: Octokit;
  /** Requests a page as a browser does, without following redirects. */
  open(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  read(path: string): Promise<string>;
  /** Sends a form as the site's own pages do. */
  submit(path: string, fields: Readonly<Record<string, string>>): Promise<Response>;
  close(): Promise<void>;
}

export async function openSite(): Promise<Site> {
  const directory = await mkdtemp(join(tmpdir(), "rekey-pages-"));
  const sandbox = await startSandbox({ directory, host: "127.0.0.1", port: 0, manifest: "app.yml" });
  return {
    sandbox,
    user: new Octokit({ baseUrl: sandbox.api, auth: sandbox.token }),
    app: await connectApp(sandbox),
    open: (path, headers = {}) => fetch(sandbox.web + path, { headers, redirect: "manual" }),
    read: async (path) => (await fetch(sandbox.web + path)).text(),
    submit: (path, fields) =>
      fetch(sandbox.web + path, {
        method: "POST",
        body: new URLSearchParams(fields),
        headers: { origin: sandbox.web, "sec-fetch-site": "same-origin" },
        redirect: "manual",
      }),
    async close() {
      await sandbox.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** A pull request as it stands once the app has looked at it. */
export interface Story {
  readonly repo: { readonly owner: string; readonly repo: string };
  /** Path of the repository's pages. */
  readonly path: string;
  readonly headSha: string;
  readonly pull: number;
  readonly issue: number;
  readonly checkRun: number;
  /** Commits one file to a branch, made from `main` where it is new, and gives the commit. */
  commit(branch: string, path: string, text: string): Promise<string>;
}

export async function tellStory({ sandbox, user, app }: Site, name: string): Promise<Story> {
  const repo = { owner: sandbox.login, repo: name };
  await user.repos.createForAuthenticatedUser({ name, auto_init: true, private: true });
  const commit = (branch: string, path: string, text: string) => commitFile(user, repo, { branch, path, text });
  const headSha = await commit("payments", "config/settings.py", 'import os\nKEY = "hunter2"\nTIMEOUT = 30\n');
  const pull = await user.pulls.create({ ...repo, base: "main", head: "payments", title: "Add payments" });
  const run = await app.checks.create({ ...repo, head_sha: headSha, ...failedCheck });
  await app.pulls.createReview({ ...repo, pull_number: pull.data.number, commit_id: headSha, ...review });
  const issue = await app.issues.create({ ...repo, title: "Replace the key", body: "- [ ] Create a new key" });
  return {
    repo,
    path: `/${repo.owner}/${repo.repo}`,
    headSha,
    pull: pull.data.number,
    issue: issue.data.number,
    checkRun: run.data.id,
    commit,
  };
}

const failedCheck = {
  name: "rekey / secrets",
  conclusion: "failure" as const,
  output: {
    title: "1 credential found",
    summary: "Deleting the line is **not enough**.",
    annotations: [
      {
        path: "config/settings.py",
        start_line: 2,
        end_line: 2,
        annotation_level: "failure" as const,
        title: "A key",
        message: "It was added here.",
      },
    ],
  },
};

const review = {
  event: "COMMENT" as const,
  body: "Found **one**.",
  comments: [
    {
      path: "config/settings.py",
      line: 2,
      side: "RIGHT",
      body: 'Replace it.\n\n```suggestion\nKEY = os.environ["KEY"]\n```',
    },
  ],
};

interface NewFile {
  readonly branch: string;
  readonly path: string;
  readonly text: string;
}

async function commitFile(user: Octokit, repo: Story["repo"], { branch, path, text }: NewFile): Promise<string> {
  const { data: branches } = await user.repos.listBranches(repo);
  if (!branches.some(({ name }) => name === branch)) {
    const { data: main } = await user.git.getRef({ ...repo, ref: "heads/main" });
    await user.git.createRef({ ...repo, ref: `refs/heads/${branch}`, sha: main.object.sha });
  }
  const content = Buffer.from(text).toString("base64");
  const { data } = await user.repos.createOrUpdateFileContents({
    ...repo,
    branch,
    path,
    content,
    message: `Change ${path}`,
  });
  return data.commit.sha ?? "";
}

async function connectApp(sandbox: Sandbox): Promise<Octokit> {
  const credentials = { appId: sandbox.appId, privateKey: sandbox.privateKey };
  const owner = new Octokit({ baseUrl: sandbox.api, authStrategy: createAppAuth, auth: credentials });
  const { data } = await owner.apps.getUserInstallation({ username: sandbox.login });
  return new Octokit({
    baseUrl: sandbox.api,
    authStrategy: createAppAuth,
    auth: { ...credentials, installationId: data.id },
  });
}
