import { test } from "vitest";
import { envFileUntracked } from "../../src/hygiene/env-file-untracked.ts";
import { checkOutcome } from "./check-outcome.ts";

test.each([
  ".env",
  ".env.local",
  ".env.production",
  ".env.development.local",
  "apps/web/.env",
  "prod.env",
  "config/my-app.env",
  ".ENV",
])("%s is for one machine", (path) => checkOutcome(envFileUntracked, { [path]: "" }, [path]));

test.each([
  ".env.example",
  ".env.sample",
  ".env.template",
  ".env.dist",
  ".env.local.example",
  ".env.defaults",
  "example.env",
  ".env.vault",
  ".envrc",
  ".env.production.enc",
  "env.ts",
  "src/environment.ts",
  ".environment",
  "docs/dotenv.md",
  ".env.d.ts",
  "types/.env/readme.md",
])("%s may be tracked", (path) => checkOutcome(envFileUntracked, { [path]: "" }, []));
