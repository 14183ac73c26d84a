import type { JsonObject } from "../../json.ts";
import { validationFailed } from "../api-error.ts";

/** None of these limits stands in GitHub's schema; the errors are worded as it words them. */
const maxTitle = 256;
const maxBody = 65_536;

export function checkTitle(resource: "Issue" | "PullRequest", title: string): void {
  if (title.trim() === "") throw validationFailed([{ resource, code: "missing_field", field: "title" }]);
  if (title.length <= maxTitle) return;
  throw validationFailed([custom(resource, "title", `title is too long (maximum is ${maxTitle} characters)`)]);
}

export function checkBody(resource: "Issue" | "PullRequest", body: string | null | undefined): void {
  if ((body ?? "").length <= maxBody) return;
  throw validationFailed([custom(resource, "body", `body is too long (maximum is ${maxBody} characters)`)]);
}

/** Comments and reviews, unlike issues, must say something. */
export function checkCommentBody(resource: string, body: string): void {
  const error = { resource, code: "unprocessable", field: "data" };
  if (body.trim() === "") throw validationFailed([{ ...error, message: "Body cannot be blank" }]);
  if (body.length <= maxBody) return;
  throw validationFailed([{ ...error, message: `Body is too long (maximum is ${maxBody} characters)` }]);
}

function custom(resource: string, field: string, message: string): JsonObject {
  return { resource, code: "custom", field, message };
}
