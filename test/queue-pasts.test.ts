import { expect, onTestFinished, test } from "vitest";
import { openSqlite } from "../src/database/open-sqlite.ts";
import { queuePasts } from "../src/queue-pasts.ts";

const repositories = [1, 2, 3, 4].map((id) => ({ id, owner: "acme", name: `shop-${id}` }));

test("the past is asked for where it is not examined, or was with other rules, and not twice", async () => {
  const store = await openSqlite(":memory:");
  onTestFinished(() => store.close());
  for (const [id, rules] of [
    [2, "now"],
    [3, "now"],
    [4, "before"],
  ] as const) {
    await store.beginHistory(id, { rules, version: `${rules} and the policy's` });
    if (id !== 2) await store.endHistory(id, { tips: [], lines: "" });
  }
  const asApp = { installations: async () => [7], repositoriesOf: async () => repositories };
  const woken: string[] = [];
  for (let times = 0; times < 2; times += 1)
    await queuePasts({ asApp, store, rules: "now", wake: () => void woken.push("woken") });

  expect(woken).toHaveLength(2);
  const asked = [];
  for (let claimed = await store.queue.claim(); claimed; claimed = await store.queue.claim()) {
    asked.push(claimed.job.repository.name, claimed.urgency);
    await store.queue.complete(claimed);
  }
  expect(asked).toEqual(["shop-1", "background", "shop-2", "background", "shop-4", "background"]);
});
