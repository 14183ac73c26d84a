/** The command cannot do what it was asked for: exit status 2. The message is for people, and says what to do. */
export class CannotWork extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "CannotWork";
  }
}
