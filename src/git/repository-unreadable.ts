/** Something that the repository itself refers to is not there, or is more than we read. The message is our own. */
export class RepositoryUnreadable extends Error {
  constructor(message: string) {
    super(message);
    this.name = "RepositoryUnreadable";
  }
}
