import { newline, readBytes } from "./byte-reader.ts";
import { patient, revisionsOf, type Tips } from "./list-reachable.ts";
import { type GitContext, readUntilEnd, startGit } from "./run-git.ts";

/** The commits that the tips lead to, parents before children. */
export async function* listHistory(context: GitContext, tips: Tips): AsyncGenerator<{ readonly id: string }> {
  const { args, input } = revisionsOf(tips);
  const git = startGit(patient(context), ["rev-list", "--topo-order", "--reverse", ...args]);
  try {
    git.stdin.end(input);
    const output = readBytes(readUntilEnd(git));
    for (let line = await output.until(newline); line; line = await output.until(newline))
      yield { id: line.toString("latin1") };
  } finally {
    git.stop();
  }
}
