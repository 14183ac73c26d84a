import type { HygieneCheck } from "./check.ts";
import { isEnvFile } from "./env-file-name.ts";
import { outcomeOf } from "./outcome.ts";

export const envFileUntracked: HygieneCheck = {
  id: "env-file-untracked",
  title: "No `.env` file is tracked",
  why: "A tracked `.env` file is copied to every clone, fork and build log, with every value it ever held.",
  fix: "Run `git rm --cached` on it, add it to `.gitignore`, and replace the credentials it held: they stay in the history.",
  defaultLevel: "block",
  leadsToSecret: true,
  wants: () => false,
  run({ paths }) {
    return outcomeOf(
      paths.filter(isEnvFile).map((path) => ({
        path,
        message: "This file is for values that stay on one machine, and it is tracked by git.",
      })),
    );
  },
};
