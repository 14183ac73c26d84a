// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are lines of workflows
import { test } from "vitest";
import { workflowLiteralSecret } from "../../src/hygiene/workflow-literal-secret.ts";
import { checkOutcome } from "./check-outcome.ts";

const path = ".github/workflows/ci.yml";
const checkWorkflow = (text: string, expected: readonly string[]) =>
  checkOutcome(workflowLiteralSecret, { [path]: text }, expected);

test.each<[string, string, readonly string[]]>([
  ["the workflow", "env:\n  NPM_TOKEN: §\n", [`${path}:2 →   NPM_TOKEN: \${{ secrets.NPM_TOKEN }}`]],
  [
    "a job",
    "jobs:\n  a:\n    env:\n      NPM_TOKEN: '§'\n",
    [`${path}:4 →       NPM_TOKEN: '\${{ secrets.NPM_TOKEN }}'`],
  ],
  [
    "a step",
    "jobs:\n  a:\n    steps:\n      - run: x\n        env:\n          npm_token: §\n",
    [`${path}:6 →           npm_token: \${{ secrets.NPM_TOKEN }}`],
  ],
  [
    "a service",
    "jobs:\n  a:\n    services:\n      db:\n        env:\n          DB_PASSWORD: §\n",
    [`${path}:6 →           DB_PASSWORD: \${{ secrets.DB_PASSWORD }}`],
  ],
  [
    "a container",
    "jobs:\n  a:\n    container:\n      env:\n        DB_PASSWORD: §\n",
    [`${path}:5 →         DB_PASSWORD: \${{ secrets.DB_PASSWORD }}`],
  ],
  [
    "a name that GitHub keeps for itself",
    "env:\n  GITHUB_TOKEN: §\n",
    [`${path}:2 →   GITHUB_TOKEN: \${{ secrets.GH_TOKEN }}`],
  ],
  ["a flow map", "env: {NPM_TOKEN: §}\n", [`${path}:1`]],
])("the env: of %s", (_, text, expected) => checkWorkflow(text, expected));

test.each([
  "env:\n  NPM_TOKEN: ${{ secrets.NPM_TOKEN }}\n",
  "env:\n  NPM_TOKEN: ''\n",
  "env:\n  POSTGRES_PASSWORD: postgres\n",
  "env:\n  DATABASE_URL: postgres://postgres:postgres@localhost:5432/test\n",
  "env:\n  TOKEN_COUNT: 12\n",
  "on:\n  env:\n    NPM_TOKEN: §\n",
  "jobs:\n  a:\n    steps:\n      - with:\n          NPM_TOKEN: §\n",
])("%j is none", (text) => checkWorkflow(text, []));

test("only workflows are read", () => {
  checkOutcome(workflowLiteralSecret, { "templates/ci.yml": "env:\n  NPM_TOKEN: §\n" }, []);
});
