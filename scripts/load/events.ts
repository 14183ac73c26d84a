import type { PreparedRepository } from "./prepared-repository.ts";

export interface Told {
  readonly event: string;
  readonly payload: object;
}

const zeros = "0".repeat(40);

/** The event of a new branch with one commit, as large as GitHub's own. */
export function pushEvent(repository: PreparedRepository, index: number, installation: number): Told {
  const after = repository.heads[index] ?? "";
  const author = { name: "Robin Doe", email: "robin@example.com", username: "robin" };
  const commit = {
    id: after,
    tree_id: after,
    distinct: true,
    message: `Change ${index}`,
    timestamp: "2026-09-21T12:53:20Z",
    author,
    committer: author,
    added: [],
    removed: [],
    modified: Array.from({ length: 3 }, (_, file) => `src/part-${file}/file-${file}.ts`),
  };
  const payload = {
    ref: `refs/heads/work-${index}`,
    before: zeros,
    after,
    created: true,
    deleted: false,
    forced: false,
    base_ref: null,
    compare: "",
    commits: [commit],
    head_commit: commit,
    pusher: { name: "robin" },
    sender: { id: 1, login: "robin", type: "User" },
    repository: repository.payload,
    installation: { id: installation },
  };
  return { event: "push", payload };
}

/** What GitHub sends all day and Rekey has nothing to do with: most of what arrives. */
export function idleEvent(repository: PreparedRepository, index: number, installation: number): Told {
  const [event, action] = idle[index % idle.length] ?? idle[0];
  const payload = {
    action,
    changes: { title: { from: "Another title" } },
    sender: { id: 1, login: "robin", type: "User" },
    repository: repository.payload,
    installation: { id: installation },
    pull_request: { number: index, node_id: `PR_${index}`, title: "A change", body: "of some length. ".repeat(200) },
    check_run: { head_sha: repository.base, name: "build", app: { id: 1 } },
    check_suite: { head_sha: repository.base },
  };
  return { event, payload };
}

const idle: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ["check_run", "created"],
  ["check_run", "completed"],
  ["check_suite", "completed"],
  ["pull_request", "labeled"],
  ["pull_request", "edited"],
  ["star", "created"],
];
