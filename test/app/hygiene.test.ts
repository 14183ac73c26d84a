import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanFiles } from "../../scripts/story.ts";
import { eventually, hygieneCheck, startWorld, type TestRepository, type World } from "../support/world.ts";

let world: World;
let shop: TestRepository;

beforeAll(async () => {
  world = await startWorld();
  shop = await world.createRepository();
  await shop.clone.commit("A small shop", cleanFiles);
  await shop.push("main");
});

afterAll(() => world.close());

/** Words: a literal that hygiene minds, and that is not taken for a leaked credential, which would get the line's one comment. */
const password = ["ladder", "onion", "harvest"].join("-");

const cases = {
  "env-file-untracked": { ".env.production": `DB_PASSWORD=${password}\n` },
  "env-template-placeholder": { ".env.sample": `DB_PASSWORD=${password}\n` },
  "dockerfile-literal-secret": { Dockerfile: `FROM scratch\nENV DB_PASSWORD=${password}\n` },
  "compose-literal-secret": {
    "compose.yml": `services:\n  db:\n    image: postgres\n    environment:\n      DB_PASSWORD: ${password}\n`,
  },
  "workflow-literal-secret": {
    ".github/workflows/ci.yml": `on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    env:\n      DB_PASSWORD: ${password}\n    steps: []\n`,
  },
} as const;

for (const [id, files] of Object.entries(cases)) {
  test(`${id}: fails, is told on the line, and the value is not repeated`, async () => {
    await shop.clone.git("checkout", "-q", "-b", id, "main");
    if (id === "env-file-untracked") await shop.clone.git("config", "core.excludesFile", "/dev/null");
    const sha = await shop.clone.commit(id, {
      ...files,
      ...(id === "env-file-untracked" ? { ".gitignore": ".env\n" } : {}),
    });
    await shop.push(id);
    const number = await shop.openPull(id);
    const check = await shop.check(sha, hygieneCheck);
    expect(check.conclusion).toBe("failure");
    expect(`${check.summary}${check.text}`).not.toContain(password);
    const comments = await eventually("a comment", async () => {
      const found = (await shop.comments(number)).filter(({ body }) => body.includes(`hygiene:${id}`));
      return found.length > 0 ? found : undefined;
    });
    expect(comments[0]?.path).toBe(Object.keys(files)[0]);
    expect(comments[0]?.body).not.toContain(password);
    const hasSuggestion = comments[0]?.body.includes("```suggestion");
    expect(hasSuggestion).toBe(id !== "env-file-untracked");
  });
}

test("env-file-ignored: a pull request that stops ignoring .env is told so, with the line to add", async () => {
  await shop.clone.git("checkout", "-q", "-b", "unignored", "main");
  const sha = await shop.clone.commit("Ignore less", { ".gitignore": "node_modules/\n" });
  await shop.push("unignored");
  const number = await shop.openPull("unignored");
  const check = await shop.check(sha, hygieneCheck);
  expect(check.conclusion).toBe("neutral");
  const [comment] = await eventually("a comment", async () => {
    const found = await shop.comments(number);
    return found.length > 0 ? found : undefined;
  });
  expect(comment).toMatchObject({ path: ".gitignore" });
  expect(comment?.body).toContain(".env");
});

test("what was there before the change is told, and does not block", async () => {
  const old = await world.createRepository();
  await old.clone.commit("Everything wrong", { Dockerfile: `FROM scratch\nENV DB_PASSWORD=${password}\n` });
  await old.push("main");
  await old.clone.git("checkout", "-q", "-b", "docs");
  const sha = await old.clone.commit("Docs", { "README.md": "# Old\n" });
  await old.push("docs");
  await old.openPull("docs");
  const check = await old.check(sha, hygieneCheck);
  expect(check.conclusion).toBe("success");
  expect(check.text).toContain("dockerfile-literal-secret");
});
