import type { Kysely } from "kysely";
import { announceHead, awaitedOn, withdrawHeads } from "./announced-heads.ts";
import {
  concludedCheckRun,
  knownRepositories,
  latestCheckRun,
  openCheckRuns,
  orphanedCheckRuns,
  recordCheckRun,
  subjectsOf,
} from "./check-runs.ts";
import { cleanBlobs, recordCleanBlobs } from "./clean-blobs.ts";
import { spendContent } from "./content-writes.ts";
import type { Database } from "./database.ts";
import { acceptDelivery, lastDeliveryAt } from "./deliveries.ts";
import { agreesOnKey } from "./fingerprint-keys.ts";
import {
  beginHistory,
  endHistory,
  historyGaps,
  historyPages,
  readHistory,
  recordHistoryPage,
  recordHistoryReport,
} from "./histories.ts";
import {
  openIncidents,
  readIncident,
  readIncidentsAt,
  readOccurrences,
  recordIssue,
  recordOccurrences,
  resolveIncident,
} from "./incidents.ts";
import { publicSince, recordPublication } from "./publications.ts";
import { createQueue } from "./queue.ts";
import { knownRefs, recordRefs } from "./refs.ts";
import type { Store } from "./store.ts";
import type { Tables } from "./tables.ts";
import { headJudgedLast, recordVerdict, verdictsOn } from "./verdicts.ts";

/** The store on a database whose tables are there. Closing it closes the database. */
export function createStore(database: Database, now: () => Date): Store {
  const { db, inTransaction } = database;
  return {
    queue: createQueue(database, now),
    acceptDelivery: (delivery, jobs, announced) =>
      inTransaction((trx) => acceptDelivery(trx, delivery, { jobs, announced, now: now() })),
    lastDeliveryAt: () => lastDeliveryAt(db),
    recordCheckRun: (check) => recordCheckRun(db, check, now()),
    concludedCheckRun: (externalId) => concludedCheckRun(db, externalId, now()),
    openCheckRuns: (jobId) => openCheckRuns(db, jobId),
    orphanedCheckRuns: () => orphanedCheckRuns(db, now()),
    knownRepositories: (installation) => knownRepositories(db, installation),
    subjectsOf: (repositoryId, headSha) => subjectsOf(db, repositoryId, headSha),
    latestCheckRun: (head) => latestCheckRun(db, head),
    announceHead: (head) => announceHead(db, head, now()),
    withdrawHeads: (withdrawn) => withdrawHeads(db, withdrawn),
    awaitedOn: (head) => awaitedOn(db, head, now()),
    recordVerdict: (verdict) => recordVerdict(db, verdict, now()),
    verdictsOn: (head) => verdictsOn(db, head),
    headJudgedLast: (repositoryId, subject) => headJudgedLast(db, repositoryId, subject),
    knownRefs: (repositoryId) => knownRefs(db, repositoryId),
    recordRefs: (repositoryId, refs) => inTransaction((trx) => recordRefs(trx.db, repositoryId, refs)),
    cleanBlobs: (keys) => cleanBlobs(db, keys),
    recordCleanBlobs: (blobs) => recordCleanBlobs(db, blobs, now()),
    readHistory: (repositoryId) => readHistory(db, repositoryId),
    beginHistory: (repositoryId, judges) => inTransaction((trx) => beginHistory(trx.db, repositoryId, judges)),
    historyPages: (repositoryId) => historyPages(db, repositoryId),
    recordHistoryPage: (repositoryId, page) => inTransaction((trx) => recordHistoryPage(trx.db, repositoryId, page)),
    endHistory: (repositoryId, end) => inTransaction((trx) => endHistory(trx.db, repositoryId, { ...end, now: now() })),
    historyGaps: (repositoryId) => historyGaps(db, repositoryId),
    recordPublication: (repositoryId, at) => recordPublication(db, repositoryId, at),
    publicSince: (repositoryId) => publicSince(db, repositoryId),
    openIncidents: (repositoryId) => openIncidents(db, repositoryId),
    recordHistoryReport: (repositoryId, issue) => recordHistoryReport(db, repositoryId, issue),
    recordOccurrences: (sighting) => inTransaction((trx) => recordOccurrences(trx.db, sighting)),
    readIncident: (repositoryId, fingerprint) => readIncident(db, repositoryId, fingerprint),
    readIncidentsAt: (repositoryId, places) => readIncidentsAt(db, repositoryId, places),
    readOccurrences: (incidentId) => readOccurrences(db, incidentId),
    recordIssue: (incidentId, issue) => recordIssue(db, incidentId, issue),
    resolveIncident: (incidentId, resolvedAt) => resolveIncident(db, incidentId, resolvedAt),
    spendContent: (installation, most) => inTransaction((trx) => spendContent(trx, { installation, most, now: now() })),
    agreesOnKey: (checkValue) => agreesOnKey(db, checkValue),
    dropInstallation: (installation) => dropInstallation(db, installation),
    prune: (before) => prune(db, before),
    close: () => db.destroy(),
  };
}

async function dropInstallation(db: Kysely<Tables>, installation: number): Promise<void> {
  await db.deleteFrom("jobs").where("state", "=", "queued").where("installation", "=", installation).execute();
}

async function prune(db: Kysely<Tables>, before: Date): Promise<void> {
  await db.deleteFrom("deliveries").where("received_at", "<", before.toISOString()).execute();
  await db.deleteFrom("jobs").where("state", "=", "done").where("finished_at", "<", before.toISOString()).execute();
  await db.deleteFrom("announced_heads").where("announced_at", "<", before.toISOString()).execute();
  await db.deleteFrom("clean_blobs").where("examined_at", "<", before.toISOString()).execute();
}
