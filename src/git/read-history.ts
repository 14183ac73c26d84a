import type { FileChange, NotExamined } from "../change/change.ts";
import { newline } from "./byte-reader.ts";
import { localLimits } from "./limits.ts";
import { cutCommits, once } from "./not-examined.ts";
import { readFileChanges } from "./read-file-changes.ts";
import { readSteps, type StepCommit } from "./read-steps.ts";
import { type GitContext, readGit, runGit } from "./run-git.ts";

/** What a stretch of the history brought in. */
export interface HistoryPart {
  readonly files: readonly FileChange[];
  readonly notExamined: readonly NotExamined[];
}

/** Each part costs a few processes; and all its changes are held at once. */
const commitsPerPart = 250;

/** What the commits reachable from `head` and from none of `known` brought in, as in `readChange`, oldest first, in parts. */
export async function* readHistory(
  context: GitContext,
  { head, known }: { readonly head: string; readonly known: readonly string[] },
): AsyncGenerator<HistoryPart> {
  const commits = await listIds(context, head, known);
  for (let start = 0; start < commits.length; start += commitsPerPart) {
    const steps = await readSteps(context, commits.slice(start, start + commitsPerPart).map(toCommit), localLimits);
    const { files, notExamined } = await readFileChanges(context, steps, localLimits);
    yield { files, notExamined: once([...cutCommits(steps, localLimits), ...notExamined]) };
  }
}

/** Whether older commits were left out when it was cloned. */
export async function isShallow(context: GitContext): Promise<boolean> {
  return (await runGit(context, ["rev-parse", "--is-shallow-repository"])).trim() === "true";
}

/** Each commit with its parents, as `rev-list --parents` writes them: a long history is millions of lines. */
async function listIds(context: GitContext, head: string, known: readonly string[]): Promise<readonly string[]> {
  const input = [head, ...known.map((commit) => `^${commit}`)].map((line) => `${line}\n`).join("");
  const args = ["rev-list", "--stdin", "--topo-order", "--reverse", "--parents"];
  const lines: string[] = [];
  await readGit(context, { args, input }, async (output) => {
    for (let line = await output.until(newline); line; line = await output.until(newline))
      lines.push(line.toString("latin1"));
  });
  return lines;
}

function toCommit(line: string): StepCommit {
  const [sha = "", ...parents] = line.split(" ");
  return { sha, parents };
}
