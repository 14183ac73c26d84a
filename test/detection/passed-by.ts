/**
 * Rules that are not found in every dress: their values may begin with a sign that reads like an operator or like the
 * beginning of a template; or the id that stands beside them is reported as well, by a rule of its own.
 */
export const passedBy: ReadonlySet<string> = new Set([
  "alibaba-key-pair",
  "aws-key-pair",
  "bulksms-api-key",
  "gengo-api-secret",
  "npmrc-token",
]);
