import type { Pool } from "pg";

/**
 * Runs what is given under one key one after another, in whatever process on this database it is given. The pool must be one
 * that nothing else uses: whoever has a turn may need the database, and must not wait for those who wait for him.
 */
export function takeSharedTurns(pool: Pool): <Result>(key: string, work: () => Promise<Result>) => Promise<Result> {
  return async (key, work) => {
    const client = await pool.connect();
    const name = `turn ${key}`;
    let isOurs = false;
    try {
      await client.query("select pg_advisory_lock(hashtextextended($1, 0))", [name]);
      isOurs = true;
      return await work();
    } finally {
      // A connection that does not answer is closed, and with it goes whatever it holds.
      const isFree = isOurs && (await unlock());
      client.release(!isFree);
    }

    async function unlock(): Promise<boolean> {
      return await client.query("select pg_advisory_unlock(hashtextextended($1, 0))", [name]).then(
        () => true,
        () => false,
      );
    }
  };
}
