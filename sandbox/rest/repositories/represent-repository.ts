import type { JsonObject } from "../../json.ts";
import type { Site } from "../../site.ts";
import type { Repository } from "../../state.ts";
import { accountById, simpleAccount } from "../accounts/represent-account.ts";
import { nodeId } from "../node-id.ts";

export function fullName(site: Site, repository: Repository): string {
  return `${accountById(site, repository.ownerId).login}/${repository.name}`;
}

/** A repository as lists and webhooks show it. */
export function representRepository(site: Site, repository: Repository): JsonObject {
  const owner = accountById(site, repository.ownerId);
  const name = `${owner.login}/${repository.name}`;
  const html = `${site.urls.web}/${name}`;
  const openIssues = site.state.issues.filter(isOpenIn(repository)).length;
  const openPulls = site.state.pulls.filter(isOpenIn(repository)).length;
  const forks = site.state.repositories.filter((other) => other.forkOf === repository.id).length;
  return {
    id: repository.id,
    node_id: nodeId("Repository", repository.id),
    name: repository.name,
    full_name: name,
    private: repository.visibility === "private",
    owner: simpleAccount(site, owner),
    html_url: html,
    description: repository.description,
    fork: repository.forkOf !== null,
    ...urls(`${site.urls.api}/repos/${name}`),
    git_url: `${site.urls.git}/${name}.git`,
    ssh_url: `${site.urls.git}/${name}.git`,
    clone_url: `${site.urls.git}/${name}.git`,
    svn_url: html,
    mirror_url: null,
    homepage: repository.homepage,
    language: null,
    size: 0,
    ...counts(openIssues + openPulls, forks),
    default_branch: repository.defaultBranch,
    is_template: false,
    topics: [],
    has_issues: repository.hasIssues,
    has_projects: false,
    has_wiki: repository.hasWiki,
    has_pages: false,
    has_downloads: false,
    has_discussions: repository.hasDiscussions,
    archived: repository.isArchived,
    disabled: false,
    visibility: repository.visibility,
    pushed_at: repository.pushedAt,
    created_at: repository.createdAt,
    updated_at: repository.updatedAt,
    allow_forking: true,
    web_commit_signoff_required: false,
    license: null,
    // The one user owns everything, and the app sees what the user sees.
    permissions: { admin: true, maintain: true, push: true, triage: true, pull: true },
  };
}

/** A single repository as `GET /repos/{owner}/{repo}` shows it. */
export function fullRepository(site: Site, repository: Repository): JsonObject {
  const owner = accountById(site, repository.ownerId);
  const parent = site.state.repositories.find((candidate) => candidate.id === repository.forkOf);
  return {
    ...representRepository(site, repository),
    temp_clone_token: null,
    allow_rebase_merge: true,
    allow_squash_merge: true,
    allow_merge_commit: true,
    allow_auto_merge: false,
    allow_update_branch: false,
    delete_branch_on_merge: false,
    subscribers_count: 0,
    network_count: 0,
    ...(owner.type === "Organization" ? { organization: simpleAccount(site, owner) } : {}),
    ...(parent === undefined
      ? {}
      : { parent: representRepository(site, parent), source: representRepository(site, root(site, parent)) }),
  };
}

function root(site: Site, repository: Repository): Repository {
  const parent = site.state.repositories.find((candidate) => candidate.id === repository.forkOf);
  return parent === undefined ? repository : root(site, parent);
}

function isOpenIn(repository: Repository) {
  return (item: { readonly repositoryId: number; readonly state: string }) =>
    item.repositoryId === repository.id && item.state === "open";
}

function counts(open: number, forks: number): JsonObject {
  return {
    stargazers_count: 0,
    watchers_count: 0,
    watchers: 0,
    forks_count: forks,
    forks,
    open_issues_count: open,
    open_issues: open,
  };
}

function urls(api: string): JsonObject {
  return {
    url: api,
    archive_url: `${api}/{archive_format}{/ref}`,
    assignees_url: `${api}/assignees{/user}`,
    blobs_url: `${api}/git/blobs{/sha}`,
    branches_url: `${api}/branches{/branch}`,
    collaborators_url: `${api}/collaborators{/collaborator}`,
    comments_url: `${api}/comments{/number}`,
    commits_url: `${api}/commits{/sha}`,
    compare_url: `${api}/compare/{base}...{head}`,
    contents_url: `${api}/contents/{+path}`,
    contributors_url: `${api}/contributors`,
    deployments_url: `${api}/deployments`,
    downloads_url: `${api}/downloads`,
    events_url: `${api}/events`,
    forks_url: `${api}/forks`,
    git_commits_url: `${api}/git/commits{/sha}`,
    git_refs_url: `${api}/git/refs{/sha}`,
    git_tags_url: `${api}/git/tags{/sha}`,
    hooks_url: `${api}/hooks`,
    issue_comment_url: `${api}/issues/comments{/number}`,
    issue_events_url: `${api}/issues/events{/number}`,
    issues_url: `${api}/issues{/number}`,
    keys_url: `${api}/keys{/key_id}`,
    labels_url: `${api}/labels{/name}`,
    languages_url: `${api}/languages`,
    merges_url: `${api}/merges`,
    milestones_url: `${api}/milestones{/number}`,
    notifications_url: `${api}/notifications{?since,all,participating}`,
    pulls_url: `${api}/pulls{/number}`,
    releases_url: `${api}/releases{/id}`,
    stargazers_url: `${api}/stargazers`,
    statuses_url: `${api}/statuses/{sha}`,
    subscribers_url: `${api}/subscribers`,
    subscription_url: `${api}/subscription`,
    tags_url: `${api}/tags`,
    teams_url: `${api}/teams`,
    trees_url: `${api}/git/trees{/sha}`,
  };
}
