import { Octokit } from "@octokit/rest";
import { expect, test } from "vitest";
import { startTestSandbox } from "../support/sandbox.ts";

test("the token stands for the user", async () => {
  const sandbox = await startTestSandbox();
  const octokit = new Octokit({ baseUrl: sandbox.api, auth: sandbox.token });
  const { data } = await octokit.rest.users.getAuthenticated();
  expect(data.login).toBe(sandbox.login);
});
