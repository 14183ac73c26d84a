import { expect, test } from "vitest";
import { classifyFailure } from "../../src/git/git-failed.ts";

test.each([
  ["fatal: remote error: upload-pack: not our ref 1234", "object missing"],
  ["fatal: couldn't find remote ref refs/heads/gone", "object missing"],
  ["error: Server does not allow request for unadvertised object 1234", "object missing"],
  ["remote: Repository not found.\nfatal: repository 'https://git.example/a/b.git/' not found", "repository missing"],
  ["fatal: unable to access 'https://git.example/': The requested URL returned error: 404", "repository missing"],
  ["fatal: Authentication failed for 'https://git.example/a/b.git/'", "access refused"],
  ["fatal: could not read Username for 'https://git.example': terminal prompts disabled", "access refused"],
  ["fatal: unable to access 'https://git.example/': The requested URL returned error: 403", "access refused"],
  ["fatal: unable to access 'https://git.example/': The requested URL returned error: 503", "remote unreachable"],
  ["fatal: unable to access 'https://git.example/': Could not resolve host: git.example", "remote unreachable"],
  ["fetch-pack: unexpected disconnect while reading sideband packet\nfatal: early EOF", "remote unreachable"],
  ["fatal: couldn't find remote ref refs/heads/Authentication-failed-for", "object missing"],
  ["error: cannot lock ref 'refs/heads/not-our-ref': there is a branch not-our-ref", "unknown"],
  ["", "unknown"],
])("%j is told as %s", (stderr, failure) => {
  expect(classifyFailure(stderr)).toBe(failure);
});
