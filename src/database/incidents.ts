import type { Kysely, Selectable } from "kysely";
import type { Place } from "../change/place.ts";
import type { IssueReference } from "../github/port.ts";
import { fromPathColumn, toPathColumn } from "./place-column.ts";
import type { Incident, IncidentOccurrence, Sighting } from "./store.ts";
import type { IncidentTable, Tables } from "./tables.ts";

// SQLite takes 32,766 parameters in a statement, and an occurrence needs five.
const occurrencesPerStatement = 1000;

/** Call it in a transaction: an incident without its occurrences would take them for a recurrence later. */
export async function recordOccurrences(
  db: Kysely<Tables>,
  sighting: Sighting,
): Promise<{ readonly incident: Incident; readonly isNew: boolean; readonly recurred: boolean }> {
  const isNew = await insertIncident(db, sighting);
  if (!isNew) await nameActor(db, sighting);
  const known = await selectIncident(db, sighting.repositoryId, sighting.fingerprint).executeTakeFirstOrThrow();
  const added = await insertOccurrences(db, known.id, sighting.occurrences);
  const isNewer = Date.parse(sighting.authoredAt) >= Date.parse(known.resolved_at ?? "");
  const recurred = known.state === "resolved" && added > 0 && isNewer;
  if (added === 0) return { incident: toIncident(known), isNew, recurred };
  const updated = await db
    .updateTable("incidents")
    .set({ last_seen_at: sighting.seenAt, ...(recurred ? { state: "open", resolved_at: null } : {}) })
    .where("id", "=", known.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return { incident: toIncident(updated), isNew, recurred };
}

/** False when the credential has an incident already; its first sighting stays what it was. */
async function insertIncident(db: Kysely<Tables>, sighting: Sighting): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("incidents")
    .values({
      installation: sighting.installation,
      repository_id: sighting.repositoryId,
      fingerprint: sighting.fingerprint,
      rule_id: sighting.ruleId,
      mask: sighting.mask,
      severity: sighting.severity,
      actor: sighting.actor ?? "",
      first_seen_at: sighting.seenAt,
      last_seen_at: sighting.seenAt,
      state: "open",
    })
    .onConflict((conflict) => conflict.columns(["repository_id", "fingerprint"]).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Of an incident that was opened by somebody who did not know. */
async function nameActor(
  db: Kysely<Tables>,
  { repositoryId, fingerprint, actor }: Pick<Sighting, "repositoryId" | "fingerprint" | "actor">,
): Promise<void> {
  if (actor === undefined) return;
  await db
    .updateTable("incidents")
    .set({ actor })
    .where("repository_id", "=", repositoryId)
    .where("fingerprint", "=", fingerprint)
    .where("actor", "=", "")
    .execute();
}

/** Returns how many were not known before. */
async function insertOccurrences(
  db: Kysely<Tables>,
  incidentId: number,
  occurrences: readonly IncidentOccurrence[],
): Promise<number> {
  let added = 0;
  for (let start = 0; start < occurrences.length; start += occurrencesPerStatement) {
    const rows = occurrences
      .slice(start, start + occurrencesPerStatement)
      .map(({ commit, path, place, line, endLine }) => ({
        incident_id: incidentId,
        commit_sha: commit,
        path: toPathColumn(path, place),
        line,
        end_line: endLine,
      }));
    const { numInsertedOrUpdatedRows = 0n } = await db
      .insertInto("occurrences")
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    added += Number(numInsertedOrUpdatedRows);
  }
  return added;
}

export async function readIncident(
  db: Kysely<Tables>,
  repositoryId: number,
  fingerprint: string,
): Promise<Incident | undefined> {
  const row = await selectIncident(db, repositoryId, fingerprint).executeTakeFirst();
  return row && toIncident(row);
}

function selectIncident(db: Kysely<Tables>, repositoryId: number, fingerprint: string) {
  return db
    .selectFrom("incidents")
    .selectAll()
    .where("repository_id", "=", repositoryId)
    .where("fingerprint", "=", fingerprint);
}

export async function readOccurrences(db: Kysely<Tables>, incidentId: number): Promise<readonly IncidentOccurrence[]> {
  const rows = await db
    .selectFrom("occurrences")
    .select(["commit_sha as commit", "path", "line", "end_line as endLine"])
    .where("incident_id", "=", incidentId)
    .orderBy("path")
    .orderBy("line")
    .orderBy("commit_sha")
    .execute();
  return rows.map(({ path, ...row }) => ({ ...row, ...fromPathColumn(path) }));
}

const severities = ["critical", "high", "medium", "low"];

/** Nobody works on more. */
const mostOpen = 5_000;

export async function openIncidents(db: Kysely<Tables>, repositoryId: number): Promise<readonly Incident[]> {
  const rows = await db
    .selectFrom("incidents")
    .selectAll()
    .where("repository_id", "=", repositoryId)
    .where("state", "=", "open")
    .orderBy((eb) => {
      const [first = "", ...others] = severities;
      const start = eb.case("severity").when(first).then(0);
      return others.reduce((cases, severity, index) => cases.when(severity).then(index + 1), start).end();
    })
    .orderBy("id")
    .limit(mostOpen)
    .execute();
  return rows.map(toIncident);
}

/** Those that have, or had, an occurrence in one of these places outside of commits. */
export async function readIncidentsAt(
  db: Kysely<Tables>,
  repositoryId: number,
  places: readonly Place[],
): Promise<readonly Incident[]> {
  const columns = places.map((place) => toPathColumn("", place));
  const rows = await db
    .selectFrom("incidents")
    .selectAll()
    .where("repository_id", "=", repositoryId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("occurrences")
          .select("incident_id")
          .whereRef("incident_id", "=", "incidents.id")
          .where("commit_sha", "=", "")
          .where("path", "in", columns),
      ),
    )
    .orderBy("id")
    .execute();
  return rows.map(toIncident);
}

export async function recordIssue(db: Kysely<Tables>, incidentId: number, issue: IssueReference): Promise<void> {
  await db
    .updateTable("incidents")
    .set({ issue_owner: issue.owner, issue_repository: issue.repository, issue_number: issue.number })
    .where("id", "=", incidentId)
    .execute();
}

export async function resolveIncident(db: Kysely<Tables>, incidentId: number, resolvedAt: string): Promise<void> {
  await db
    .updateTable("incidents")
    .set({ state: "resolved", resolved_at: resolvedAt })
    .where("id", "=", incidentId)
    .where("state", "=", "open")
    .execute();
}

function toIncident(row: Selectable<IncidentTable>): Incident {
  return {
    id: row.id,
    repositoryId: row.repository_id,
    fingerprint: row.fingerprint,
    ruleId: row.rule_id,
    mask: row.mask,
    severity: row.severity,
    actor: row.actor === "" ? undefined : row.actor,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
    state: row.state,
    resolvedAt: row.resolved_at ?? undefined,
    issue: toIssue(row),
  };
}

function toIssue({
  issue_owner,
  issue_repository,
  issue_number,
}: Selectable<IncidentTable>): IssueReference | undefined {
  if (issue_owner === null || issue_repository === null || issue_number === null) return undefined;
  return { owner: issue_owner, repository: issue_repository, number: issue_number };
}
