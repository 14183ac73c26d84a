import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { Octokit } from "@octokit/rest";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { sampleOf } from "../src/detection/sample.ts";
import { ruleOf } from "../src/providers/index.ts";

const run = promisify(execFile);

/** What a person does at a keyboard, with their own git and their own token: the same for the seed of `npm start` and for the demo. */

export type Place = Pick<Sandbox, "api" | "git" | "token" | "login" | "organisation">;

export interface Clone {
  readonly directory: string;
  git(...argv: readonly string[]): Promise<string>;
  /** Writes files (undefined: deletes) and commits them. */
  commit(message: string, files: Readonly<Record<string, string | Buffer | undefined>>): Promise<string>;
}

/** A key of the right form and the usual length that nobody ever issued; made at run time, so that no file of this repository holds one. */
export function inventedKey(ruleId: string): string {
  const rule = ruleOf(ruleId);
  for (let seed = 2; ; seed += 1) {
    const key = sampleOf(rule, seed);
    if (key.length >= 32 && key.length <= 64) return key;
  }
}

export function userOctokit({ api, token }: Place): Octokit {
  return new Octokit({ baseUrl: api, auth: token, log: { debug() {}, info() {}, warn() {}, error() {} } });
}

/** A clone in a temporary folder, with the token in git's credential configuration of that clone alone. */
export async function cloneRepository(place: Place, name: string): Promise<Clone> {
  const directory = await mkdtemp(join(tmpdir(), "rekey-clone-"));
  const url = `${place.git}/${place.organisation}/${name}.git`;
  const basic = Buffer.from(`${place.login}:${place.token}`).toString("base64");
  async function git(...argv: readonly string[]): Promise<string> {
    const { stdout } = await run("git", argv, { cwd: directory, env: { ...process.env, GIT_TERMINAL_PROMPT: "0" } });
    return stdout.trim();
  }
  await git("init", "-q", "-b", "main");
  await git("remote", "add", "origin", url);
  await git("config", "http.extraHeader", `Authorization: Basic ${basic}`);
  await git("config", "user.name", "Robin Doe");
  await git("config", "user.email", "robin@example.com");
  await git("config", "commit.gpgSign", "false");

  async function commit(
    message: string,
    files: Readonly<Record<string, string | Buffer | undefined>>,
  ): Promise<string> {
    for (const [path, content] of Object.entries(files)) await write(join(directory, path), content);
    await git("add", "-A");
    await git("commit", "-q", "--allow-empty", "-m", message);
    return git("rev-parse", "HEAD");
  }
  return { directory, git, commit };
}

async function write(path: string, content: string | Buffer | undefined): Promise<void> {
  if (content === undefined) return rm(path, { force: true });
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

export const storyRepository = "storefront";

export const cleanFiles = {
  "README.md": "# Storefront\n\nA small shop, to see what Rekey does when a key is pushed.\n",
  ".gitignore": "node_modules/\n.env\n",
  ".env.example": "STRIPE_SECRET_KEY=\nDATABASE_URL=\n",
  "src/payments.ts": paymentsFile("process.env.STRIPE_SECRET_KEY"),
} as const;

export function paymentsFile(keyExpression: string): string {
  return `import Stripe from "stripe";

const stripe = new Stripe(${keyExpression});

export async function charge(customer: string, amount: number): Promise<string> {
  const intent = await stripe.paymentIntents.create({ customer, amount, currency: "eur" });
  return intent.id;
}
`;
}

/** A repository with a pull request that leaks a key: what someone sees who opens the page for the first time. */
export async function seedStory(place: Place): Promise<{ readonly pull: number }> {
  const octokit = userOctokit(place);
  const { organisation: owner } = place;
  await octokit.rest.repos.createInOrg({ org: owner, name: storyRepository, private: true });
  const clone = await cloneRepository(place, storyRepository);
  await clone.commit("A small shop", { ...cleanFiles, ".github/CODEOWNERS": `* @${place.login}\n` });
  await clone.git("push", "-q", "origin", "main");
  await clone.git("checkout", "-q", "-b", "faster-checkout");
  const key = inventedKey("stripe-secret-key");
  await clone.commit("Try the live key", { "src/payments.ts": paymentsFile(`"${key}"`) });
  await clone.git("push", "-q", "origin", "faster-checkout");
  const { data } = await octokit.rest.pulls.create({
    owner,
    repo: storyRepository,
    head: "faster-checkout",
    base: "main",
    title: "Charge customers at checkout",
    body: "Works on my machine. Can we ship it today?",
  });
  await rm(clone.directory, { recursive: true, force: true });
  return { pull: data.number };
}
