import { StartError } from "../errors.ts";
import type { GitContext } from "./run-git.ts";
import { runGit } from "./run-git.ts";

/** The first that takes settings from the environment (GIT_CONFIG_COUNT), where the token is seen by nobody else. */
const oldest = [2, 31] as const;

/** Throws an error for people when git is missing or too old. To be called at start-up. */
export async function checkGitVersion(environment: Readonly<Record<string, string | undefined>>): Promise<string> {
  const context: GitContext = { environment: { PATH: environment.PATH ?? "" }, timeoutMs: 10_000 };
  try {
    return requireVersion(await runGit(context, ["--version"]));
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError("Rekey needs git, and there is none in PATH that answers. Install git and start again.", {
      cause: error,
    });
  }
}

/** @param answer what `git --version` prints: "git version 2.39.5", with a suffix on some systems */
export function requireVersion(answer: string): string {
  const version = /\d+\.\d+(?:\.\d+)*/.exec(answer)?.[0] ?? "unknown";
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return version;
  throw new StartError(`Rekey needs git ${oldest.join(".")} or newer; this one is ${version}.`);
}
