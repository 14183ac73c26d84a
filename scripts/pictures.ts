import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { Secret } from "../src/detection/secret.ts";
import { type LocalRekey, startLocalRekey } from "./local-rekey.ts";
import { inventedKey, seedStory, storyRepository } from "./story.ts";

/** Takes the README's pictures anew: `node scripts/pictures.ts`. Needs Debian's chromium. */

const width = 600;
const margin = 12;

const directory = await mkdtemp(join(tmpdir(), "rekey-pictures-"));
const local = await startLocalRekey({ dataDirectory: directory, host: "127.0.0.1", port: 0, sandboxPort: 0 });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
try {
  const page = await openPull(local, browser);
  await takeComment(page);
  await page.getByRole("link", { name: "rekey / secrets" }).first().click();
  await takeCheck(page);
} finally {
  await browser.close();
  await local.close();
  await rm(directory, { recursive: true, force: true });
}

/** The pull request with everything that Rekey has to say on it. */
async function openPull({ sandbox }: LocalRekey, browser: Browser): Promise<Page> {
  const { pull } = await seedStory(sandbox);
  const page = await browser.newPage({
    viewport: { width, height: 2400 },
    deviceScaleFactor: 1.75,
    colorScheme: "light",
  });
  await page.goto(`${sandbox.web}/${sandbox.organisation}/${storyRepository}/pull/${pull}`);
  await page.getByText("must be rotated and removed").first().waitFor();
  await page.getByRole("button", { name: "Commit suggestion" }).waitFor();
  // What has just come in shines for a moment.
  await page.reload();
  return page;
}

/** The thread below its lines. Scanners read pictures as well, so the key is not even in pixels. */
async function takeComment(page: Page): Promise<void> {
  const key = inventedKey("stripe-secret-key");
  await page.evaluate(`{
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      text.data = text.data.replaceAll(${JSON.stringify(key)}, ${JSON.stringify(new Secret(key).mask)});
    }
  }`);
  if ((await page.getByText(key).count()) > 0) throw new Error("the key would be in the picture");
  const thread = page.locator("section", { has: page.getByRole("button", { name: "Commit suggestion" }) });
  await thread.screenshot({ path: "docs/images/comment.png" });
}

/** From the verdict down to what is to be done; the rest of the page is for those who scroll. */
async function takeCheck(page: Page): Promise<void> {
  const head = page.locator("header", { has: page.getByRole("button", { name: "Re-run" }) });
  const next = page.getByRole("heading", { name: "Is it a false alarm?" });
  await next.waitFor();
  const [top, bottom] = [await head.boundingBox(), await next.boundingBox()];
  if (!top || !bottom) throw new Error("the check is not on the page");
  const clip = { x: 0, y: top.y - margin, width, height: bottom.y - top.y - margin };
  await page.screenshot({ path: "docs/images/check.png", clip });
}
