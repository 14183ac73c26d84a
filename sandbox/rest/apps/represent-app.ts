import type { JsonObject } from "../../json.ts";
import type { Site } from "../../site.ts";
import { simpleAccountById } from "../accounts/represent-account.ts";
import { nodeId } from "../node-id.ts";

/** The app as `GET /app` shows it, and as it stands beside everything that the app wrote. */
export function representApp(site: Site): JsonObject {
  const { app } = site.state;
  return {
    id: app.id,
    client_id: app.clientId,
    slug: app.slug,
    node_id: nodeId("App", app.id),
    owner: simpleAccountById(site, app.ownerId),
    name: app.name,
    description: app.description,
    external_url: app.url,
    html_url: `${site.urls.web}/apps/${app.slug}`,
    created_at: app.createdAt,
    updated_at: app.createdAt,
    permissions: app.permissions,
    events: app.events,
  };
}
