/**
 * The failures the worker tells apart. Anything else that is thrown is a bug: it is retried a few times, then the job
 * is dead and its check is concluded with a neutral description of what happened.
 */

/** Something only the repository's owner can mend (an invalid policy file, say). `problem` is shown to them on the check. */
export class PolicyError extends Error {
  readonly problem: string;

  constructor(problem: string, options?: ErrorOptions) {
    super(problem, options);
    this.name = "PolicyError";
    this.problem = problem;
  }
}

/** The work is sound but cannot be done now: the queue runs the job again after `delayMs`, without counting an attempt. */
export class RetryLater extends Error {
  readonly delayMs: number;

  constructor(message: string, options: ErrorOptions & { readonly delayMs: number }) {
    super(message, options);
    this.name = "RetryLater";
    this.delayMs = options.delayMs;
  }
}

/** The thing the job is about no longer exists (repository deleted, installation gone). The job ends, nothing is told. */
export class Gone extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "Gone";
  }
}

/** Rekey cannot start; the message tells the person who runs it what to do. */
export class StartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "StartError";
  }
}

/** The message is our own from start to end and quotes nothing, so it may be logged, stored and shown. */
export function isOwnError(error: unknown): error is PolicyError | RetryLater | Gone | StartError {
  return [PolicyError, RetryLater, Gone, StartError].some((type) => error instanceof type);
}
