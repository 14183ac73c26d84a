import type { CheckRunOutput } from "../github/port.ts";
import { code, details } from "./markdown.ts";
import { issueUrl } from "./permalink.ts";
import type { RenderContext } from "./render-context.ts";
import { renderCoverage, renderVersions } from "./render-coverage.ts";
import type { SecretsVerdict } from "./verdict.ts";

/**
 * A public repository's check says that there is something to do and where a maintainer reads what: not what was found, not
 * where, not how many. Everyone can read this, and a key may still work.
 */
export function renderNeutralCheck(verdict: SecretsVerdict, context: RenderContext): CheckRunOutput {
  const isBlocking = verdict.conclusion === "failure";
  return {
    conclusion: verdict.conclusion,
    title: isBlocking
      ? "A maintainer must act on this: details are private"
      : "A maintainer should look at this: details are private",
    summary: [
      "Rekey found something in these commits that must not be told in public.",
      whereDetailsAre(verdict, context),
      "**If you pushed these commits** and they hold a key or password of yours: create a new one, deploy it, then revoke the old one. Deleting the line is not enough, since the commit stays readable.",
    ].join("\n\n"),
    text: [details("What was examined", renderCoverage(verdict)), renderVersions(context.versions)]
      .filter((part) => part !== "")
      .join("\n\n"),
    annotations: [],
  };
}

function whereDetailsAre({ credentials }: SecretsVerdict, context: RenderContext): string {
  const { place, privateRepository, issues } = context;
  const links = credentials
    .map(({ fingerprint }) => issues.get(fingerprint))
    .filter((issue) => issue !== undefined)
    .filter(({ owner, repository }) => owner !== place.owner || repository !== place.name)
    .map((issue) => `[#${issue.number}](${issueUrl(place.webUrl, issue)})`);
  if (links.length > 0) return `Maintainers find the details in a private place: ${links.slice(0, 10).join(", ")}.`;
  if (privateRepository)
    return "Maintainers find the details in the private repository that their organisation has named for this.";
  return [
    "**Maintainers:** no private repository is named for the details yet. Name one in the policy of your organisation's",
    `${code(".github")} repository (${code("privateRepository: owner/name")} in ${code(".github/rekey.yml")}), let Rekey's App see it,`,
    "and press **Re-run**: the details arrive there as an issue.",
  ].join(" ");
}
