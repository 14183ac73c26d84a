import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanFiles } from "../../scripts/story.ts";
import { zip } from "../support/archives.ts";
import { contentCases, hidingFiles } from "../support/content-cases.ts";
import { startWorld, type TestRepository, type World } from "../support/world.ts";

let world: World;
let shop: TestRepository;

beforeAll(async () => {
  world = await startWorld();
  shop = await world.createRepository();
  await shop.clone.commit("A small shop", cleanFiles);
  await shop.push("main");
});

afterAll(() => world.close());

test("a key in an archive is commented on the file, and its rotation issue names the place", async () => {
  await shop.clone.git("checkout", "-q", "-b", "archive", "main");
  const archive = zip({ "in/settings.py": `import os\nkey = "${world.plant()}"\n` });
  const sha = await shop.clone.commit("An archive", { "docs/a.zip": archive });
  await shop.push("archive");
  const number = await shop.openPull("archive");
  const check = await shop.check(sha);
  expect(check.summary).toMatch(/`docs\/a\.zip!in\/settings\.py` line 2\]\([^)]*\/docs\/a\.zip\)/);
  await expect
    .poll(() => shop.comments(number), { timeout: 20_000 })
    .toMatchObject([{ path: "docs/a.zip", line: null }]);
  const [comment] = await shop.comments(number);
  expect(comment?.body).toContain("in `docs/a.zip!in/settings.py` line 2");
  const places = async () => (await shop.issues()).map(({ body }) => body).join("\n");
  await expect.poll(places, { timeout: 20_000 }).toContain("`docs/a.zip!in/settings.py:2`");
});

test("every kind of content is examined, and what is not is told", async () => {
  const { clone } = shop;
  await clone.git("checkout", "-q", "-b", "contents", "main");
  const cases = contentCases(() => world.plant());
  const files: Record<string, string | Buffer> = {};
  for (const { path, content } of cases) {
    if (typeof content === "string" || Buffer.isBuffer(content)) files[path] = content;
    else await symlink(content.link, join(clone.directory, path));
  }
  await mkdir(join(clone.directory, "vendor/lib"), { recursive: true });
  const parent = await clone.git("rev-parse", "HEAD");
  await clone.git("update-index", "--add", "--cacheinfo", `160000,${parent},vendor/lib`);
  const sha = await clone.commit("All kinds", { ...hidingFiles, ...files });
  await shop.push("contents");
  const check = await shop.check(sha);
  expect(check.conclusion).toBe("failure");
  for (const { what, found, missed } of cases) {
    for (const place of found) {
      const [, path = "", line = ""] = /^(.+):(\d+)$/s.exec(place) ?? [];
      expect([what, check.summary]).toEqual([what, expect.stringContaining(`${shown(path)}\` line ${line}]`)]);
    }
    if (missed !== undefined)
      expect([what, check.text]).toEqual([what, expect.stringContaining(`${missed.file}\` | ${missed.why}`)]);
  }
  expect(check.text).toContain("**Not examined: 3 items**");
  expect(check.text).toContain("`submodule vendor/lib`");
});

/** On one line. */
function shown(path: string): string {
  return path.replaceAll("\t", " ");
}
