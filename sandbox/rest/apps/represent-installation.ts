import type { JsonObject } from "../../json.ts";
import type { Site } from "../../site.ts";
import type { Installation } from "../../state.ts";
import { accountById, simpleAccount } from "../accounts/represent-account.ts";

export function representInstallation(site: Site, installation: Installation): JsonObject {
  const { app } = site.state;
  const account = accountById(site, installation.accountId);
  return {
    id: installation.id,
    client_id: app.clientId,
    account: simpleAccount(site, account),
    repository_selection: installation.repositories === "all" ? "all" : "selected",
    access_tokens_url: `${site.urls.api}/app/installations/${installation.id}/access_tokens`,
    repositories_url: `${site.urls.api}/installation/repositories`,
    html_url: `${site.urls.web}/settings/installations/${installation.id}`,
    app_id: app.id,
    app_slug: app.slug,
    target_id: account.id,
    target_type: account.type,
    permissions: app.permissions,
    events: app.events,
    created_at: installation.createdAt,
    updated_at: installation.updatedAt,
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: null,
    suspended_at: installation.suspendedAt,
  };
}
