import type { Json, JsonObject } from "../json.ts";

/** An answer that is not a success, as GitHub words it. Endpoints throw it; the server writes it. */
export class ApiError extends Error {
  readonly status: number;
  readonly body: JsonObject;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: JsonObject & { message: string }, headers: Readonly<Record<string, string>> = {}) {
    super(body.message);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

export function notFound(): ApiError {
  return new ApiError(404, { message: "Not Found" });
}

/** 422 with GitHub's list of objects `{resource, field, code, message?}`, or of plain sentences. */
export function validationFailed(errors: readonly Json[]): ApiError {
  return new ApiError(422, { message: "Validation Failed", errors });
}
