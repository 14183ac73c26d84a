import { newline } from "./byte-reader.ts";
import { asJobFailure } from "./fetch-wants.ts";
import { withToken } from "./git-environment.ts";
import { GitFailed } from "./git-failed.ts";
import { type GitContext, readGit } from "./run-git.ts";

/** GitHub advises five thousand branches at most. A repository with more than this was made to exhaust our memory. */
const maxRefs = 100_000;

/** The branches and tags of a remote, by their full names. Throws Gone and RetryLater. */
export async function listRefs(
  context: GitContext,
  remote: { readonly url: string; readonly token: () => Promise<string> },
): Promise<ReadonlyMap<string, string>> {
  const listing = { ...context, environment: withToken(context.environment, await remote.token()) };
  const args = ["ls-remote", "--quiet", "--refs", "--heads", "--tags", remote.url];
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
