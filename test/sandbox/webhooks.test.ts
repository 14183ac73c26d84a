import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/rest";
import { verify } from "@octokit/webhooks-methods";
import { expect, test } from "vitest";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { startScene } from "../support/github-scene.ts";
import { receiveWebhooks } from "../support/webhook-receiver.ts";

/** The app itself, with its JSON Web Token. */
function owner(sandbox: Sandbox): Octokit {
  const auth = { appId: sandbox.appId, privateKey: sandbox.privateKey };
  return new Octokit({ baseUrl: sandbox.api, authStrategy: createAppAuth, auth });
}

test("a delivery carries GitHub's headers and a signature over its body", async () => {
  const { sandbox, hooks, push } = await startScene();
  await push("feature", { "a.txt": "a\n" });
  await sandbox.settled();
  const [delivery] = hooks.of("push");
  expect(delivery?.headers).toMatchObject({
    "content-type": "application/json",
    "user-agent": expect.stringMatching(/^GitHub-Hookshot\//),
    "x-github-delivery": expect.stringMatching(/^[0-9a-f-]{36}$/),
    "x-github-event": "push",
    "x-github-hook-installation-target-id": String(sandbox.appId),
    "x-github-hook-installation-target-type": "integration",
  });
  const signature = String(delivery?.headers["x-hub-signature-256"]);
  expect(await verify(sandbox.webhookSecret, delivery?.body ?? "", signature)).toBe(true);
});

test("events that the app did not subscribe to are not delivered", async () => {
  const { sandbox, hooks, push } = await startScene();
  await push("feature", { "a.txt": "a\n" });
  await sandbox.settled();
  expect([...new Set(hooks.received.map((delivery) => delivery.event))].toSorted()).toEqual([
    "check_suite",
    "installation",
    "push",
  ]);
});

test("a repository of the organisation names it, one made later is included", async () => {
  const { sandbox, user, hooks } = await startScene();
  await user.rest.repos.createInOrg({ org: sandbox.organisation, name: "team", auto_init: true });
  await sandbox.settled();
  expect(hooks.of("push")[0]?.payload).toMatchObject({
    organization: { login: sandbox.organisation },
    repository: { full_name: `${sandbox.organisation}/team` },
  });
});

test("published, made private again, archived and renamed, a repository is told of as GitHub does", async () => {
  const { sandbox, user, repo, hooks } = await startScene();
  await user.rest.repos.update({ ...repo, private: true });
  await user.rest.repos.update({ ...repo, private: false });
  await user.rest.repos.update({ ...repo, archived: true });
  await user.rest.repos.update({ ...repo, archived: false });
  await user.rest.repos.update({ ...repo, name: "store" });
  await sandbox.settled();
  const told = hooks.of("repository").map(({ payload }) => payload.action);
  expect(told.toSorted()).toEqual(["archived", "privatized", "publicized", "renamed", "unarchived"]);
  expect(hooks.of("repository").find(({ payload }) => payload.action === "renamed")?.payload).toMatchObject({
    changes: { repository: { name: { from: "shop" } } },
  });
  expect(hooks.of("public")).toHaveLength(1);
});

test("the log keeps what failed, and a redelivery keeps its GUID", async () => {
  const { sandbox, push } = await startScene();
  const failing = await receiveWebhooks(500);
  sandbox.setWebhookUrl(failing.url);
  await push("feature", { "a.txt": "a\n" });
  await sandbox.settled();
  const app = owner(sandbox);
  const failures = await app.request("GET /app/hook/deliveries", { status: "failure", per_page: 100 });
  const failed = failures.data.find((delivery) => delivery.event === "push");
  expect(failed).toMatchObject({ status_code: 500, status: "Invalid HTTP Response", redelivery: false });

  const healthy = await receiveWebhooks();
  sandbox.setWebhookUrl(healthy.url);
  await app.rest.apps.redeliverWebhookDelivery({ delivery_id: Number(failed?.id) });
  await sandbox.settled();
  expect(healthy.received).toMatchObject([{ event: "push", headers: { "x-github-delivery": failed?.guid } }]);
  expect(healthy.received[0]?.body).toBe(failing.of("push")[0]?.body);
  const newest = await app.rest.apps.listWebhookDeliveries({ per_page: 1 });
  expect(newest.data).toMatchObject([{ guid: failed?.guid, redelivery: true, status: "OK" }]);
});

test("a delivery can be looked at, and the list goes on at its cursor", async () => {
  const { sandbox, push } = await startScene();
  await push("feature", { "a.txt": "a\n" });
  await sandbox.settled();
  const app = owner(sandbox);
  const all = await app.paginate("GET /app/hook/deliveries", { per_page: 1 });
  const events = all.map((delivery) => delivery.event);
  expect(events.toSorted()).toEqual(["check_suite", "installation", "installation", "push"]);
  const id = Number(all.find((delivery) => delivery.event === "push")?.id);
  const { data } = await app.rest.apps.getWebhookDelivery({ delivery_id: id });
  expect(data.request.payload).toMatchObject({ ref: "refs/heads/feature" });
  expect(data.response.headers).toMatchObject({ connection: expect.any(String) });
});

test("without a URL nothing is sent, and nobody at the other end is a failure in the log", async () => {
  const { sandbox, hooks, push } = await startScene();
  sandbox.setWebhookUrl("http://127.0.0.1:65535/");
  await push("feature", { "a.txt": "a\n" });
  await sandbox.settled();
  expect(hooks.of("push")).toEqual([]);
  const { data } = await owner(sandbox).rest.apps.listWebhookDeliveries();
  expect(data.find((delivery) => delivery.event === "push")).toMatchObject({ status_code: 0 });
});

test("an installation that is suspended, or does not hold the repository, hears nothing of it", async () => {
  const { sandbox, user, repo, hooks, push } = await startScene();
  const app = owner(sandbox);
  const { data: installation } = await app.rest.apps.getUserInstallation({ username: sandbox.login });
  await app.rest.apps.suspendInstallation({ installation_id: installation.id });
  await push("one", { "a.txt": "a\n" });
  await app.rest.apps.unsuspendInstallation({ installation_id: installation.id });
  await user.rest.repos.createForAuthenticatedUser({ name: "other" });
  const { data: repository } = await user.rest.repos.get(repo);
  await user.rest.apps.removeRepoFromInstallationForAuthenticatedUser({
    installation_id: installation.id,
    repository_id: repository.id,
  });
  await push("two", { "a.txt": "a\n" });
  await sandbox.settled();

  expect(hooks.of("push")).toEqual([]);
  expect(hooks.of("installation").map(({ payload }) => payload.action)).toEqual([
    "created",
    "created",
    "suspend",
    "unsuspend",
  ]);
  expect(hooks.of("installation_repositories")).toMatchObject([
    { payload: { action: "removed", repository_selection: "selected", repositories_removed: [{ name: "shop" }] } },
  ]);
});
