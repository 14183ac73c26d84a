import { realpath, stat } from "node:fs/promises";
import { dirname, isAbsolute, posix, relative, resolve, sep } from "node:path";
import { bareRepositoryAt, findWorkTree, type WorkTree } from "../../git/work-tree.ts";
import { CannotWork } from "../cannot-work.ts";

/** A file or folder that was asked for. */
export interface Target {
  /** As it was asked for. */
  readonly shown: string;
  /** Absolute, without symbolic links. */
  readonly location: string;
  readonly isFolder: boolean;
  /** Of the repository around it; without one, what paths in the policy start at. */
  readonly root: string;
  readonly workTree: WorkTree | undefined;
}

/**
 * Throws `CannotWork` where there is nothing to read at the path.
 *
 * @param directory absolute: where relative paths start
 */
export async function resolveTarget(path: string, directory: string): Promise<Target> {
  if (path === "-") throw new CannotWork("- is not a path here. Scan standard input with --stdin.");
  const asked = resolve(directory, path);
  const status = await stat(asked).catch(() => undefined);
  if (status === undefined) throw new CannotWork(`${path} does not exist, or you may not read it.`);
  if (!status.isFile() && !status.isDirectory())
    throw new CannotWork(`${path} is neither a file nor a folder. Pipe it in with --stdin.`);
  const location = await realpath(asked);
  const folder = status.isDirectory() ? location : dirname(location);
  const workTree = await findWorkTree(folder);
  if (segmentsBelow(workTree?.root ?? location, location).includes(".git"))
    throw new CannotWork(`${path} belongs to Git itself. Scan what it holds with --git.`);
  if (workTree === undefined && (await bareRepositoryAt(folder)) !== undefined)
    throw new CannotWork(`${path} is a bare repository, or lies in one. Go there and scan what it holds with --git.`);
  return {
    shown: posix.normalize(path.replaceAll(sep, "/")),
    location,
    isFolder: status.isDirectory(),
    root: workTree?.root ?? (await rootOf(folder, directory)),
    workTree,
  };
}

/** Without a repository, where the command runs, if the folder lies there. */
async function rootOf(folder: string, directory: string): Promise<string> {
  const here = await realpath(directory);
  const way = relative(here, folder);
  return isAbsolute(way) || segmentsBelow(here, folder)[0] === ".." ? folder : here;
}

function segmentsBelow(folder: string, path: string): readonly string[] {
  return relative(folder, path).split(sep);
}
