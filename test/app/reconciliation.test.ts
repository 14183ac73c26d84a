import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanFiles } from "../../scripts/story.ts";
import { eventually, startWorld, type TestRepository, type World } from "../support/world.ts";

let world: World;
let shop: TestRepository;

beforeAll(async () => {
  world = await startWorld();
  shop = await world.createRepository();
  await shop.clone.commit("A small shop", cleanFiles);
  await shop.push("main");
});

afterAll(() => world.close());

test("what could not be delivered is asked for again, and told in the metrics", { timeout: 90_000 }, async () => {
  const { webhookUrl, url } = world.rekey;
  world.sandbox.setWebhookUrl(webhookUrl.replace("/api/", "/nowhere/"));
  await shop.clone.git("checkout", "-q", "-b", "unheard", "main");
  const sha = await shop.clone.commit("Leak", { "leak.ts": `export const key = "${world.plant()}";\n` });
  await shop.push("unheard");
  await world.sandbox.settled();
  world.sandbox.setWebhookUrl(webhookUrl);

  await eventually("a check", async () => ((await shop.checkRuns(sha)).length > 0 ? true : undefined), 60_000);
  expect((await shop.check(sha)).conclusion).toBe("failure");
  const metrics = await (await fetch(`${url}/metrics`)).text();
  expect(metrics).toMatch(/^rekey_mended_total\{what="failed delivery"\} [1-9]/m);
  expect(metrics).toMatch(/^rekey_verdict_seconds_count [1-9]/m);
  expect(metrics).toMatch(/^rekey_github_quota_remaining\{installation="\d+"\} 4999$/m);
  expect(metrics).not.toContain(shop.repo);
});
