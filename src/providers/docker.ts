import { contextual, run, token, uuid } from "../detection/form.ts";
import type { Verification } from "../detection/rule.ts";
import type { Provider } from "./provider.ts";

const verify: Verification = {
  method: "POST",
  url: "https://hub.docker.com/v2/auth/token",
  auth: "a JSON body, {user} as identifier, {token} as secret",
  live: [200],
  dead: [401],
};

export const docker = {
  name: "Docker",
  rules: [
    {
      id: "docker-hub-pat",
      title: "Docker personal access token",
      severity: "critical",
      form: token("dckr_pat_", run("base64url", 27)),
      envVars: ["DOCKER_PASSWORD", "DOCKERHUB_TOKEN", "DOCKER_TOKEN"],
      verify,
    },
    {
      id: "docker-hub-oat",
      title: "Docker organization access token",
      severity: "critical",
      form: token("dckr_oat_", run("base64url", 32)),
      envVars: ["DOCKER_PASSWORD", "DOCKERHUB_TOKEN"],
      verify,
    },
    {
      id: "docker-hub-token-legacy",
      title: "Docker access token (old form)",
      severity: "critical",
      form: contextual(["docker", "docker hub"], uuid),
      envVars: ["DOCKER_PASSWORD"],
      verify: {
        method: "POST",
        url: "https://hub.docker.com/v2/users/login",
        auth: "a JSON body, {user} as username, {token} as password",
        live: [200],
        dead: [401],
      },
    },
    {
      id: "docker-swarm-join-token",
      title: "Docker Swarm join token",
      severity: "high",
      form: token("SWMTKN-1-", run("lowerAlnum", 50), "-", run("lowerAlnum", 25)),
      envVars: [],
    },
    {
      id: "docker-swarm-unlock-key",
      title: "Docker Swarm unlock key",
      severity: "high",
      form: token("SWMKEY-1-", run("base64", 43)),
      envVars: [],
    },
  ],
  runbook: {
    console: "https://app.docker.com/settings/personal-access-tokens",
    replace: [
      "Create an access token with the least scope (public read only, if that will do) and put it into your secret store.",
      "Run docker login with it on every machine and CI job that used the old one. For a swarm: docker swarm join-token --rotate, docker swarm unlock-key --rotate.",
    ],
    revoke: [
      "Delete the old token on the Personal access tokens page. Rotating a swarm's token or key has revoked the old one.",
    ],
    audit: [
      "Look at the images pushed since the commit's date: an image you did not build may be running somewhere.",
      "For an organization, read the activity log.",
    ],
  },
  references: ["https://docs.docker.com/security/access-tokens/"],
} as const satisfies Provider;
