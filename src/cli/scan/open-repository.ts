import type { GitContext } from "../../git/run-git.ts";
import { bareRepositoryAt, findWorkTree, type WorkTree, workTreeContext } from "../../git/work-tree.ts";
import { CannotWork } from "../cannot-work.ts";
import type { Terminal } from "../terminal.ts";

/** The repository around a directory. Throws `CannotWork` where there is none. */
export async function openRepository(
  directory: string,
  environment: Terminal["environment"],
): Promise<WorkTree & { readonly context: GitContext }> {
  const workTree = (await findWorkTree(directory)) ?? (await bareRepositoryAt(directory));
  if (workTree === undefined)
    throw new CannotWork(`${directory} is not in a Git repository. Go into one, or name files and folders instead.`);
  return { ...workTree, context: workTreeContext(workTree, environment) };
}
