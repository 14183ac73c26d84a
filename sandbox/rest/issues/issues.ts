import { type Account, type Issue, nextId, type Pull, timestamp } from "../../state.ts";
import { validationFailed } from "../api-error.ts";
import { author, created, type Endpoint, ok, type Reply, type RepositoryCall } from "../endpoint.ts";
import { list } from "../pagination.ts";
import { changePull } from "../pulls/pull-change.ts";
import { findIssueOrPull, nextNumber, requireIssues } from "./find-issue.ts";
import { ensureLabels } from "./labels.ts";
import { representIssue } from "./represent-issue.ts";
import { checkBody, checkTitle } from "./text-limits.ts";

export const issueEndpoints: readonly Endpoint[] = [
  {
    operation: "GET /repos/{owner}/{repo}/issues",
    permission: { issues: "read", pull_requests: "read" },
    run: listIssues,
  },
  {
    operation: "POST /repos/{owner}/{repo}/issues",
    permission: { issues: "write" },
    run: createIssue,
  },
  {
    operation: "GET /repos/{owner}/{repo}/issues/{issue_number}",
    permission: { issues: "read", pull_requests: "read" },
    run: (call) => ok(representIssue(call.site, call.repository, findIssueOrPull(call, "issue_number"))),
  },
  {
    operation: "PATCH /repos/{owner}/{repo}/issues/{issue_number}",
    permission: { issues: "write", pull_requests: "write" },
    run: updateIssue,
  },
];

const maxAssignees = 10;

interface IssueInput {
  readonly title?: string | number | null;
  readonly body?: string | null;
  readonly state?: "open" | "closed";
  readonly state_reason?: Issue["stateReason"];
  readonly labels?: readonly (string | { readonly name?: string })[];
  readonly assignee?: string | null;
  readonly assignees?: readonly (string | { readonly login?: string })[];
}

function createIssue(call: RepositoryCall): Reply {
  requireIssues(call);
  const input = call.body as IssueInput;
  const { site, repository } = call;
  const now = timestamp();
  const title = String(input.title ?? "");
  checkTitle("Issue", title);
  checkBody("Issue", input.body);
  const assigneeIds = readAssignees(call, input) ?? [];
  const labelIds = readLabels(call, input) ?? [];
  const issue: Issue = {
    id: nextId(site.state),
    repositoryId: repository.id,
    number: nextNumber(call),
    authorId: author(call).id,
    viaApp: call.caller.kind === "installation",
    title,
    body: input.body ?? null,
    state: "open",
    stateReason: null,
    labelIds,
    assigneeIds,
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    closedById: null,
  };
  site.state.issues.push(issue);
  announce(call, "opened", issue);
  return created(representIssue(site, repository, issue));
}

async function updateIssue(call: RepositoryCall): Promise<Reply> {
  const issue = findIssueOrPull(call, "issue_number");
  const input = call.body as IssueInput;
  const title = String(input.title ?? issue.title);
  const body = input.body === undefined ? issue.body : input.body;
  checkTitle("Issue", title);
  checkBody("Issue", body);
  const assigneeIds = readAssignees(call, input) ?? issue.assigneeIds;
  issue.labelIds = readLabels(call, input) ?? issue.labelIds;
  issue.assigneeIds = assigneeIds;
  issue.updatedAt = timestamp();
  if ("headSha" in issue) await changePull(call, issue, { title, body, state: input.state });
  else changeIssue(call, issue, { ...input, title, body });
  return ok(representIssue(call.site, call.repository, issue));
}

function changeIssue(
  call: RepositoryCall,
  issue: Issue,
  input: IssueInput & { title: string; body: string | null },
): void {
  const changes = {
    ...(input.title === issue.title ? {} : { title: { from: issue.title } }),
    ...(input.body === issue.body ? {} : { body: { from: issue.body ?? "" } }),
  };
  issue.title = input.title;
  issue.body = input.body;
  if (Object.keys(changes).length > 0) announce(call, "edited", issue, { changes });
  if (input.state === "closed") closeIssue(call, issue, input.state_reason ?? "completed");
  if (input.state === "open") reopenIssue(call, issue);
}

