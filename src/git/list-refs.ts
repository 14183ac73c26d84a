import { newline } from "./byte-reader.ts";
import { asJobFailure } from "./fetch-wants.ts";
import { withToken } from "./git-environment.ts";
import { GitFailed } from "./git-failed.ts";
import { type GitContext, readGit } from "./run-git.ts";

/** GitHub advises five thousand branches at most. A repository with more than this was made to exhaust our memory. */
const maxRefs = 100_000;

interface Remote {
  readonly url: string;
  readonly token: () => Promise<string>;
}

/** The branches and tags of a remote, by their full names. Throws Gone and RetryLater. */
export async function listRefs(context: GitContext, remote: Remote): Promise<ReadonlyMap<string, string>> {
  return list(context, remote, ["--heads", "--tags"]);
}

/** The same, and the heads of pull requests, also of those that are closed, notes, and whatever else there is. */
export async function listAllRefs(context: GitContext, remote: Remote): Promise<ReadonlyMap<string, string>> {
  const refs = await list(context, remote, []);
  // What merging a pull request would give, made anew by GitHub whenever the base moves.
  return new Map([...refs].filter(([ref]) => !/^refs\/pull\/\d+\/merge$/.test(ref)));
}

async function list(
  context: GitContext,
  remote: Remote,
  which: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const listing = { ...context, environment: withToken(context.environment, await remote.token()) };
  const args = ["ls-remote", "--quiet", "--refs", ...which, remote.url];
  const refs = new Map<string, string>();
  try {
    await readGit(listing, { args }, async (output) => {
      for (let line = await output.until(newline); line; line = await output.until(newline)) {
        const [id = "", name = ""] = line.toString("utf8").split("\t");
        refs.set(name, id);
        if (refs.size > maxRefs) throw new Error("the repository has too many branches and tags to list");
      }
    });
  } catch (error) {
    throw error instanceof GitFailed ? asJobFailure(error) : error;
  }
  return refs;
}
