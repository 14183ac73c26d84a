import { readDatabaseEnv, readSource } from "../../env.ts";
import { CannotWork } from "../cannot-work.ts";
import { databaseActions } from "../commands.ts";
import type { Arguments } from "../parse-arguments.ts";
import type { ExitStatus, Terminal } from "../terminal.ts";

/** `rekey db status|migrate|copy|forget-key`, on the database that the environment and `.env` name. */
export async function databaseCommand({ words }: Arguments, terminal: Terminal): Promise<ExitStatus> {
  const [action, ...more] = words;
  const isKnown = databaseActions.some((known) => known === action) && more.length === 0;
  if (!isKnown) throw new CannotWork(`Name what to do: rekey db ${databaseActions.join(", rekey db ")}.`);
  const place = readDatabaseEnv(readSource(terminal.directory, terminal.environment));
  switch (action) {
    case "migrate":
      return (await import("./migrate.ts")).migrateDatabase(place, terminal);
    case "copy":
      return (await import("./copy.ts")).copyDatabase(place, terminal);
    case "forget-key":
      return (await import("./forget-key.ts")).forgetKey(place, terminal);
    default:
      return (await import("./status.ts")).showStatus(place, terminal);
  }
}
