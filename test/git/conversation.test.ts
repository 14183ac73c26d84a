import { afterAll, beforeAll, expect, test } from "vitest";
import { newline } from "../../src/git/byte-reader.ts";
import { createIdleProcesses, startConversation } from "../../src/git/conversation.ts";
import { openObjects } from "../../src/git/object-reader.ts";
import { gitTestEnvironment, makeRepository, type TestRepository } from "../support/git.ts";

let repository: TestRepository;
let head: string;

beforeAll(() => {
  repository = makeRepository();
  head = repository.commit({ "a.txt": "first\nsecond\n", "b.txt": "other\n" });
});

afterAll(() => repository[Symbol.dispose]());

function contextWith(idle = createIdleProcesses()) {
  const environment = { ...gitTestEnvironment, GIT_DIR: `${repository.directory}/.git` };
  return { environment, timeoutMs: 20_000, idle };
}

test("the next conversation is held with the process of the last", async () => {
  const context = contextWith();
  await textOf("a.txt", context);
  const first = context.idle.take("--batch");
  expect(first).toBeDefined();
  if (first) context.idle.keep("--batch", first);
  expect(await textOf("b.txt", context)).toBe("other\n");
  const second = context.idle.take("--batch");
  expect(second).toBe(first);
  second?.git.stop();
});

test("two conversations at the same time have a process each", async () => {
  const context = contextWith();
  const [one, other] = [openObjects(context), openObjects(context)];
  const texts = await Promise.all([one.read(`${head}:a.txt`, 100), other.read(`${head}:b.txt`, 100)]);
  expect(texts.map((object) => `${object?.content}`)).toEqual(["first\nsecond\n", "other\n"]);
  one.close();
  other.close();
});

test("an answer that was not read to its end is nobody else's", async () => {
  const context = contextWith();
  const broken = startConversation(context, "--batch");
  const giveUp = broken.ask(`${head}:a.txt\n`, async (output) => {
    await output.until(newline);
    throw new Error("enough");
  });
  await expect(giveUp).rejects.toThrow("enough");
  broken.end();
  expect(await textOf("b.txt", context)).toBe("other\n");
});

test("a process that nobody takes is stopped", async () => {
  const idle = createIdleProcesses(1);
  const { promise: ended, resolve } = Promise.withResolvers<Promise<void>>();
  await textOf("a.txt", {
    ...contextWith(),
    idle: {
      take: idle.take,
      keep(command, process) {
        resolve(process.git.finished);
        idle.keep(command, process);
      },
    },
  });
  await expect(ended).resolves.toBeUndefined();
});

async function textOf(path: string, context: ReturnType<typeof contextWith>): Promise<string> {
  const objects = openObjects(context);
  try {
    return `${(await objects.read(`${head}:${path}`, 100))?.content}`;
  } finally {
    objects.close();
  }
}
