import type { ColumnType, Generated } from "kysely";

/** The tables as Kysely sees them. What each column means stands in `migrations/`. */
export interface Tables {
  readonly deliveries: DeliveryTable;
  readonly jobs: JobTable;
  readonly delivery_jobs: DeliveryJobTable;
  readonly check_runs: CheckRunTable;
  readonly verdicts: VerdictTable;
  readonly incidents: IncidentTable;
  readonly occurrences: OccurrenceTable;
  readonly refs: RefTable;
  readonly clean_blobs: CleanBlobTable;
  readonly announced_heads: AnnouncedHeadTable;
  readonly fingerprint_keys: FingerprintKeyTable;
  readonly content_writes: ContentWriteTable;
  readonly histories: HistoryTable;
  readonly history_pages: HistoryPageTable;
  readonly history_gaps: HistoryGapTable;
  readonly publications: PublicationTable;
}

/** Written once, never changed. */
type Fixed<Value> = ColumnType<Value, Value, never>;

interface DeliveryTable {
  guid: Fixed<string>;
  event: Fixed<string>;
  action: Fixed<string | null>;
  received_at: Fixed<string>;
}

export interface JobTable {
  id: Generated<number>;
  job_key: Fixed<string>;
  name: Fixed<string>;
  payload: Fixed<string>;
  installation: Fixed<number>;
  priority: number;
  state: "queued" | "running" | "done" | "dead";
  attempts: number;
  cut_offs: Generated<number>;
  queued_at: string;
  run_at: string;
  started_at: string | null;
  finished_at: string | null;
  problem: string | null;
  run: Generated<number>;
  held_until: string | null;
}

interface DeliveryJobTable {
  guid: Fixed<string>;
  job_id: Fixed<number>;
}

interface CheckRunTable {
  external_id: Fixed<string>;
  job_id: string;
  installation: number;
  repository_id: number;
  owner: string;
  repository: string;
  head_sha: string;
  name: string;
  check_run_id: number;
  subject: string;
  opened_at: string;
  concluded_at: string | null;
}

interface VerdictTable {
  repository_id: Fixed<number>;
  head_sha: Fixed<string>;
  subject: Fixed<string>;
  output: string;
  name: Fixed<string>;
  judged_at: string;
}

export interface IncidentTable {
  id: Generated<number>;
  installation: Fixed<number>;
  repository_id: Fixed<number>;
  fingerprint: Fixed<string>;
  rule_id: Fixed<string>;
  mask: Fixed<string>;
  severity: Fixed<string>;
  /** "": not known. */
  actor: string;
  first_seen_at: Fixed<string>;
  last_seen_at: string;
  state: "open" | "resolved";
  resolved_at: string | null;
  issue_owner: string | null;
  issue_repository: string | null;
  issue_number: number | null;
}

interface OccurrenceTable {
  incident_id: Fixed<number>;
  commit_sha: Fixed<string>;
  path: Fixed<string>;
  line: Fixed<number>;
  end_line: Fixed<number>;
}

interface RefTable {
  repository_id: Fixed<number>;
  ref: Fixed<string>;
  sha: string;
}

interface CleanBlobTable {
  key: Fixed<string>;
  bytes: Fixed<number>;
  examined_at: Fixed<string>;
}

interface AnnouncedHeadTable {
  repository_id: Fixed<number>;
  head_sha: Fixed<string>;
  subject: Fixed<string>;
  announced_at: string;
}

interface FingerprintKeyTable {
  id: Fixed<number>;
  check_value: Fixed<string>;
}

interface ContentWriteTable {
  id: Generated<number>;
  installation: Fixed<number>;
  written_at: Fixed<string>;
}

export interface HistoryTable {
  repository_id: Fixed<number>;
  rules: string;
  version: string;
  examined_at: string | null;
  tips: string;
  files: number;
  bytes: number;
  gaps: number;
  report_owner: string | null;
  report_repository: string | null;
  report_number: number | null;
}

interface HistoryPageTable {
  repository_id: Fixed<number>;
  page: Fixed<number>;
  lines: Fixed<string>;
}

interface HistoryGapTable {
  repository_id: Fixed<number>;
  what: Fixed<string>;
  why: Fixed<string>;
}

interface PublicationTable {
  repository_id: Fixed<number>;
  published_at: Fixed<string>;
}
