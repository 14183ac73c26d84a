import { greatestOf, lookFor, matchAround, startOf } from "./around-anchor.ts";
import type { BasicForm } from "./form.ts";
import { type Matcher, nothing } from "./matcher.ts";
import { judgePassword } from "./password.ts";
import { anchorsOf, literalCharactersIn, patternOf, textOf, widthOf } from "./pattern.ts";

/** `Authorization: Basic …`, `"auth": "…"` of Docker, `_auth=…` of npm. */
export function basicMatcher({ before }: BasicForm): Matcher {
  const anchors = anchorsOf(before);
  let pattern: RegExp | undefined;
  const look = lookFor(anchors);
  const mayStart = startOf(before);
  return {
    anchors: [...new Set(anchors.map(({ literal }) => textOf(literal).toLowerCase()))],
    specificity: 2,
    fixed: literalCharactersIn(before),
    reach: { before: greatestOf(anchors) + 1, after: widthOf(before).max + longest + 3 },
    mayMatch: ({ bytes }, start) => look(bytes, start),
    find(text, start) {
      pattern ??= new RegExp(`${patternOf(before)}([0-9A-Za-z+/]{8,${longest}}={0,2})(?![0-9A-Za-z+/=])`, "yd");
      const match = matchAround(text, start, { anchors, pattern, isStart: mayStart });
      if (match?.indices?.[1] === undefined) return nothing;
      const [from, to] = match.indices[1];
      const pair = /^([\x20-\x7e]{1,200}?):([\x20-\x7e]{3,200})$/.exec(
        Buffer.from(text.slice(from, to), "base64").toString("latin1"),
      );
      if (pair === null) return nothing;
      const [, user = "", password = ""] = pair;
      const judged = judgePassword(password);
      return user === password
        ? [{ start: from, end: to, confidence: "none", reasons: ["placeholder"] }]
        : [{ start: from, end: to, ...judged }];
    },
  };
}

const longest = 400;
