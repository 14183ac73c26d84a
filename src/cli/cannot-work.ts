/** The command cannot do what it was asked for: exit status 2. The message is for people, and says what to do. */
export class CannotWork extends Error {
  /** Lines below it. */
  readonly details: readonly string[];

  constructor(message: string, details: readonly string[] = []) {
    super(message);
    this.name = "CannotWork";
    this.details = details;
  }
}
