import { contentsOf } from "../../content/contents.ts";
import type { RuleSet } from "../../detection/compile.ts";
import type { Match } from "../../detection/finding.ts";
import { fingerprintOf } from "../../detection/fingerprint.ts";
import { redact, withoutSecrets } from "../../detection/redact.ts";
import type { Rule } from "../../detection/rule.ts";
import { examine } from "../../detection/scan.ts";
import { surest } from "../../detection/surest.ts";
import { toUtf8 } from "../../detection/to-utf8.ts";
import { addAllows } from "../../policy/inline-allow.ts";
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

/**
 * What the bytes of a file hold, and what lies in them when it is an archive. The path is the one under which its rules, its
 * policy and its findings know it.
 */
export function examineContent(bytes: Buffer, engine: Engine, path: string): Examined {
  const found: Found[] = [];
  const missed: { inner: string; why: string }[] = [];
  let [cut, isReadInPart] = [0, false];
  const allows = new Map<string, ReadonlyMap<number, string>>();
  for (const content of contentsOf(bytes, path)) {
    const inner = content.inner === "" ? "" : withoutSecrets(content.inner, engine.ruleSet);
    if (content.kind === "missed") {
      missed.push({ inner, why: content.why });
      continue;
    }
    const text = toUtf8(content.bytes);
    const { matches, isCut } = examine(text, engine.ruleSet, { now: engine.now, path: inner || path });
    const told = surest(matches, maxPlaces - found.length);
    found.push(...told.map((match) => foundIn(match, inner, engine)));
    cut += matches.length - told.length;
    isReadInPart ||= isCut;
    if (matches.length > 0) addAllows(allows, inner, text.includes(allowWord) ? redact(text, matches) : "");
  }
  return { kind: "examined", bytes: bytes.length, found, cut, isReadInPart, allows, missed };
}

function foundIn(match: Match, inner: string, { rules, fingerprintKey }: Engine): Found {
  const { line, endLine, startColumn, endColumn } = match.span;
  return {
    inner,
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
