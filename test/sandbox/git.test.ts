import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/rest";
import { expect, test } from "vitest";
import { cloneRepository } from "../support/git-client.ts";
import { startTestSandbox } from "../support/sandbox.ts";
import { receiveWebhooks } from "../support/webhook-receiver.ts";

test("a push arrives as a webhook with its commits, oldest first", async () => {
  const sandbox = await startTestSandbox();
  const hooks = await receiveWebhooks();
  sandbox.setWebhookUrl(hooks.url);
  const octokit = new Octokit({ baseUrl: sandbox.api, auth: sandbox.token });
  await octokit.rest.repos.createForAuthenticatedUser({ name: "shop" });
  const copy = await cloneRepository(`${sandbox.git}/${sandbox.login}/shop.git`, sandbox.token);
  await copy.git("checkout", "--quiet", "-b", "main");
  const first = await copy.commit("one", { "a.txt": "1\n" });
  const second = await copy.commit("two", { "a.txt": "2\n", "dir/b.txt": "1\n" });
  await copy.git("push", "--quiet", "origin", "main");
  await sandbox.settled();

  const [push] = hooks.of("push");
  expect(push?.payload).toMatchObject({
    ref: "refs/heads/main",
    before: "0".repeat(40),
    after: second,
    created: true,
    forced: false,
    commits: [
      { id: first, added: ["a.txt"], distinct: true },
      { id: second, added: ["dir/b.txt"], modified: ["a.txt"], distinct: true },
    ],
    head_commit: { id: second },
  });
  const app = new Octokit({
    baseUrl: sandbox.api,
    authStrategy: createAppAuth,
    auth: { appId: sandbox.appId, privateKey: sandbox.privateKey },
  });
  const { data: list } = await app.rest.apps.listInstallations();
  expect(list.length).toBe(2);
  const { data: tok } = await app.rest.apps.createInstallationAccessToken({ installation_id: list[0]?.id ?? 0 });
  const reader = await cloneRepository(`${sandbox.git}/${sandbox.login}/shop.git`, tok.token);
  expect(await reader.git("rev-parse", "HEAD")).toBe(second);
});
