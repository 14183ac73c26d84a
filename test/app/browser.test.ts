import type { Locator, Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { cloneRepository, paymentsFile, seedStory, storyRepository } from "../../scripts/story.ts";
import { browserPath, launchBrowser } from "../support/browser.ts";
import { startWorld, type World } from "../support/world.ts";

/** The story that a newcomer follows by clicking, in a real browser, from the first page on. */

if (!browserPath) console.warn("The browser tests are skipped: install Debian's package `chromium` to run them.");

const leaked = "1 credential must be rotated and removed";
const removed = "1 credential must be rotated: removed, but still in history";
const rotated = "No open finding: 1 credential already rotated";

describe.skipIf(!browserPath)("the pages of the local GitHub", { timeout: 60_000 }, () => {
  let world: World;

  beforeEach(async () => {
    world = await startWorld();
    await seedStory(world.sandbox);
  });

  afterEach(() => world.close());

  test.each([
    ["desktop", 1280, commitSuggestion],
    ["phone", 390, pushFix],
  ] as const)("at %s width: the leak, the advice, the fix, the rotation, the green check", async (_, width, fix) => {
    const page = await openFirstPage(world, width);
    await follow(page, storyRepository);
    await follow(page, /^Pull requests/);
    await follow(page, "Charge customers at checkout");
    await seeComment(page);

    await follow(page, "rekey / secrets");
    await seeCheck(page);
    await follow(page, "src/payments.ts line 3");
    await seeMarkedLine(page);

    await follow(page, /^Issues/);
    await follow(page, /^Rotate: Stripe live secret key/);
    await see(page.getByRole("heading", { name: /^0–15 min: replace it, by / }));
    await see(page.getByRole("link", { name: "src/payments.ts:3" }));

    await follow(page, /^Pull requests/);
    await follow(page, "Charge customers at checkout");
    await fix(page, world);
    // From here on the page follows by itself.
    await see(page.getByText(removed));
    await see(page.locator("del", { hasText: "Stripe live secret key" }));
    await see(page.getByText("Removed from the branch; still in history: rotate it"));
    await expectNoOverflow(page);

    await follow(page, /^Issues/);
    await follow(page, /^Rotate: Stripe live secret key/);
    await page.getByRole("button", { name: "Close issue" }).click();
    await see(page.getByRole("button", { name: "Reopen issue" }));

    await follow(page, /^Pull requests/);
    await follow(page, "Charge customers at checkout");
    await follow(page, "rekey / secrets");
    await page.getByRole("button", { name: "Re-run" }).click();
    await see(page.getByRole("heading", { name: rotated }));
    await follow(page, "#1");
    await see(page.getByText(rotated));
    await see(page.getByRole("button", { name: "Merge pull request" }));
  });

  test("a branch pushed with git becomes a pull request through the form", async () => {
    await push(world, {
      branch: "ask-claude",
      path: "src/ask.py",
      text: `key = "${world.plant("anthropic-api-key")}"\n`,
    });
    const page = await openFirstPage(world, 390);
    await follow(page, storyRepository);
    await follow(page, /Pull request$/);
    await page.setViewportSize({ width: 1280, height: 900 });
    await expectNoOverflow(page);
    await page.getByLabel("Title").fill("Ask Claude");
    await page.getByLabel("Description").fill("It answers **well**.");
    await page.getByRole("button", { name: "Create pull request" }).click();

    await see(page.getByRole("heading", { name: "Ask Claude" }));
    await see(page.getByText(leaked));
    await see(page.getByText("Anthropic (Claude) API key"));
    await see(page.getByText("# rekey:allow <reason>"));
    await expectNoOverflow(page);
  });
});

/** The failed check, and the comment on the very line with what should stand there. */
async function seeComment(page: Page): Promise<void> {
  await see(page.getByText(leaked));
  const thread = page.locator("section", { has: page.getByRole("link", { name: "src/payments.ts", exact: true }) });
  await see(thread.getByText("line 3", { exact: true }));
  await see(thread.getByText("Replace it; deleting the line is not enough."));
  await see(thread.getByText("Suggested change"));
  await see(thread.getByText("const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);"));
  await see(thread.getByText("// rekey:allow <reason>"));
  await see(thread.getByRole("button", { name: "Commit suggestion" }));
  await expectNoOverflow(page);
}

/** What, where, why, what to do, how to object, how to see it oneself, what was examined. */
async function seeCheck(page: Page): Promise<void> {
  await see(page.getByRole("heading", { name: leaked }));
  await see(page.getByText("brought in by commit"));
  await see(page.getByText("Deleting the line is not enough"));
  await see(page.getByRole("heading", { name: "What to do now" }));
  await see(page.getByRole("heading", { name: "Is it a false alarm?" }));
  await see(page.getByText("// rekey:allow <why this is no credential>"));
  await see(page.getByText("Examined: 1 commit, 1 file version"));

  expect(await page.getByText("git fetch origin refs/pull/1/head").isVisible()).toBe(false);
  await page.getByText("See it on your machine").click();
  await see(page.getByText("git fetch origin refs/pull/1/head"));
  await page.getByText("Or in the policy").click();
  await see(page.getByText("- fingerprint: "));
  await expectNoOverflow(page);
}

/** A permanent link opens the file of that commit, with this one line marked and in sight. */
async function seeMarkedLine(page: Page): Promise<void> {
  await page.waitForURL(/\/blob\/[0-9a-f]{40}\/src\/payments\.ts#L3$/);
  const marked = page.locator("[aria-current=true]").and(page.getByRole("row"));
  await see(marked);
  expect(await marked.allInnerTexts()).toEqual([expect.stringMatching(/^3\s+const stripe = new Stripe\("/)]);
}

async function commitSuggestion(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Commit suggestion" }).click();
}

async function pushFix(_: Page, world: World): Promise<void> {
  const text = paymentsFile("process.env.STRIPE_SECRET_KEY");
  await push(world, { branch: "faster-checkout", path: "src/payments.ts", text });
}

/** One commit on a branch, made from `main` where it is new, by a user with their own git. */
async function push(
  { sandbox }: World,
  { branch, path, text }: { readonly branch: string; readonly path: string; readonly text: string },
): Promise<void> {
  const clone = await cloneRepository(sandbox, storyRepository);
  await clone.git("fetch", "-q", "origin");
  const branches = await clone.git("branch", "-r", "--format=%(refname:short)");
  const from = branches.split("\n").includes(`origin/${branch}`) ? `origin/${branch}` : "origin/main";
  await clone.git("checkout", "-q", "-b", branch, from);
  await clone.commit(`Change ${path}`, { [path]: text });
  await clone.git("push", "-q", "origin", branch);
}

async function openFirstPage({ sandbox }: World, width: number): Promise<Page> {
  const page = await (await launchBrowser()).newPage({ viewport: { width, height: 900 } });
  page.setDefaultTimeout(15_000);
  await page.goto(`${sandbox.web}/`);
  await see(page.getByRole("heading", { name: "A GitHub of your own, with Rekey watching" }));
  await expectNoOverflow(page);
  return page;
}

/** Clicks a link, once it is there, and looks at the page that it opens. */
async function follow(page: Page, name: string | RegExp): Promise<void> {
  const left = page.url();
  await page.getByRole("link", { name }).first().click();
  await page.waitForURL(({ href }) => href !== left);
  await expectNoOverflow(page);
}

async function see(what: Locator): Promise<void> {
  await what.first().waitFor({ state: "visible" });
}

async function expectNoOverflow(page: Page): Promise<void> {
  const overflow = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
  expect(overflow, `how much wider than the screen ${page.url()} is`).toBeLessThanOrEqual(0);
}
