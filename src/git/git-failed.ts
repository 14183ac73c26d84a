/** Why a git process ended badly, as far as the caller can act on it. */
export type GitFailure =
  | "object missing"
  | "repository missing"
  | "access refused"
  | "remote unreachable"
  | "timed out"
  | "unknown";

/**
 * A git process failed. What git wrote is classified and kept out of the error's properties, which end up in logs: it may
 * quote the repository's content, a path or a URL.
 */
export class GitFailed extends Error {
  readonly command: string;
  readonly failure: GitFailure;
  /** null: it was killed. */
  readonly exitCode: number | null;
  /** The line in which git said why, for nobody but the person who ran it; "" where it said nothing. May hold a credential. */
  readonly reason: () => string;

  constructor(command: string, failure: GitFailure, { exitCode, stderr }: Ending) {
    super(`git ${command} failed with status ${exitCode}: ${failure}`);
    this.name = "GitFailed";
    this.command = command;
    this.exitCode = exitCode;
    this.failure = failure;
    this.reason = () => reasonIn(stderr);
  }
}

interface Ending {
  readonly exitCode: number | null;
  /** Bytes, one character each. */
  readonly stderr: string;
}

/** Warnings may stand before it. */
function reasonIn(stderr: string): string {
  const lines = Buffer.from(stderr, "latin1").toString("utf8").split("\n");
  return lines.find((line) => /^(?:fatal|error): /.test(line)) ?? lines[0] ?? "";
}

/**
 * Git tells its failures in words only, so they are read here and nowhere else (with LC_ALL=C they are not translated).
 * Every phrase holds a space, which a ref name cannot, so that nobody forges one by naming a branch after it.
 */
const phrases: readonly (readonly [GitFailure, RegExp])[] = [
  ["object missing", /not our ref |couldn't find remote ref |request for unadvertised object /],
  ["repository missing", /Repository not found|repository '[^\n]{0,1000}' not found|returned error: (?:404|410)/],
  ["access refused", /Authentication failed for |could not read (?:Username|Password) |returned error: (?:401|403)/],
  [
    "remote unreachable",
    /unable to access |RPC failed; |early EOF|remote end hung up |unexpected disconnect |unable to look up |Connection (?:refused|reset|timed out)/,
  ],
];

export function classifyFailure(stderr: string): GitFailure {
  return phrases.find(([, phrase]) => phrase.test(stderr))?.[0] ?? "unknown";
}
