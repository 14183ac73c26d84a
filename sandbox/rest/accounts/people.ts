import type { Account } from "../../state.ts";
import { notFound } from "../api-error.ts";
import { type Endpoint, noContent, ok, type RepositoryCall } from "../endpoint.ts";
import { list } from "../pagination.ts";
import { accountNamed } from "./find-account.ts";
import { simpleAccount } from "./represent-account.ts";

/** Who may do what in a repository: the one user administers all, everybody else may look at what is public. */
export const peopleEndpoints: readonly Endpoint[] = [
  {
    operation: "GET /repos/{owner}/{repo}/collaborators/{username}/permission",
    permission: { metadata: "read" },
    run: (call) => ok(permissionOf(call, accountNamed(call, "username"))),
  },
  {
    operation: "GET /repos/{owner}/{repo}/assignees",
    permission: { issues: "read", pull_requests: "read" },
    run: (call) => list(call, assignableAccounts(call), (account) => simpleAccount(call.site, account)),
  },
  {
    operation: "GET /repos/{owner}/{repo}/assignees/{assignee}",
    permission: { issues: "read", pull_requests: "read" },
    run(call) {
      const wanted = call.param("assignee").toLowerCase();
      if (!assignableAccounts(call).some((account) => account.login.toLowerCase() === wanted)) throw notFound();
      return noContent;
    },
  },
];

function permissionOf(call: RepositoryCall, account: Account) {
  const isPublic = call.repository.visibility === "public";
  const permission = account.type === "User" ? "admin" : isPublic ? "read" : "none";
  const may = permission === "admin";
  return {
    permission,
    role_name: permission,
    user: {
      ...simpleAccount(call.site, account),
      permissions: { admin: may, maintain: may, push: may, triage: may, pull: permission !== "none" },
      role_name: permission,
    },
  };
}

function assignableAccounts(call: RepositoryCall): readonly Account[] {
  return call.site.state.accounts.filter((account) => account.type === "User");
}
