import type { LocalRepository } from "../git/port.ts";
import type { ExaminePush } from "./job.ts";
import { zeros } from "./ref-names.ts";

/** What is examined: the commits reachable from `head`, or from the head that it took the place of, and from none of `known`. */
export interface Range {
  readonly head: string;
  readonly known: readonly string[];
  readonly replaced: Replaced | undefined;
}

/** The old head of a force-push. GitHub goes on giving it to whoever knows its id: nothing leaves by being pushed over. */
export interface Replaced {
  readonly head: string;
  /** How many commits it alone holds; undefined: GitHub does not give it to us any more. */
  readonly commits: number | undefined;
}

/** What a push to a branch brought in; `base` is the default branch, or what the push found there. */
export async function rangeOf(job: ExaminePush, local: LocalRepository, base: string | undefined): Promise<Range> {
  const { before, after: head } = job;
  const known = [before, base].filter((sha): sha is string => sha !== undefined && sha !== zeros);
  if (before === zeros) return { head, known, replaced: undefined };
  if (!(await local.has(before))) {
    return { head, known, replaced: job.forced ? { head: before, commits: undefined } : undefined };
  }
  const parting = await local.mergeBase(before, head);
  if (parting === before) return { head, known, replaced: undefined };
  const shared = [parting, base === before ? undefined : base].filter((sha) => sha !== undefined);
  const commits = await local.count([before], [head, ...shared]);
  return {
    head,
    known: commits === 0 ? known : shared,
    replaced: commits === 0 ? undefined : { head: before, commits },
  };
}

/** For the check: a force-push takes nothing back. */
export function noteOnReplaced({ replaced }: Range): string[] {
  if (replaced === undefined) return [];
  const old = `\`${replaced.head.slice(0, 7)}\``;
  if (replaced.commits === undefined)
    return [
      `This push took the place of ${old}, which GitHub does not give any more: what only it held was not examined with this push.`,
    ];
  const counted = replaced.commits === 1 ? "the 1 commit" : `the ${replaced.commits} commits`;
  return [
    `This push took the place of ${old}. GitHub still gives ${counted} that only it held to whoever knows the id, so they were examined, too.`,
  ];
}
