import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanFiles } from "../../scripts/story.ts";
import { eventually, startWorld, type TestRepository, type World } from "../support/world.ts";

let world: World;
let shop: TestRepository;

beforeAll(async () => {
  world = await startWorld();
  shop = await world.createRepository();
  await shop.clone.commit("A small shop", cleanFiles);
  await shop.push("main");
});

afterAll(() => world.close());

/** As GitHub sends it, signed with the App's secret. */
async function deliver(event: string, payload: object, guid: string = randomUUID()): Promise<number> {
  const body = JSON.stringify(payload);
  const signature = createHmac("sha256", world.sandbox.webhookSecret).update(body).digest("hex");
  const response = await fetch(world.rekey.webhookUrl, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "x-github-event": event,
      "x-github-delivery": guid,
      "x-hub-signature-256": `sha256=${signature}`,
    },
  });
  return response.status;
}

/** The ids that a delivery carries, asked from the API like any client would. */
async function payloadBase() {
  const { owner, repo } = shop;
  const { data: repository } = await world.octokit.rest.repos.get({ owner, repo });
  return { repository, sender: repository.owner, installation: { id: await installationId() } };
}

async function installationId(): Promise<number> {
  const { createAppAuth } = await import("@octokit/auth-app");
  const { Octokit } = await import("@octokit/rest");
  const { api, appId, privateKey } = world.sandbox;
  const app = new Octokit({ baseUrl: api, authStrategy: createAppAuth, auth: { appId, privateKey } });
  const { data } = await app.rest.apps.getRepoInstallation({ owner: shop.owner, repo: shop.repo });
  return data.id;
}

test("the log follows a delivery to the last call that was made for it", async () => {
  await shop.clone.git("checkout", "-q", "-b", "followed", "main");
  const sha = await shop.clone.commit("Follow", { "followed.txt": "clean\n" });
  await shop.push("followed");
  await shop.check(sha);
  const lines = await eventually("the end of the job", async () => {
    const pushes = (await logLines()).filter(({ msg, event }) => msg === "Delivery stored" && event === "push");
    const ofTheLast = (await logLines()).filter(({ delivery }) => delivery === pushes.at(-1)?.delivery);
    return ofTheLast.some(({ msg }) => msg === "Job done") ? ofTheLast : undefined;
  });
  const told = lines.map(({ msg, git, route, job }) => [msg, git ?? route ?? job].join(": "));
  expect(told).toEqual(
    expect.arrayContaining([
      "git ended: fetch",
      "GitHub answered: GET /repos/{owner}/{repo}",
      "GitHub answered: POST /repos/{owner}/{repo}/check-runs",
      "Job done: examine-push",
    ]),
  );
  expect(new Set(lines.filter(({ msg }) => msg !== "Delivery stored").map(({ jobId }) => jobId)).size).toBe(1);
});

async function logLines(): Promise<readonly Record<string, string | undefined>[]> {
  const lines = (await world.everythingWritten()).split("\n").filter((line) => line.startsWith('{"level":'));
  return lines.map((line) => JSON.parse(line));
}

test("the same delivery three times at once: one comment, one issue, one check", async () => {
  const { owner, repo, clone } = shop;
  await clone.git("checkout", "-q", "-b", "thrice", "main");
  const sha = await clone.commit("Leak", { "thrice.ts": `export const key = "${world.plant()}";\n` });
  await shop.push("thrice");
  const pull_number = await shop.openPull("thrice");
  const first = await shop.check(sha);
  await eventually("the comment", async () => ((await shop.comments(pull_number)).length > 0 ? true : undefined));
  const before = (await shop.checkRuns(sha)).length;

  const { data: pull_request } = await world.octokit.rest.pulls.get({ owner, repo, pull_number });
  const payload = {
    action: "synchronize",
    number: pull_number,
    pull_request,
    before: sha,
    after: sha,
    ...(await payloadBase()),
  };
  const guid = randomUUID();
  const statuses = await Promise.all([1, 2, 3].map(() => deliver("pull_request", payload, guid)));
  expect(statuses).toEqual([202, 202, 202]);

  await eventually("one more check", async () => {
    const run = await shop.check(sha);
    return run.id === first.id ? undefined : run;
  });
  await quiet();
  expect(await shop.checkRuns(sha)).toHaveLength(before + 1);
  expect(await shop.comments(pull_number)).toHaveLength(1);
  expect((await shop.issues()).filter(({ body }) => body.includes(sha))).toHaveLength(1);
});

