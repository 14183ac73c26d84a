import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gitEnvironment, withToken } from "../../src/git/git-environment.ts";
import { gitTestEnvironment } from "../support/git.ts";

function environmentFrom(from: Readonly<Record<string, string>>): Record<string, string> {
  return gitEnvironment({ gitDirectory: "/cache/7.git", home: "/cache", from, protocols: ["https"] });
}

test("only what git needs is handed on", () => {
  const own = {
    PATH: "/bin",
    HTTPS_PROXY: "http://proxy",
    PRIVATE_KEY: "ours",
    HOME: "/root",
    GIT_SSH: "x",
    GIT_DIR: "y",
  };
  const { PATH, HTTPS_PROXY, PRIVATE_KEY, HOME, GIT_SSH, GIT_DIR } = environmentFrom(own);
  expect({ PATH, HTTPS_PROXY, PRIVATE_KEY, HOME, GIT_SSH, GIT_DIR }).toEqual({
    PATH: "/bin",
    HTTPS_PROXY: "http://proxy",
    PRIVATE_KEY: undefined,
    HOME: "/cache",
    GIT_SSH: undefined,
    GIT_DIR: "/cache/7.git",
  });
});

test("git itself reads the settings, the token, and nobody's configuration", () => {
  const home = mkdtempSync(join(tmpdir(), "rekey-home-"));
  writeFileSync(join(home, ".gitconfig"), "[user]\n\tname = Somebody\n");
  const from = { PATH: gitTestEnvironment.PATH ?? "", HOME: home, XDG_CONFIG_HOME: home };
  const environment = gitEnvironment({ gitDirectory: join(home, "x.git"), home, from, protocols: ["https", "http"] });
  const env = withToken(environment, "a token");
  const config = execFileSync("git", ["config", "--list"], { env, cwd: home, encoding: "utf8" });
  rmSync(home, { recursive: true });
  expect(config).not.toContain("Somebody");
  const authorization = `http.extraheader=Authorization: Basic ${Buffer.from("x-access-token:a token").toString("base64")}`;
  for (const line of [
    "protocol.allow=never",
    "protocol.https.allow=always",
    "protocol.http.allow=always",
    authorization,
  ]) {
    expect(config.split("\n")).toContain(line);
  }
  expect(config).not.toContain("protocol.file.allow");
});
