/** Why a git process ended badly, as far as the caller can act on it. */
export type GitFailure =
  | "object missing"
  | "repository missing"
  | "access refused"
  | "remote unreachable"
  | "timed out"
  | "unknown";

/**
 * A git process failed. What git wrote is classified and then forgotten: it may quote the repository's content, a path
 * or a URL, and an error's properties end up in logs.
 */
export class GitFailed extends Error {
  readonly failure: GitFailure;
  /** null: it was killed. */
  readonly exitCode: number | null;

  constructor(command: string, failure: GitFailure, exitCode: number | null) {
    super(`git ${command} failed with status ${exitCode}: ${failure}`);
    this.name = "GitFailed";
    this.exitCode = exitCode;
    this.failure = failure;
  }
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
