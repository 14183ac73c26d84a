import { shownPath } from "../change/inner-path.ts";
import { code, details, prose, table } from "./markdown.ts";
import { permalink } from "./permalink.ts";
import type { RenderContext } from "./render-context.ts";
import { counted } from "./words.ts";

/** One line of the table: a finding that got no comment of its own. */
export interface SummaryRow {
  readonly what: string;
  readonly path: string;
  readonly line: number | undefined;
}

export const summaryMarker = "<!-- rekey:summary -->";

const longestTable = 200;
/** A longer one is folded: the comments on the lines come below it. */
const longestOpenTable = 10;

/** Body of the review that carries the comments. Short: the check has the long text. */
export function renderReviewSummary(
  counts: { readonly credentials: number; readonly hygiene: number },
  rest: readonly SummaryRow[],
  context: RenderContext,
): string {
  const found = [
    ...(counts.credentials > 0 ? [counted(counts.credentials, "credential")] : []),
    ...(counts.hygiene > 0 ? [counted(counts.hygiene, "thing to mend", "things to mend")] : []),
  ].join(" and ");
  const advice =
    counts.credentials > 0
      ? "Rotate first: once a key is in a commit, removing the line does not make it safe."
      : "Each has a suggestion where there is one to give.";
  return [`**Rekey found ${found}.**`, advice, ...restTable(rest, context)].join("\n\n");
}

/** Public repositories: everyone can read a review. */
export function renderNeutralReview(): string {
  return `**Rekey has something to say about these commits that must not be told in public.** The check ${code("rekey / secrets")} says where maintainers find it. If you pushed a key or password of yours: create a new one, deploy it, then revoke the old one. Deleting the line is not enough.`;
}

function restTable(rest: readonly SummaryRow[], context: RenderContext): string[] {
  if (rest.length === 0) return [];
  const rows = rest.slice(0, longestTable).map(({ what, path, line }) => {
    const name = code(line === undefined ? path : `${shownPath(path)}:${line}`);
    const spot = { commit: context.headSha, path, line: line ?? 1, endLine: line ?? 1 };
    return [what, `[${name}](${permalink(context.place, spot)})`];
  });
  const more = rest.length - rows.length;
  const list = [table(["What", "Where"], rows), ...(more > 0 ? [`… and ${counted(more, "more", "more")}.`] : [])];
  if (rest.length <= longestOpenTable) return ["Also found, without a comment of its own:", ...list];
  return [details(`${counted(rest.length, "more place")} without a comment of its own`, list.join("\n\n"))];
}

export function hygieneRowText(message: string): string {
  return prose(message, 200);
}
