import { Gone } from "../errors.ts";
import type { Policy } from "../policy/policy.ts";
import type { Deps } from "./deps.ts";
import type { Job } from "./job.ts";

/** A repository that an issue is written in. */
export interface IssuePlace {
  readonly owner: string;
  readonly name: string;
}

/** Where the details of what is found in a public repository may stand: a repository that is named, there, and private. */
export async function privatePlaceFor(
  { installation }: Pick<Job, "installation">,
  policy: Policy,
  deps: Deps,
): Promise<IssuePlace | undefined> {
  const named = policy.privateRepository ?? deps.privateRepository;
  if (named === undefined) return undefined;
  const [owner = "", name = ""] = named.split("/");
  const reason = await obstacleIn(owner, name);
  if (reason === undefined) return { owner, name };
  deps.log.error({ reason, owner, repository: name }, "Details of a leak in a public repository have no private place");
  return undefined;

  async function obstacleIn(owner: string, name: string): Promise<string | undefined> {
    try {
      const { isPublic } = await deps.connect(installation, { id: 0, owner, name }).readRepository();
      return isPublic ? "the private repository is public" : undefined;
    } catch (error) {
      if (error instanceof Gone) return "the private repository is not there, or the App is not installed on it";
      throw error;
    }
  }
}
