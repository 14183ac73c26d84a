import { realpath } from "node:fs/promises";
import { findWorkTree } from "../../git/work-tree.ts";
import type { Terminal } from "../terminal.ts";
import { type FindOptions, findFiles } from "./find-files.ts";
import type { History } from "./history/open-history.ts";
import type { Item } from "./item.ts";
import { policyOf, readPolicy, type ScanPolicy } from "./load-policy.ts";
import { readStream, stdinName } from "./read-stream.ts";
import { resolveTarget, type Target } from "./resolve-target.ts";
import type { ContentInput, ScanOptions } from "./scan-options.ts";

/** What one policy judges. */
export type Group =
  | { readonly kind: "files"; readonly policy: ScanPolicy; readonly items: AsyncIterable<Item> }
  /** One change: halves of a credential belong together across files. */
  | { readonly kind: "change"; readonly policy: ScanPolicy; readonly items: AsyncIterable<Item> }
  | { readonly kind: "history"; readonly policy: ScanPolicy; readonly history: History };

/** What is to be examined, in its order. Throws `CannotWork` before anything is examined. */
export async function gatherItems(input: ContentInput, options: ScanOptions, terminal: Terminal): Promise<Group[]> {
  const { directory } = terminal;
  const { policy } = options;
  const policyFor = (root: string) => (policy === undefined ? policyOf(root) : readPolicy(policy, { directory, root }));
  switch (input.kind) {
    case "paths":
      return groupsOf(await resolveTargets(input.paths, directory), policyFor, {
        environment: terminal.environment,
        honoursIgnores: options.honoursIgnores,
      });
    case "stdin": {
      const root = (await findWorkTree(directory))?.root ?? (await realpath(directory));
      return [{ kind: "files", policy: await policyFor(root), items: standardInput(terminal) }];
    }
    case "history": {
      const { openHistory } = await import("./history/open-history.ts");
      const history = await openHistory(input, terminal);
      return [{ kind: "history", policy: await policyFor(history.root), history }];
    }
    default: {
      const { gatherFromGit } = await import("./gather-from-git.ts");
      const { root, items } = await gatherFromGit(input, terminal);
      return [{ kind: "change", policy: await policyFor(root), items }];
    }
  }
}

async function resolveTargets(paths: readonly string[], directory: string): Promise<Target[]> {
  const targets: Target[] = [];
  for (const path of paths) targets.push(await resolveTarget(path, directory));
  return targets;
}

/** One group for each repository. */
async function groupsOf(
  targets: readonly Target[],
  policyFor: (root: string) => Promise<ScanPolicy>,
  options: FindOptions,
): Promise<Group[]> {
  const groups: Group[] = [];
  for (const [root, together] of Map.groupBy(targets, (target) => target.root))
    groups.push({ kind: "files", policy: await policyFor(root), items: findOnce(together, options) });
  return groups;
}

/** A file that lies in two of the folders is examined once. */
async function* findOnce(targets: readonly Target[], options: FindOptions): AsyncGenerator<Item> {
  const seen = targets.length > 1 ? new Set<string>() : undefined;
  for (const target of targets) {
    for await (const item of findFiles(target, options)) {
      const location = item.source.kind === "file" ? item.source.location : "";
      if (seen?.has(location)) continue;
      seen?.add(location);
      yield item;
    }
  }
}

async function* standardInput({ stdin }: Terminal): AsyncGenerator<Item> {
  const content = await readStream(stdin);
  const source = Buffer.isBuffer(content)
    ? { kind: "content" as const, content }
    : { kind: "missed" as const, why: content.why };
  yield { file: stdinName, path: stdinName, source };
}
