import { readFileSync } from "node:fs";
import { createProbot } from "../create-probot.ts";
import { readDatabaseEnv, readEnv, type Source } from "../env.ts";
import { StartError } from "../errors.ts";
import { createLog } from "../log.ts";
import { readAppYml } from "../setup/manifest.ts";
import { type Diagnosis, ok, problem } from "./diagnosis.ts";
import { examineApp } from "./examine-app.ts";
import { examineKey } from "./examine-key.ts";
import { examineMachine } from "./examine-machine.ts";

const appYml = new URL("../../app.yml", import.meta.url);

/** Everything that a self-hosted Rekey needs. What cannot be looked at because something else is wrong is left out. */
export async function examine(source: Source, now: () => Date = () => new Date()): Promise<readonly Diagnosis[]> {
  try {
    const env = readDatabaseEnv(source);
    const machine = [...(await examineMachine(source, env)), ...(await examineKey(env))];
    return [...machine, ...(await examineGithub(source, now))];
  } catch (error) {
    if (error instanceof StartError) return [problem("environment", "is not complete", error.message)];
    throw error;
  }
}

async function examineGithub(source: Source, now: () => Date): Promise<readonly Diagnosis[]> {
  try {
    const env = readEnv(source);
    const octokit = await createProbot(env, createLog({ level: "silent" })).auth();
    const expected = { ...readAppYml(readFileSync(appYml, "utf8")), ...env };
    return [ok("environment", "complete"), ...(await examineApp(octokit, expected, now))];
  } catch (error) {
    if (error instanceof StartError) return [problem("environment", "is not complete", error.message)];
    throw error;
  }
}
