import { expect, test } from "vitest";
import { envFileIgnored } from "../../src/hygiene/env-file-ignored.ts";
import { checkOutcome } from "./check-outcome.ts";

test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
  ["named", { ".gitignore": "node_modules\n.env\n" }, []],
  ["named by a wildcard", { ".gitignore": ".env*\n!.env.example\n" }, []],
  ["no .gitignore", { "a.ts": "" }, [".gitignore"]],
  ["not named", { ".gitignore": "node_modules\n" }, [".gitignore:1 → node_modules\n.env"]],
  ["not named, no newline at the end", { ".gitignore": "dist\nnode_modules" }, [".gitignore:2 → node_modules\n.env"]],
  ["taken back", { ".gitignore": ".env\n!.env\n" }, [".gitignore:2 → !.env\n.env"]],
  [
    "an app with a template of its own",
    { ".gitignore": "/.env", "web/.env.example": "" },
    [".gitignore:1 → /.env\n.env"],
  ],
  ["ignored there by a file of its own", { ".gitignore": ".env", "web/.env.example": "", "web/.gitignore": "x" }, []],
  [
    "taken back there, where the root's file cannot help",
    { ".gitignore": ".env", "web/.env.example": "", "web/.gitignore": "!.env" },
    [".gitignore"],
  ],
  [
    "several places have one suggestion",
    { ".gitignore": "dist", "a/.env.example": "", "b/.env.sample": "" },
    [".gitignore", ".gitignore", ".gitignore:1 → dist\n.env"],
  ],
])("%s", (_, files, expected) => checkOutcome(envFileIgnored, files, expected));

test("the message says which line takes it back, and that a tracked file is not ignored", () => {
  const outcome = envFileIgnored.run({
    paths: [".env", ".gitignore"],
    changedPaths: new Set(),
    contents: new Map([[".gitignore", ".env\n!.env\n"]]),
  });
  expect(outcome).toMatchObject({
    findings: [
      {
        message:
          "`.env` is not ignored: line 2 of `.gitignore` takes it back. It is tracked as well: ignoring it takes effect after `git rm --cached`.",
      },
    ],
  });
});
