import type { RuleSet } from "../../detection/compile.ts";
import type { Match } from "../../detection/finding.ts";
import { fingerprintOf } from "../../detection/fingerprint.ts";
import { redact } from "../../detection/redact.ts";
import type { Rule } from "../../detection/rule.ts";
import { examine } from "../../detection/scan.ts";
import { surest } from "../../detection/surest.ts";
import { toUtf8 } from "../../detection/to-utf8.ts";
import { findInlineAllows } from "../../policy/inline-allow.ts";
import type { Examined, Found } from "./item.ts";

export interface Engine {
  readonly ruleSet: RuleSet;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly fingerprintKey: Buffer;
  /** What has expired by then is low. */
  readonly now: Date;
}

export function engineOf(ruleSet: RuleSet, fingerprintKey: Buffer): Engine {
  return { ruleSet, fingerprintKey, now: new Date(), rules: new Map(ruleSet.rules.map((rule) => [rule.id, rule])) };
}

/** Nobody reads more of one file; that there are more is told. */
const maxPlaces = 5_000;

const allowWord = "rekey:allow";
const noAllows: ReadonlyMap<number, string> = new Map();

/** What the bytes of a file hold. */
/** The path is the one under which its rules, its policy and its findings know it. */
export function examineContent(bytes: Buffer, engine: Engine, path: string): Examined {
  const text = toUtf8(bytes);
  const { matches, isCut } = examine(text, engine.ruleSet, { now: engine.now, path });
  const isAllowed = matches.length > 0 && text.includes(allowWord);
  return {
    kind: "examined",
    bytes: bytes.length,
    found: surest(matches, maxPlaces).map((match) => foundIn(match, engine)),
    cut: Math.max(0, matches.length - maxPlaces),
    isReadInPart: isCut,
    allows: isAllowed ? findInlineAllows(redact(text, matches)) : noAllows,
  };
}

function foundIn(match: Match, { rules, fingerprintKey }: Engine): Found {
  const { line, endLine, startColumn, endColumn } = match.span;
  return {
    ruleId: match.ruleId,
    fingerprint: fingerprintOf(match.secret, fingerprintKey),
    mask: match.secret.mask,
    severity: rules.get(match.ruleId)?.severity ?? "medium",
    confidence: match.confidence,
    reasons: match.reasons,
    probability: match.probability,
    line,
    endLine,
    startColumn,
    endColumn,
  };
}
