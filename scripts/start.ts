import { existsSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { hasCredentials, readLocalEnv, readSource } from "../src/env.ts";
import { StartError } from "../src/errors.ts";
import { createLog } from "../src/log.ts";
import { startLocalRekey } from "./local-rekey.ts";
import { seedStory } from "./story.ts";

/** With a GitHub App's credentials: Rekey for that GitHub. Without any: Rekey beside a local GitHub, to try it. */
const source = readSource();
if (hasCredentials(source)) await import("../src/main.ts");
else await startHere();

async function startHere(): Promise<void> {
  try {
    const { host, port, sandboxPort, dataDirectory, logLevel } = readLocalEnv(source);
    const isNew = !existsSync(join(dataDirectory, "github", "state.json"));
    const log = createLog({ level: source.LOG_LEVEL ? logLevel : "warn" });
    const local = await startLocalRekey({ host, port, sandboxPort, dataDirectory, log });
    for (const signal of ["SIGTERM", "SIGINT"] as const)
      process.once(signal, () => void local.close().then(() => process.exit(0)));
    if (isNew) await seedStory(local.sandbox);
    console.log(welcome(local.sandbox, dataDirectory));
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

function welcome(
  site: { readonly web: string; readonly git: string; readonly token: string; readonly organisation: string },
  dataDirectory: string,
): string {
  const { web, git, token, organisation } = site;
  const remote = `${git.replace("://", `://you:${token}@`)}/${organisation}/storefront.git`;
  return `
Rekey runs, beside a GitHub of your own on this machine. Nothing leaves it.

  Open     ${web}
           a repository, a pull request with a leaked key, and what Rekey says about it

  Push     git clone ${remote}
           commit a key, push, and watch the page

  Token    ${token}
           your password for git, and for the API at ${web}/api/v3

For scripts the same facts are in ${join(dataDirectory, "sandbox.json")}. Stop with Ctrl-C; everything is still there next time.
To use it on github.com instead: npm run setup
`;
}
