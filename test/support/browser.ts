import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { onTestFinished } from "vitest";

/** Debian's chromium, wherever the PATH has it; undefined where there is none, and tests that need it are skipped. */
export const browserPath = (process.env.PATH ?? "")
  .split(delimiter)
  .map((directory) => join(directory, "chromium"))
  .find((path) => existsSync(path));

/** A browser of its own for one test, without any talk to the outside. */
export async function launchBrowser(): Promise<Browser> {
  const browser = await chromium.launch({
    ...(browserPath && { executablePath: browserPath }),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  onTestFinished(() => browser.close());
  return browser;
}