/** Closing what is closed changes the reason at most. */
function closeIssue(call: RepositoryCall, issue: Issue, reason: Issue["stateReason"]): void {
  const wasOpen = issue.state === "open";
  issue.stateReason = reason;
  if (!wasOpen) return;
  issue.state = "closed";
  issue.closedAt = issue.updatedAt;
  issue.closedById = author(call).id;
  announce(call, "closed", issue);
}

function reopenIssue(call: RepositoryCall, issue: Issue): void {
  if (issue.state === "open") return;
  issue.state = "open";
  issue.stateReason = "reopened";
  issue.closedAt = null;
  issue.closedById = null;
  announce(call, "reopened", issue);
}

function readLabels(call: RepositoryCall, { labels }: IssueInput): number[] | undefined {
  const names = labels?.map((label) => (typeof label === "string" ? label : (label.name ?? "")));
  return names && [...new Set(ensureLabels(call, names).map((label) => label.id))];
}

/** Who has no access to the repository is left out without a word. */
function readAssignees(call: RepositoryCall, { assignee, assignees }: IssueInput): number[] | undefined {
  if (assignee === undefined && assignees === undefined) return undefined;
  const wanted = assignees ?? (assignee ? [assignee] : []);
  if (wanted.length > maxAssignees) {
    throw validationFailed([{ resource: "Issue", code: "invalid", field: "assignees" }]);
  }
  const logins = wanted.map((one) => (typeof one === "string" ? one : (one.login ?? "")).toLowerCase());
  return call.site.state.accounts.filter((account) => canBeAssigned(account, logins)).map((account) => account.id);
}

function canBeAssigned(account: Account, logins: readonly string[]): boolean {
  return account.type === "User" && logins.includes(account.login.toLowerCase());
}

function listIssues(call: RepositoryCall): Reply {
  const { query, site, repository } = call;
  requireIssues(call);
  const everything: readonly (Issue | Pull)[] = [...site.state.issues, ...site.state.pulls];
  const wanted = everything.filter((issue) => issue.repositoryId === repository.id && isWanted(call, issue));
  const field = query.sort === "updated" ? "updatedAt" : "createdAt";
  wanted.sort((a, b) => a[field].localeCompare(b[field]) || a.number - b.number);
  const sorted = query.direction === "asc" ? wanted : wanted.toReversed();
  return list(call, sorted, (issue) => representIssue(site, repository, issue));
}

function isWanted({ query, site }: RepositoryCall, issue: Issue): boolean {
  const { state = "open", labels = "", creator, assignee, since } = query;
  const login = (id: number) => site.state.accounts.find((account) => account.id === id)?.login;
  const names = site.state.labels.filter((label) => issue.labelIds.includes(label.id)).map((label) => label.name);
  return (
    (state === "all" || issue.state === state) &&
    labels.split(",").every((label) => label === "" || names.includes(label)) &&
    (creator === undefined || login(issue.authorId) === creator) &&
    (assignee === undefined || isAssigned(issue.assigneeIds.map(login), assignee)) &&
    (since === undefined || Date.parse(issue.updatedAt) >= Date.parse(since))
  );
}

function isAssigned(logins: readonly (string | undefined)[], assignee: string): boolean {
  if (assignee === "none") return logins.length === 0;
  if (assignee === "*") return logins.length > 0;
  return logins.includes(assignee);
}

function announce(call: RepositoryCall, action: string, issue: Issue, extra: { changes?: object } = {}): void {
  const payload = { action, issue: representIssue(call.site, call.repository, issue) };
  call.emit("issues", extra.changes ? { ...payload, changes: { ...extra.changes } } : payload);
}
