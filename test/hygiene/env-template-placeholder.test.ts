// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are lines of `.env` files
import { test } from "vitest";
import { envTemplatePlaceholder } from "../../src/hygiene/env-template-placeholder.ts";
import { checkOutcome } from "./check-outcome.ts";

test.each([
  ["STRIPE_SECRET_KEY=§", "STRIPE_SECRET_KEY=your-stripe-secret-key"],
  ['API_TOKEN="§"', 'API_TOKEN="your-api-token"'],
  ["export DB_PASSWORD='§' # ask Ada", "export DB_PASSWORD='your-db-password' # ask Ada"],
  ["  DB_PASSWORD = §", "  DB_PASSWORD = your-db-password"],
  ["DATABASE_URL=postgres://app:§@db.internal/app", "DATABASE_URL=your-database-url"],
])("%s → %s", (line, expected) => {
  checkOutcome(envTemplatePlaceholder, { ".env.example": `# values\r\n${line}\r\n` }, [`.env.example:2 → ${expected}`]);
});

test("a line that holds the value twice gets no suggestion", () => {
  checkOutcome(envTemplatePlaceholder, { ".env.sample": "API_TOKEN=§ # was §" }, [".env.sample:1"]);
});

test.each([
  "STRIPE_SECRET_KEY=",
  "STRIPE_SECRET_KEY=your-key-here",
  "STRIPE_SECRET_KEY=<key>",
  "STRIPE_SECRET_KEY=${OTHER}",
  "POSTGRES_PASSWORD=postgres",
  "POSTGRES_PASSWORD=changeme",
  "# API_TOKEN=§",
  "BUILD_ID=§",
  'PRIVATE_KEY="-----BEGIN',
  "DATABASE_URL=postgres://postgres:postgres@localhost/app",
])("%s is a placeholder", (line) => checkOutcome(envTemplatePlaceholder, { ".env.example": line }, []));

test("the value file itself is another check's business", () => {
  checkOutcome(envTemplatePlaceholder, { ".env": "API_TOKEN=§" }, []);
});
