import type { JsonObject } from "../../json.ts";
import type { BranchProtection } from "../../state.ts";
import { ApiError } from "../api-error.ts";
import { type Endpoint, noContent, ok, type Reply, type RepositoryCall } from "../endpoint.ts";
import { fullName } from "../repositories/represent-repository.ts";
import { branchTip } from "./pull-head.ts";

/** Of all that GitHub's branch protection can do, only required checks are kept. */
export const protectionEndpoints: readonly Endpoint[] = [
  {
    operation: "PUT /repos/{owner}/{repo}/branches/{branch}/protection",
    permission: { administration: "write" },
    run: protect,
  },
  {
    operation: "GET /repos/{owner}/{repo}/branches/{branch}/protection",
    permission: { administration: "read" },
    run: (call) => ok(represent(call, findProtection(call))),
  },
  {
    operation: "DELETE /repos/{owner}/{repo}/branches/{branch}/protection",
    permission: { administration: "write" },
    run(call) {
      const { protections } = call.site.state;
      protections.splice(protections.indexOf(findProtection(call)), 1);
      return noContent;
    },
  },
];

interface ProtectionInput {
  readonly required_status_checks: {
    readonly strict: boolean;
    readonly contexts: readonly string[];
    readonly checks?: readonly RequiredCheck[];
  } | null;
}

interface RequiredCheck {
  readonly context: string;
  readonly app_id?: number;
}

async function protect(call: RepositoryCall): Promise<Reply> {
  const { site, repository } = call;
  const branch = call.param("branch");
  if (!(await branchTip(site, repository, branch))) throw new ApiError(404, { message: "Branch not found" });
  const required = (call.body as ProtectionInput).required_status_checks;
  const contexts: readonly RequiredCheck[] = (required?.contexts ?? []).map((context) => ({ context }));
  const protection: BranchProtection = {
    repositoryId: repository.id,
    branch,
    requiredChecks: (required?.checks ?? contexts).map((check) => ({
      context: check.context,
      appId: readAppId(check),
    })),
    isStrict: required?.strict ?? false,
  };
  site.state.protections = [...site.state.protections.filter((one) => !isFor(call, one)), protection];
  return ok(represent(call, protection));
}

/** -1 is GitHub's way to say "any app". */
function readAppId({ app_id: id }: RequiredCheck): number | null {
  return id === undefined || id === -1 ? null : id;
}

function findProtection(call: RepositoryCall): BranchProtection {
  const protection = call.site.state.protections.find((one) => isFor(call, one));
  if (!protection) throw new ApiError(404, { message: "Branch not protected" });
  return protection;
}

function isFor(call: RepositoryCall, protection: BranchProtection): boolean {
  return protection.repositoryId === call.repository.id && protection.branch === call.param("branch");
}

function represent({ site, repository }: RepositoryCall, protection: BranchProtection): JsonObject {
  const branch = encodeURIComponent(protection.branch);
  const url = `${site.urls.api}/repos/${fullName(site, repository)}/branches/${branch}/protection`;
  const checks = protection.requiredChecks.map(({ context, appId }) => ({ context, app_id: appId }));
  return {
    url,
    required_status_checks: {
      url: `${url}/required_status_checks`,
      strict: protection.isStrict,
      contexts: checks.map((check) => check.context),
      contexts_url: `${url}/required_status_checks/contexts`,
      checks,
    },
    enforce_admins: { url: `${url}/enforce_admins`, enabled: true },
    required_linear_history: { enabled: false },
    allow_force_pushes: { enabled: false },
    allow_deletions: { enabled: false },
    block_creations: { enabled: false },
  };
}
