import { assignmentAfter } from "./assignment.ts";
import type { AssignedForm } from "./form.ts";
import { isNear, type Matcher } from "./matcher.ts";
import { isAboutSecret, spellingsOf } from "./names.ts";
import { endOf, literalCharactersIn, patternOf } from "./pattern.ts";
import { isPlaceholder } from "./placeholder.ts";

export function assignedMatcher(form: AssignedForm): Matcher {
  const pattern = new RegExp(patternOf(form.value) + endOf(form.value), "y");
  return {
    anchors: form.names.flatMap(spellingsOf),
    specificity: 1,
    fixed: literalCharactersIn(form.value),
    find(text, _start, end) {
      const assignment = assignmentAfter(text, end);
      if (assignment === undefined || isAboutSecret(assignment.tail)) return undefined;
      pattern.lastIndex = assignment.start;
      if (!pattern.test(text)) return undefined;
      const place = { start: assignment.start, end: pattern.lastIndex };
      if (!isNear(text, place, form.near)) return undefined;
      if (isPlaceholder(text.slice(place.start, place.end))) return undefined;
      return { ...place, confidence: "medium", reasons: ["its name and its shape fit together"] };
    },
  };
}
