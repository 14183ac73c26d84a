/** A ref that moved: by a push, or by an endpoint that writes to git. */
export interface RefUpdate {
  /** In full: `refs/heads/main`. */
  readonly ref: string;
  /** `noCommit` for a new ref. For an annotated tag both are tag objects. */
  readonly before: string;
  /** `noCommit` for a deleted ref. */
  readonly after: string;
}

export const noCommit = "0".repeat(40);

export function branchOf(update: RefUpdate): string | undefined {
  return update.ref.startsWith("refs/heads/") ? update.ref.slice("refs/heads/".length) : undefined;
}
