import { readdirSync, readFileSync } from "node:fs";
import { StartError } from "../errors.ts";

const directory = new URL("migrations/", import.meta.url);

/** The files of `migrations/` in their order. They are only ever added: a database knows how many of them it has seen. */
export function readMigrations(): readonly string[] {
  const names = readdirSync(directory).filter((name) => name.endsWith(".sql"));
  return names.sort().map((name) => readFileSync(new URL(name, directory), "utf8"));
}

/** How far the tables of a database are, and how far this version of Rekey would bring them. */
export interface SchemaVersion {
  readonly reached: number;
  readonly known: number;
}

/** Throws `StartError` when a newer Rekey has written the database. */
export function refuseNewer(reached: number, known: number): void {
  if (reached <= known) return;
  throw new StartError(
    `The database is of version ${reached}, and this Rekey knows versions up to ${known}. Start the newer Rekey that wrote it.`,
  );
}
