import type { Incident, Store } from "../database/store.ts";
import type { GitHub } from "../github/port.ts";

/** The incident as it is once its issue was looked at: an issue that was closed since the last occurrence resolves it. */
export async function refreshIncident(
  { repositoryId, fingerprint }: { readonly repositoryId: number; readonly fingerprint: string },
  github: GitHub,
  store: Store,
): Promise<Incident | undefined> {
  const incident = await store.readIncident(repositoryId, fingerprint);
  if (incident?.state !== "open" || !incident.issue) return incident;
  const closedAt = await github.issueClosedAt(incident.issue);
  if (closedAt === undefined || !isSince(closedAt, incident.lastSeenAt)) return incident;
  await store.resolveIncident(incident.id, new Date(closedAt).toISOString());
  return store.readIncident(repositoryId, fingerprint);
}

/** GitHub's times count whole seconds. */
function isSince(closedAt: string, lastSeenAt: string): boolean {
  return Date.parse(closedAt) >= Math.floor(Date.parse(lastSeenAt) / 1000) * 1000;
}