test("check suite re-requested: both checks run again", async () => {
  const { owner, repo, clone } = shop;
  await clone.git("checkout", "-q", "-b", "again", "main");
  const sha = await clone.commit("Nothing special", { "again.txt": "again\n" });
  await shop.push("again");
  const first = await shop.check(sha);
  const { data } = await world.octokit.rest.checks.listSuitesForRef({ owner, repo, ref: sha });
  await world.octokit.rest.checks.rerequestSuite({ owner, repo, check_suite_id: data.check_suites[0]?.id ?? 0 });
  const second = await eventually("another run", async () => {
    const run = await shop.check(sha);
    return run.id === first.id ? undefined : run;
  });
  expect(second.conclusion).toBe("success");
});

test("repositories added to the installation: their open pull requests get their checks", async () => {
  const { owner, repo, clone } = shop;
  await clone.git("checkout", "-q", "-b", "waiting", "main");
  const sha = await clone.commit("Waiting", { "waiting.txt": "waiting\n" });
  await shop.push("waiting");
  await shop.openPull("waiting");
  const first = await shop.check(sha);
  const { repository, ...base } = await payloadBase();
  const { id, node_id, name, full_name, private: isPrivate } = repository;
  const status = await deliver("installation_repositories", {
    action: "added",
    ...base,
    repository_selection: "selected",
    repositories_added: [{ id, node_id, name, full_name, private: isPrivate }],
    repositories_removed: [],
    requester: null,
  });
  expect(status).toBe(202);
  await eventually("another run", async () => ((await shop.check(sha)).id === first.id ? undefined : true));
  expect(owner + repo).toBe(full_name.replace("/", ""));
});

test("a forged delivery is refused and changes nothing", async () => {
  const response = await fetch(world.rekey.webhookUrl, {
    method: "POST",
    body: "{}",
    headers: {
      "content-type": "application/json",
      "x-github-event": "push",
      "x-github-delivery": randomUUID(),
      "x-hub-signature-256": `sha256=${"0".repeat(64)}`,
    },
  });
  expect(response.status).toBe(401);
});

test("events and actions that Rekey does not know are accepted and left alone", async () => {
  const base = await payloadBase();
  expect(await deliver("star", { action: "created", starred_at: null, ...base })).toBe(202);
  expect(await deliver("pull_request", { action: "invented", ...base })).toBe(202);
});

test("a delivery is answered before GitHub is asked for anything", async () => {
  world.sandbox.weather.add({ delayMs: 2000 });
  const base = await payloadBase();
  const started = performance.now();
  const sha = await shop.clone.git("rev-parse", "main");
  const push = { ref: "refs/heads/main", before: sha, after: sha, created: false, deleted: false, forced: false };
  const status = await deliver("push", {
    ...push,
    base_ref: null,
    compare: "",
    commits: [],
    head_commit: null,
    pusher: { name: "robin" },
    ...base,
  });
  const elapsed = performance.now() - started;
  world.sandbox.weather.clear();
  expect(status).toBe(202);
  expect(elapsed).toBeLessThan(2000);
});

/** Long enough for a second effect to show up, if there were one. */
async function quiet(): Promise<void> {
  await world.sandbox.settled();
  await new Promise((resolve) => setTimeout(resolve, 500));
}
