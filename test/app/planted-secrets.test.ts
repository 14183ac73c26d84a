import { afterAll, beforeAll, expect, test } from "vitest";
import { cleanFiles } from "../../scripts/story.ts";
import { sampleInPlaceOf } from "../../src/detection/sample.ts";
import { textRules } from "../support/text-rules.ts";
import { eventually, startWorld, type TestRepository, type World } from "../support/world.ts";

/** Promise 1: nothing that was pushed is found in the database, in logs, checks, annotations, comments, reviews or issues. */
let world: World;
let shop: TestRepository;

beforeAll(async () => {
  world = await startWorld();
  shop = await world.createRepository();
  await shop.clone.commit("A small shop", cleanFiles);
  await shop.push("main");
});

/** `close` looks for every planted credential, in several encodings. */
afterAll(() => world.close());

test("a credential in a commit message, and one in a pull request's title, are stored nowhere", async () => {
  const key = world.plant("slack-bot-token");
  await shop.clone.git("checkout", "-q", "-b", "message", "main");
  const sha = await shop.clone.commit(`Use ${key}`, { "notes.md": "A note\n" });
  await shop.push("message");
  await shop.openPull("message");
  expect((await shop.check(sha)).title).toBe("1 credential must be rotated: in a message or a name");
});

test("a credential in the name of a file, a branch or a setting is masked wherever it is shown or stored", async () => {
  const [inPath, inBranch, inPolicy] = ["github-pat-classic", "github-pat-classic", "github-pat-classic"].map((id) =>
    world.plant(id),
  );
  await shop.clone.git("checkout", "-q", "-b", `try-${inBranch}`, "main");
  const sha = await shop.clone.commit("Names", {
    [`keys/${inPath}.ts`]: `export const key = "${world.plant()}";\n`,
    ".github/rekey.yml": `${inPolicy}: 1\n`,
  });
  await shop.push(`try-${inBranch}`);
  await shop.openPull(`try-${inBranch}`);
  const check = await shop.check(sha);
  expect(check.conclusion).toBe("failure");
  await eventually("its issue", async () =>
    (await shop.issues()).some(({ body }) => body.includes(sha)) ? true : undefined,
  );
});

test("a credential of every rule, in one pull request: found, and shown nowhere", { timeout: 150_000 }, async () => {
  const rules = textRules;
  const files = Object.fromEntries(
    rules.map((rule) => {
      const credential = world.plant(rule.id);
      const { name, value, nearby, credential: inPlace } = sampleInPlaceOf(rule, world.lastSeed());
      expect(inPlace).toBe(credential);
      const variable = (name ?? "value").replaceAll(" ", "_");
      return [`keys/${rule.id}.conf`, `# ${nearby ?? "a setting"}\n${variable} = "${value}"\n`];
    }),
  );
  await shop.clone.git("checkout", "-q", "-b", "everything", "main");
  const sha = await shop.clone.commit("Everything", files);
  await shop.push("everything");
  const number = await shop.openPull("everything");
  const check = await shop.check(sha);
  expect(check.conclusion).toBe("failure");
  await eventually("ten comments", async () => ((await shop.comments(number)).length >= 10 ? true : undefined));
  // GitHub takes some forty new issues a minute; the others wait for the next one.
  await eventually("the issues", async () => ((await shop.issues()).length >= 30 ? true : undefined), 90_000);
});

test("what was written is looked through for real: a mask that we know to be there is found", async () => {
  expect(await world.everythingWritten()).toContain("must be rotated and removed");
});
