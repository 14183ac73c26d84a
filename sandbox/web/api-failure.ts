/** What Octokit throws when GitHub refuses a request. */
export interface ApiFailure {
  readonly status: number;
  readonly response: { readonly url?: string; readonly data: unknown };
}

/** By its shape: the class RequestError comes from a package that is not ours to import. */
export function isApiFailure(error: unknown): error is ApiFailure {
  return error instanceof Error && "status" in error && "response" in error && error.response instanceof Object;
}

/** Undefined where GitHub says that there is nothing. */
export async function ifFound<Result>(request: Promise<Result>): Promise<Result | undefined> {
  try {
    return await request;
  } catch (error) {
    if (isApiFailure(error) && error.status === 404) return undefined;
    throw error;
  }
}
