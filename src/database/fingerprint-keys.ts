import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

export async function agreesOnKey(db: Kysely<Tables>, checkValue: string): Promise<boolean> {
  await db
    .insertInto("fingerprint_keys")
    .values({ id: 1, check_value: checkValue })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const known = await db.selectFrom("fingerprint_keys").select("check_value").executeTakeFirst();
  return known?.check_value === checkValue;
}
