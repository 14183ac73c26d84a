import { openPostgres } from "../../src/database/open-postgres.ts";
import { openSqlite } from "../../src/database/open-sqlite.ts";
import { examinePull } from "./jobs.ts";

/** Run as a process of its own: accepts deliveries without end and prints the GUID of each one that was acknowledged. */
const [database = ""] = process.argv.slice(2);
const store = await (database.startsWith("postgres:") ? openPostgres(database) : openSqlite(database));
for (let number = 1; ; number += 1) {
  const guid = `delivery-${number}`;
  await store.acceptDelivery({ guid, event: "pull_request", action: "opened" }, [examinePull(number)]);
  process.stdout.write(`${guid}\n`);
}
