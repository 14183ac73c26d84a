import { expect, test } from "vitest";
import type { ExaminePull } from "../../src/jobs/job.ts";
import { noteOnSquash } from "../../src/jobs/note-on-squash.ts";
import type { CredentialVerdict } from "../../src/verdict/verdict.ts";
import { credential } from "../verdict/example-verdict.ts";

const job: ExaminePull = {
  name: "examine-pull",
  installation: 1,
  repository: { id: 2, owner: "octo", name: "shop" },
  number: 7,
};
const gone: CredentialVerdict = { ...credential, present: [] };
const said: CredentialVerdict = {
  ...gone,
  findings: gone.findings.map((finding) => ({ ...finding, path: "", place: "commit message" })),
};

test.each<[string, CredentialVerdict, number]>([
  ["is gone from the files", gone, 1],
  ["still stands in one", credential, 0],
  ["stands in a commit's message, which the squashed one is proposed with", said, 0],
])("squashing is told what it leaves out: a credential that %s", (_, one, notes) => {
  expect(noteOnSquash(job, { credentials: [one] })).toHaveLength(notes);
});
