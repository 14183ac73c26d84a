/** A kind of credential that is known and has no rule of its own. */
export interface LeftOut {
  /** As a rule's id would be. */
  readonly id: string;
  readonly title: string;
  /** One sentence for the person who misses it. */
  readonly why: string;
}
