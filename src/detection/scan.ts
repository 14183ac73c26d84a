/**
 * The engine, in one page. Read this first.
 *
 * 1. One pass over the bytes finds anchors: the literals without which no rule can match (aho-corasick.ts).
 * 2. At an anchor, the rules that wait for it take a quick look at the bytes, and only then try a pattern on a bounded
 *    stretch around it (find-candidates.ts; token.ts, contextual.ts, assigned.ts, … for the kinds of rules).
 *    A binary file that is a credential as a whole has no anchor: its first bytes tell (file.ts).
 *    A value that only its name gives away is judged by a small model, with its line and file (guess.ts, judge/).
 * 3. What is encoded in the text is decoded, and read the same way, layer by layer (encodings/).
 *    So are the columns of a table that say secret, written as settings (table-settings.ts).
 * 4. Where candidates overlap, the one that asks for more is right: an issuer's own prefix over a name, a name over a guess
 *    (candidates.ts). What is known of a credential beside its form, grade.ts adds.
 *
 * So the time is linear in the text, and 1,400 rules take about twice the time of a hundred. What a rule is: form.ts.
 * Pure: no clock, no I/O, the same bytes and rules give the same matches in the same order.
 */
import { type Candidate, textOf, withoutOverlaps } from "./candidates.ts";
import type { RuleSet } from "./compile.ts";
import { shortestExpected } from "./encodings/blocks.ts";
import { type Budget, budgetFor } from "./encodings/budget.ts";
import { type Layer, layersOf } from "./encodings/layers.ts";
import { fileCandidatesIn } from "./file.ts";
import { type Candidates, candidatesIn, mostCandidates } from "./find-candidates.ts";
import type { Explained, Match } from "./finding.ts";
import { grade, withPartners } from "./grade.ts";
import { linesOf } from "./lines.ts";
import { Secret } from "./secret.ts";
import { tableSettingsOf } from "./table-settings.ts";

/** What is known of a text beside what it says. */
export interface About {
  /** What has expired by then is low. */
  readonly now?: Date | undefined;
  /** Of the file that it is the content of, with `/` between its parts: guesses weigh it. */
  readonly path?: string | undefined;
}

/** Every credential in the text (UTF-8), in its order. No two of them overlap. */
export function scan(text: Buffer | string, ruleSet: RuleSet, about: About = {}): readonly Match[] {
  return examine(text, ruleSet, about).matches;
}

export interface Examined {
  readonly matches: readonly Match[];
  /**
   * It holds more than that: more places than are told of one text, or more than a rule of somebody's own may match, or encoded
   * text that unfolds to more than its size allows.
   */
  readonly isCut: boolean;
}

/** What `scan` gives, and whether that is all. */
export function examine(text: Buffer | string, ruleSet: RuleSet, about: About = {}): Examined {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  const budget = budgetFor(bytes);
  const { candidates, isCut } = allCandidatesIn(bytes, ruleSet, { budget, path: about.path });
  const matches = explained(bytes, withoutOverlaps(candidates).filter(mayCount), about.now).filter(isMatch);
  return { matches: withPartners(matches, ruleSet.partnersOf), isCut: isCut || budget.exceeded };
}

/** What `scan` gives, and the candidates that it refuses, with the reasons. */
export function explain(text: Buffer | string, ruleSet: RuleSet, about: About = {}): readonly Explained[] {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  const { candidates } = allCandidatesIn(bytes, ruleSet, { budget: budgetFor(bytes), path: about.path });
  return explained(bytes, withoutOverlaps(candidates), about.now);
}

/** A guess that was refused stays refused; what has a form may still be the example of a vendor. */
function mayCount({ confidence, compiled }: Candidate): boolean {
  return confidence !== "none" || compiled.specificity > 0;
}

function explained(bytes: Buffer, candidates: readonly Candidate[], now: Date | undefined): readonly Explained[] {
  const lines = linesOf(bytes);
  return candidates.map((candidate) => {
    const credential = textOf(candidate.written);
    return {
      ruleId: candidate.compiled.rule.id,
      secret: new Secret(credential),
      span: lines.spanOf(candidate.start, candidate.end),
      start: candidate.start,
      end: candidate.end,
      probability: candidate.probability,
      ...grade(candidate, { credential, now }),
    };
  });
}

function isMatch(explained: Explained): explained is Match {
  return explained.confidence !== "none";
}

interface Search {
  readonly budget: Budget;
  readonly path: string | undefined;
}

/** In the text itself, and in what is encoded in it. */
function allCandidatesIn(bytes: Buffer, ruleSet: RuleSet, { budget, path }: Search): Candidates {
  const { candidates, isCut } = candidatesIn(bytes, ruleSet, path);
  candidates.push(...fileCandidatesIn(bytes, ruleSet.files));
  let isAnyCut = isCut;
  const isManifest = candidates.some(({ compiled }) => compiled.rule.form.kind === "manifest");
  for (const layer of layersOf(bytes, budget, isManifest ? shortestExpected : undefined)) {
    if (candidates.length >= mostCandidates) break;
    const inner = candidatesIn(layer.bytes, ruleSet, path);
    isAnyCut ||= inner.isCut;
    for (const candidate of inner.candidates) {
      // What stands in the name that was kept before an encoded value stands in the text itself, too.
      if (candidate.end > layer.kept) candidates.push(inOuterText(candidate, layer));
    }
  }
  for (const { bytes: settings, placeOf } of tableSettingsOf(bytes, budget, path)) {
    const inner = candidatesIn(settings, ruleSet, path);
    isAnyCut ||= inner.isCut;
    for (const candidate of inner.candidates) {
      candidates.push({ ...candidate, start: placeOf(candidate.start), end: placeOf(candidate.end) });
    }
  }
  return { candidates, isCut: isAnyCut || candidates.length >= mostCandidates };
}

/** The place ends where what follows is spelled: two credentials that share a group of four digits do not overlap. */
function inOuterText(candidate: Candidate, { placeOf }: Layer): Candidate {
  const start = placeOf(candidate.start);
  return {
    ...candidate,
    start,
    end: Math.max(start + 1, placeOf(candidate.end)),
    reasons: [...candidate.reasons, "decoded"],
    isDecoded: true,
  };
}
