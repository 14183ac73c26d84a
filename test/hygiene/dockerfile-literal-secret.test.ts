// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are lines of Dockerfiles
import { test } from "vitest";
import { dockerfileLiteralSecret } from "../../src/hygiene/dockerfile-literal-secret.ts";
import { checkOutcome } from "./check-outcome.ts";

const checkDockerfile = (text: string, expected: readonly string[]) =>
  checkOutcome(dockerfileLiteralSecret, { Dockerfile: `FROM node\n${text}\n` }, expected);

test.each<[string, readonly string[]]>([
  ["ENV API_TOKEN=§", ["Dockerfile:2 → "]],
  ["ENV API_TOKEN §", ["Dockerfile:2 → "]],
  ['env API_TOKEN="§"', ["Dockerfile:2 → "]],
  ["ARG NPM_TOKEN=§", ["Dockerfile:2 → ARG NPM_TOKEN"]],
  ["  arg NPM_TOKEN=§", ["Dockerfile:2 →   arg NPM_TOKEN"]],
  ["ENV A=1 DB_PASSWORD=§", ["Dockerfile:2"]],
  ["ENV A=1 \\\n    DB_PASSWORD=§ \\\n    B=2", ["Dockerfile:3"]],
  ["ENV A=1 \\\n# a comment\n    DB_PASSWORD=§", ["Dockerfile:4"]],
  ["ENV DATABASE_URL=postgres://app:§@db/app", ["Dockerfile:2 → "]],
  ["RUN true\r\nENV API_TOKEN=§\r", ["Dockerfile:3 → "]],
])("%j", (text, expected) => checkDockerfile(text, expected));

test.each([
  "ENV API_TOKEN=",
  "ARG API_TOKEN",
  "ENV API_TOKEN=${API_TOKEN}",
  "ENV API_TOKEN=$API_TOKEN",
  "ENV POSTGRES_PASSWORD=postgres",
  "ENV DB_PASSWORD_FILE=/run/secrets/db",
  "ENV NODE_ENV=§",
  "RUN API_TOKEN=§ make",
  "# ENV API_TOKEN=§",
  "RUN <<EOF\nENV API_TOKEN=§\nEOF",
])("%j is none", (text) => checkDockerfile(text, []));

test.each(["Dockerfile", "docker/Dockerfile.prod", "web.Dockerfile", "Containerfile"])("%s is read", (path) => {
  checkOutcome(dockerfileLiteralSecret, { [path]: "ENV A=1 API_TOKEN=§" }, [`${path}:1`]);
});

test.each(["Dockerfile.md/x", "docs/dockerfiles.txt"])("%s is not", (path) => {
  checkOutcome(dockerfileLiteralSecret, { [path]: "ENV API_TOKEN=§" }, []);
});
