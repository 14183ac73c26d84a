import type { JsonObject } from "../../json.ts";
import type { Site } from "../../site.ts";
import type { Account } from "../../state.ts";
import { nodeId } from "../node-id.ts";

/** The short form in which GitHub shows an account everywhere ("simple user"). */
export function simpleAccount({ urls }: Site, account: Account): JsonObject {
  const api = `${urls.api}/users/${encodeURIComponent(account.login)}`;
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId(account.type, account.id),
    avatar_url: `${urls.web}/avatars/${account.id}`,
    gravatar_id: "",
    url: api,
    html_url:
      account.type === "Bot"
        ? `${urls.web}/apps/${account.login.replace("[bot]", "")}`
        : `${urls.web}/${account.login}`,
    followers_url: `${api}/followers`,
    following_url: `${api}/following{/other_user}`,
    gists_url: `${api}/gists{/gist_id}`,
    starred_url: `${api}/starred{/owner}{/repo}`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events{/privacy}`,
    received_events_url: `${api}/received_events`,
    type: account.type,
    user_view_type: "public",
    site_admin: false,
  };
}

/** The long form of `GET /user` and `GET /users/{username}`. */
export function fullAccount(site: Site, account: Account): JsonObject {
  return {
    ...simpleAccount(site, account),
    name: account.name,
    company: null,
    blog: "",
    location: null,
    email: null,
    hireable: null,
    bio: null,
    twitter_username: null,
    public_repos: site.state.repositories.filter(
      (repository) => repository.ownerId === account.id && repository.visibility === "public",
    ).length,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: account.createdAt,
    updated_at: account.createdAt,
  };
}

/** How an organisation is named in webhooks. */
export function organisation({ urls }: Site, account: Account): JsonObject {
  const api = `${urls.api}/orgs/${account.login}`;
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId(account.type, account.id),
    url: api,
    repos_url: `${api}/repos`,
    events_url: `${api}/events`,
    hooks_url: `${api}/hooks`,
    issues_url: `${api}/issues`,
    members_url: `${api}/members{/member}`,
    public_members_url: `${api}/public_members{/member}`,
    avatar_url: `${urls.web}/avatars/${account.id}`,
    description: "",
  };
}

export function accountById(site: Site, id: number): Account {
  const account = site.state.accounts.find((candidate) => candidate.id === id);
  if (account === undefined) throw new TypeError(`no account ${id}`);
  return account;
}

/** The short form of the account with this id. */
export function simpleAccountById(site: Site, id: number): JsonObject {
  return simpleAccount(site, accountById(site, id));
}
