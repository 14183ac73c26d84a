import pg from "pg";
import { StartError } from "../errors.ts";

const oldestVersion = 14;

export interface PostgresOptions {
  /** `postgres://user:password@host/database`; it is quoted nowhere. */
  readonly url: string;
  readonly maxConnections: number;
  /** Whether a statement may take as long as it likes: waiting for a turn does. */
  readonly isPatient?: boolean;
}

/** Opens no connection yet. One that breaks is replaced by another at the next question. */
export function createPool({ url, maxConnections, isPatient = false }: PostgresOptions): pg.Pool {
  const pool = new pg.Pool({
    ...settingsFor(url),
    max: maxConnections,
    // A process that hangs in the middle of a transaction must not keep the others from their jobs.
    ...(isPatient
      ? {}
      : { statement_timeout: 30_000, lock_timeout: 20_000, idle_in_transaction_session_timeout: 20_000 }),
  });
  // Told by whoever asks next. Without a listener it would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

export function createClient(url: string): pg.Client {
  const client = new pg.Client(settingsFor(url));
  client.on("error", () => {});
  return client;
}

/** Throws `StartError` when the database cannot be reached, or is too old. */
export async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = createClient(url);
  try {
    await connect(client);
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

async function connect(client: pg.Client): Promise<void> {
  try {
    await client.connect();
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? ` (${cause.code})` : "";
    throw new StartError(
      `The database that DATABASE_URL names cannot be reached${code}. Check host, port, name, user and password, and that it runs.`,
      { cause },
    );
  }
  const { rows } = await client.query("select current_setting('server_version_num')::int / 10000 as version");
  const version: number = rows[0]?.version;
  if (version < oldestVersion)
    throw new StartError(`The database is PostgreSQL ${version}, and Rekey needs ${oldestVersion} or newer.`);
}

/** PostgreSQL's number for `bigint`. Ids and counts are far below 2^53. */
const bigint = 20;

function settingsFor(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: "rekey",
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    types: { getTypeParser: (oid, format) => (oid === bigint ? Number : pg.types.getTypeParser(oid, format)) },
  };
}
