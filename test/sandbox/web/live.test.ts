import { afterAll, beforeAll, expect, test } from "vitest";
import { browserPath, launchBrowser } from "../../support/browser.ts";
import { openSite, type Site, tellStory } from "../../support/web-story.ts";

let site: Site;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test.skipIf(!browserPath)("an open page follows what happens, and keeps what is being written", async () => {
  const { path, repo, pull, checkRun } = await tellStory(site, "shop");
  const page = await (await launchBrowser()).newPage();
  await page.goto(`${site.sandbox.web}${path}/pull/${pull}`);
  await page.getByLabel("Add a comment").fill("half a sen");
  const checks = page.locator('[data-live="merge"]');
  await checks.getByText("1 credential found").waitFor();

  await site.app.issues.createComment({ ...repo, issue_number: pull, body: "The key was **replaced**." });
  const output = { title: "Nothing left", summary: "Good." };
  await site.app.checks.update({ ...repo, check_run_id: checkRun, conclusion: "success", output });

  await page.getByText("The key was replaced.").waitFor();
  await checks.getByText("Nothing left").waitFor();
  expect(await page.getByLabel("Add a comment").inputValue()).toBe("half a sen");
  expect(await checks.getByText("1 credential found").count()).toBe(0);
});

test.skipIf(!browserPath)("the address of a line marks it and brings it into view", async () => {
  const { path, commit } = await tellStory(site, "lines");
  const text = Array.from({ length: 400 }, (_, line) => `line ${line + 1}\n`).join("");
  const sha = await commit("long", "long.txt", text);
  const page = await (await launchBrowser()).newPage();
  await page.goto(`${site.sandbox.web}${path}/blob/${sha}/long.txt#L300-L302`);
  expect(await page.locator("tr[aria-current] code").allTextContents()).toEqual(["line 300", "line 301", "line 302"]);
  const line = await page.locator("#L300").boundingBox();
  expect(line?.y).toBeGreaterThan(0);
  expect(line?.y).toBeLessThan(page.viewportSize()?.height ?? 0);
});
