import type { Git, LocalRepository } from "../git/port.ts";
import type { GitHub, RepositoryState } from "../github/port.ts";
import { clashingRules, mergePolicy, type PolicyLayers } from "../policy/merge-policy.ts";
import { describeProblem, type ParsedPolicy, parsePolicy, policyPath } from "../policy/parse-policy.ts";
import type { PartialPolicy, Policy } from "../policy/policy.ts";
import type { Job } from "./job.ts";

export interface Judge {
  readonly policy: Policy;
  readonly organisation: PartialPolicy;
  /** Sentences about files that do not count because something is wrong in them. */
  readonly notes: readonly string[];
  /** Which policy judged: the base commit's beginning, or "default" where there is none. */
  readonly version: string;
}

/**
 * The policy that judges: the base commit's file over the organisation's over the defaults. A file with a problem does not
 * count at all, and the check says where the problem is: half a policy would be a guess.
 */
export async function readPolicy(local: LocalRepository, base: string | undefined, github: GitHub): Promise<Judge> {
  const text = await github.readOrganisationFile(policyPath);
  const organisation = text === undefined ? none : parsePolicy(text, "organisation");
  const own = base === undefined ? none : await readRepositoryPolicy(local, base);
  const layers = { organisation: settingsOf(organisation), repository: settingsOf(own) };
  return {
    policy: mergePolicy(layers),
    organisation: layers.organisation,
    notes: [...notesOn(organisation, "the organisation"), ...notesOn(own, "the base branch"), ...notesOnRules(layers)],
    version: own === none || base === undefined ? "default" : base.slice(0, 7),
  };
}

interface Reading {
  readonly job: Pick<Job, "repository">;
  readonly github: GitHub;
  readonly repository: Pick<RepositoryState, "defaultBranch" | "kilobytes">;
  readonly git: Git;
}

export interface DefaultJudge extends Judge {
  readonly local: LocalRepository;
  /** Head of the default branch; undefined: the repository is empty. */
  readonly commit: string | undefined;
}

/** The policy of the default branch, for what belongs to no branch. */
export async function readDefaultPolicy({ job, github, repository, git }: Reading): Promise<DefaultJudge> {
  const ref = `refs/heads/${repository.defaultBranch}`;
  const want = { commitOrRef: ref, optional: true };
  const local = await git.open(
    { ...job.repository, kilobytes: repository.kilobytes },
    () => github.installationToken(),
    [want],
  );
  const commit = await local.resolve(ref);
  return { local, commit, ...(await readPolicy(local, commit, github)) };
}

const none: ParsedPolicy = { policy: {} };

// Above the parser's own limit, so that it is the parser that says "too large".
const maxBytes = 128 * 1024;

export async function readRepositoryPolicy(local: LocalRepository, commit: string): Promise<ParsedPolicy> {
  const text = await readPolicyText(local, commit);
  return text === undefined ? none : parsePolicy(text, "repository");
}

/** Undefined: there is none. Of a file that is too large it is another text that is. */
export async function readPolicyText(local: LocalRepository, commit: string): Promise<string | undefined> {
  const content = await local.readFile(commit, policyPath, maxBytes);
  if (content === "missing") return undefined;
  return content === "too large" ? " ".repeat(maxBytes) : content.toString("utf8");
}

function settingsOf(parsed: ParsedPolicy): PartialPolicy {
  return "policy" in parsed ? parsed.policy : {};
}

function notesOn(parsed: ParsedPolicy, whose: string): string[] {
  if ("policy" in parsed) return [];
  return parsed.problems.map(
    (problem) => `\`${policyPath}\` of ${whose} does not count until this is mended: ${describeProblem(problem)}.`,
  );
}

function notesOnRules(layers: PolicyLayers): string[] {
  return clashingRules(layers).map(
    (id) =>
      `The rule \`${id}\` of the base branch's \`${policyPath}\` does not count, since the organisation has one of that id: give it another.`,
  );
}
