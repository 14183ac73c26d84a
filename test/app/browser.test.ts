import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seedStory, storyRepository } from "../../scripts/story.ts";
import { browserPath, launchBrowser } from "../support/browser.ts";
import { startWorld, type World } from "../support/world.ts";

/** The story that a newcomer follows by clicking, in a real browser. */
let world: World;

beforeAll(async () => {
  if (!browserPath) console.warn("The browser test is skipped: install Debian's package `chromium` to run it.");
  world = await startWorld();
  await seedStory(world.sandbox);
});

afterAll(() => world.close());

const widths = { desktop: 1280, phone: 390 } as const;

for (const [name, width] of Object.entries(widths)) {
  test.skipIf(!browserPath)(`at ${name} width: from the overview to the check, the line and the issue`, async () => {
    const page = await open(width);
    await page.getByRole("link", { name: storyRepository }).first().click();
    await page.getByRole("link", { name: /Pull requests/ }).click();
    await page.getByRole("link", { name: "Charge customers at checkout" }).click();
    const comment = page.getByText("Replace it; deleting the line is not enough.");
    await comment.waitFor();
    await expectNoOverflow(page);
    expect(await page.getByText("new Stripe(process.env.STRIPE_SECRET_KEY)").count()).toBeGreaterThan(0);

    await page
      .getByRole("link", { name: /rekey \/ secrets/ })
      .first()
      .click();
    await page.getByText("1 credential must be rotated and removed").first().waitFor();
    for (const told of ["What to do now", "Is it a false alarm?", "See it on your machine", "What was examined"])
      expect(await page.getByText(told).count(), told).toBeGreaterThan(0);
    await expectNoOverflow(page);

    await page
      .getByRole("link", { name: /src\/payments\.ts/ })
      .first()
      .click();
    await page.waitForURL(/\/blob\/[0-9a-f]{40}\/src\/payments\.ts#L3$/);
    expect(await page.locator("tr.is-marked").count()).toBe(1);
    await expectNoOverflow(page);

    await page.getByRole("link", { name: /Issues/ }).click();
    await page.getByRole("link", { name: /Rotate: Stripe live secret key/ }).click();
    await page.getByText("0–15 min: replace it").first().waitFor();
    await expectNoOverflow(page);
  });
}

test.skipIf(!browserPath)("committing the suggestion, closing the issue and Re-run turn the check green", async () => {
  const page = await open(widths.desktop);
  const pull = `${world.sandbox.web}/${world.sandbox.organisation}/${storyRepository}/pull/1`;
  await page.goto(pull);
  await page.getByRole("button", { name: "Commit suggestion" }).click();
  // The page follows by itself.
  await page.getByText("1 credential must be rotated: removed, but still in history").first().waitFor();
  await page
    .getByText(/still in history/)
    .first()
    .waitFor();

  await page.getByRole("link", { name: /Issues/ }).click();
  await page.getByRole("link", { name: /Rotate: Stripe live secret key/ }).click();
  await page.getByRole("button", { name: "Close issue" }).click();
  await page.getByText("Closed").first().waitFor();

  await page.goto(pull);
  await page
    .getByRole("link", { name: /rekey \/ secrets/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Re-run" }).click();
  await page.goto(pull);
  await page.getByText("No open finding: 1 credential already rotated").first().waitFor();
});

async function open(width: number): Promise<Page> {
  const page = await (await launchBrowser()).newPage({ viewport: { width, height: 900 } });
  page.setDefaultTimeout(15_000);
  await page.goto(world.sandbox.web);
  await page.getByText("A GitHub of your own").waitFor();
  await expectNoOverflow(page);
  return page;
}

async function expectNoOverflow(page: Page): Promise<void> {
  const overflow = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
  expect(overflow, page.url()).toBeLessThanOrEqual(0);
}
