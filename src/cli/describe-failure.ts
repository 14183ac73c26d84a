import { summarizeError } from "../describe-error.ts";
import { withoutSecrets } from "../detection/redact.ts";
import { StartError } from "../errors.ts";
import { GitFailed } from "../git/git-failed.ts";
import { RepositoryUnreadable } from "../git/repository-unreadable.ts";
import { ruleSet } from "../providers/index.ts";
import { CannotWork } from "./cannot-work.ts";
import { printable } from "./printable.ts";

/** Why the command could not do its work, for a terminal or a log. What was typed, and what git said, may hold a credential. */
export function describeFailure(error: unknown): string {
  return linesOn(error)
    .map((line) => printable(withoutSecrets(line, ruleSet())))
    .join("\n");
}

function linesOn(error: unknown): readonly string[] {
  if (error instanceof CannotWork) return [error.message, ...error.details];
  if (error instanceof StartError) return [error.message];
  if (error instanceof GitFailed) return linesOnGit(error);
  if (error instanceof RepositoryUnreadable) return [`The repository cannot be read: ${error.message}.`, advice.broken];
  // The message of an error that is not ours may quote what we scanned: only its kind is told, and where it came from.
  const calls = error instanceof Error ? (error.stack?.split("\n").filter((line) => /^ {4}at /.test(line)) ?? []) : [];
  return [`this should not have happened; please report it. ${summarizeError(error)}`, ...calls];
}

function linesOnGit({ command, failure, exitCode, reason }: GitFailed): readonly string[] {
  if (failure === "timed out") return [`git ${command} took too long and was stopped.`, advice.slow];
  if (exitCode === null) return [`git ${command} was stopped by somebody else; run the scan again.`];
  const said = reason() || `it ended with status ${exitCode} and said nothing`;
  const isPartial = /lazy fetching disabled|from promisor remote/.test(said);
  return [`git ${command} failed: ${said}`, isPartial ? advice.partial : advice.broken];
}

const advice = {
  broken: "  git status and git fsck may say more. Without Git, rekey scan --no-ignore reads the files as they are.",
  partial: "  This clone is partial. Get what it lacks: git fetch --refetch --no-filter",
  slow: "  Scan a shorter range: rekey scan --git main..HEAD",
};
