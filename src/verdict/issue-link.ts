import { issueUrl, repositoryUrl } from "./permalink.ts";
import type { RenderContext } from "./render-context.ts";

type IssueContext = Pick<RenderContext, "issues" | "opensIssues" | "place">;

/** To the credential's rotation issue; to the list of them as long as it is being opened; undefined where none is. */
export function issueLink(fingerprint: string, { issues, opensIssues, place }: IssueContext): string | undefined {
  const issue = issues.get(fingerprint);
  if (issue) return `[rotation issue #${issue.number}](${issueUrl(place.webUrl, issue)})`;
  return opensIssues ? `[rotation issue](${repositoryUrl(place)}/issues?q=is%3Aissue+label%3Arekey)` : undefined;
}
