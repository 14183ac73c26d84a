/**
 * Rules that are not found in every dress: their values may begin with a sign that reads like an operator or like the
 * beginning of a template.
 */
export const passedBy: ReadonlySet<string> = new Set(["bulksms-api-key", "gengo-api-secret", "npmrc-token"]);
