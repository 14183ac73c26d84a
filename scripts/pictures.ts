import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Locator, type Page } from "playwright-core";
import { startLocalRekey } from "./local-rekey.ts";
import { seedStory, storyRepository } from "./story.ts";

/** Takes the README's pictures anew: `node scripts/pictures.ts`. Needs Debian's chromium. */
const directory = await mkdtemp(join(tmpdir(), "rekey-pictures-"));
const local = await startLocalRekey({ dataDirectory: directory, host: "127.0.0.1", port: 0, sandboxPort: 0 });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
try {
  const { pull } = await seedStory(local.sandbox);
  const page = await browser.newPage({ viewport: { width: 760, height: 2600 }, colorScheme: "light" });
  await page.goto(`${local.sandbox.web}/${local.sandbox.organisation}/${storyRepository}/pull/${pull}`);
  await mkdir("docs/images", { recursive: true });

  const thread = page.getByText("Stripe live secret key").first();
  await thread.waitFor();
  await between(
    page,
    page.getByText("src/payments.ts").first(),
    page.getByRole("button", { name: "Commit suggestion" }),
    "comment",
  );

  await page
    .getByRole("link", { name: /rekey \/ secrets/ })
    .first()
    .click();
  const title = page.getByRole("heading", { name: "1 credential must be rotated and removed" });
  await between(page, title, page.getByRole("heading", { name: "Is it a false alarm?" }), "check");
} finally {
  await browser.close();
  await local.close();
  await rm(directory, { recursive: true, force: true });
}

/** From the one thing down to just above the other. */
async function between(page: Page, first: Locator, last: Locator, name: string): Promise<void> {
  const [top, bottom] = [await first.boundingBox(), await last.boundingBox()];
  if (!top || !bottom) throw new Error(`${name} is not on the page`);
  const margin = 14;
  const clip = { x: 0, y: top.y - margin, width: 760, height: bottom.y - top.y };
  await page.screenshot({ path: `docs/images/${name}.png`, clip });
}
