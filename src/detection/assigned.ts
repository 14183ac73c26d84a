import { assignmentAfter, mayAssign, mayAssignKey, operatorReach } from "./assignment.ts";
import type { AssignedForm } from "./form.ts";
import { holdsKeyStretch } from "./key-stretch.ts";
import { type Matcher, nothing } from "./matcher.ts";
import { isAboutSecret, isWholeWord, spellingsOf } from "./names.ts";
import { endOf, literalCharactersIn, patternOf, widthOf } from "./pattern.ts";
import { isPlaceholder } from "./placeholder.ts";
import { valueReach } from "./value-before.ts";
import { readsLikeWords } from "./value-shape.ts";

export function assignedMatcher(form: AssignedForm): Matcher {
  let pattern: RegExp | undefined;
  const mayFollow = holdsKeyStretch(form.value) ? mayAssignKey : mayAssign;
  return {
    anchors: form.names.flatMap(spellingsOf),
    specificity: 1,
    fixed: literalCharactersIn(form.value),
    reach: { before: valueReach, after: operatorReach + widthOf(form.value).max + 1 },
    mayMatch: (source, start, end) => isWholeWord(source.bytes, start, end) && mayFollow(source, end),
    find(text, _start, end) {
      const assignment = assignmentAfter(text, end);
      if (assignment === undefined) return nothing;
      pattern ??= new RegExp(patternOf(form.value) + endOf(form.value), "y");
      pattern.lastIndex = assignment.start;
      if (!pattern.test(text)) return nothing;
      const place = { start: assignment.start, end: pattern.lastIndex };
      if (isAboutSecret(assignment.tail)) return [{ ...place, confidence: "none", reasons: ["aboutSecret"] }];
      const value = text.slice(place.start, place.end);
      if (isPlaceholder(value)) return [{ ...place, confidence: "none", reasons: ["placeholder"] }];
      if (literalCharactersIn(form.value) < 3 && readsLikeWords(value))
        return [{ ...place, confidence: "none", reasons: ["words"] }];
      return [{ ...place, confidence: "medium", reasons: ["assigned"] }];
    },
  };
}
