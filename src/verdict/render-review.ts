import type { LineRange } from "../change/change.ts";
import { filePath } from "../change/inner-path.ts";
import type { WantedComment, WantedComments } from "../github/port.ts";
import { credentialName } from "./credential-name.ts";
import type { RenderContext } from "./render-context.ts";
import { renderGone } from "./render-gone.ts";
import { renderHygieneComment } from "./render-hygiene-comment.ts";
import { renderLineComment } from "./render-line-comment.ts";
import {
  hygieneRowText,
  renderNeutralReview,
  renderReviewSummary,
  type SummaryRow,
  summaryMarker,
} from "./render-review-summary.ts";
import type { HygieneVerdict, SecretsVerdict } from "./verdict.ts";

export interface ReviewInput {
  readonly secrets: SecretsVerdict;
  readonly hygiene: HygieneVerdict;
  /** Path → the lines on the new side that the pull request's diff shows: only they take a comment. */
  readonly diffLines: ReadonlyMap<string, readonly LineRange[]>;
  /** Policy: how many comments may stand in one pull request. */
  readonly max: number;
}

interface Planned {
  readonly comment: WantedComment;
  readonly row: SummaryRow;
}

/**
 * Everything that the verdicts have to say on a pull request's lines, credentials first; nothing at all when all is well. In a
 * public repository no line is named: there is one neutral text, and only where a credential was found.
 */
export function renderReview(input: ReviewInput, context: RenderContext): WantedComments {
  const credentials = context.isPublic ? [] : planCredentials(input, context);
  const hygiene = context.isPublic ? [] : planHygiene(input);
  // A line that has a credential's comment needs no second one, with a suggestion of its own.
  const taken = new Set(credentials.map(({ comment }) => `${comment.path}:${comment.line}`));
  const planned = [...credentials, ...hygiene.filter(({ comment }) => !taken.has(`${comment.path}:${comment.line}`))];
  const rows = new Map(planned.map(({ comment, row }) => [comment.marker, row]));
  const counts = {
    credentials: openCredentials(input).length,
    hygiene: hygiene.length,
  };

  function summary(rest: readonly WantedComment[]): string {
    if (context.isPublic) return counts.credentials > 0 ? renderNeutralReview() : "";
    if (planned.length === 0) return "";
    const restRows = rest.flatMap(({ marker }) => rows.get(marker) ?? []);
    return renderReviewSummary(counts, restRows, context);
  }

  return {
    comments: planned.map(({ comment }) => comment),
    max: input.max,
    summary,
    summaryMarker,
    gone: renderGone,
  };
}

/** A guess gets no comment: it stands on the check, as a warning. */
function openCredentials({ secrets }: ReviewInput) {
  return secrets.credentials.filter(({ effect, present }) => effect === "blocks" && present.length > 0);
}

function planCredentials(input: ReviewInput, context: RenderContext): Planned[] {
  return openCredentials(input).flatMap((credential) => {
    const ordinals = new Map<string, number>();
    const { title } = context.describe(credential.ruleId);
    return credential.present.map((occurrence) => {
      const { path, line, endLine } = occurrence;
      const ordinal = next(ordinals, `${path}\n${occurrence.lineKey}`);
      const isInDiff = isShown(input, path, { first: line, last: endLine });
      // A suggestion is refused outside the diff, and would read as if it could be applied.
      const shown = isInDiff ? occurrence : withoutSuggestion(occurrence);
      const rendered = renderLineComment(credential, { occurrence: shown, ordinal }, context);
      const startLine = isInDiff && endLine > line ? { startLine: line } : {};
      const comment = { ...rendered, path: filePath(path), line: isInDiff ? endLine : undefined, ...startLine };
      return { comment, row: { what: credentialName(title, credential.mask), path, line } };
    });
  });
}

function planHygiene(input: ReviewInput): Planned[] {
  return input.hygiene.results.flatMap((result) => {
    const ordinals = new Map<string, number>();
    return result.introduced.map((finding) => {
      const { path, line, message } = finding;
      const ordinal = next(ordinals, `${path}\n${message}\n${finding.suggestion ?? ""}`);
      const isInDiff = line !== undefined && isShown(input, path, { first: line, last: line });
      const shown = isInDiff ? finding : withoutSuggestion(finding);
      const comment = {
        ...renderHygieneComment(result, { finding: shown, ordinal }),
        path,
        line: isInDiff ? line : undefined,
      };
      return { comment, row: { what: hygieneRowText(message), path, line } };
    });
  });
}

function withoutSuggestion<Item extends { readonly suggestion?: string }>(item: Item): Omit<Item, "suggestion"> {
  const { suggestion: _, ...rest } = item;
  return rest;
}

function isShown({ diffLines }: ReviewInput, path: string, lines: LineRange): boolean {
  return (diffLines.get(path) ?? []).some(({ first, last }) => first <= lines.first && lines.last <= last);
}

function next(ordinals: Map<string, number>, key: string): number {
  const ordinal = ordinals.get(key) ?? 0;
  ordinals.set(key, ordinal + 1);
  return ordinal;
}
