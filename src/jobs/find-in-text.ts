import type { WrittenPlace } from "../change/place.ts";
import type { Confidence } from "../detection/confidence.ts";
import type { Finding } from "../detection/finding.ts";
import type { WrittenPart } from "../github/port.ts";
import { gradedUnder } from "../policy/grade-guesses.ts";
import type { Policy } from "../policy/policy.ts";
import { byFingerprint } from "../policy/suppress.ts";
import { isSureEnough } from "../verdict/decide-secrets.ts";
import { type BlobExamination, examineBlob } from "./examine-blob.ts";
import type { Engine } from "./sight-blobs.ts";

/** Nobody reads more of one text; GitHub's longest has 125,000 characters. */
export const maxCredentials = 50;

export interface WrittenFinding
  extends Pick<Finding, "ruleId" | "fingerprint" | "mask" | "severity" | "confidence" | "reasons"> {
  readonly kind: WrittenPlace;
}

export interface TextFindings {
  /** Sure enough to block a merge, if they stood in the code. */
  readonly sure: readonly WrittenFinding[];
  /** Less sure, as far as the policy wants to hear of them. */
  readonly unsure: readonly WrittenFinding[];
  /** Why a part of the text was not examined: sentences without a full stop. */
  readonly unread: readonly string[];
}

/** What stands in the parts of a text, but for what the policy gives a reason for. */
export function findInText(
  parts: readonly WrittenPart[],
  policy: Policy,
  engine: Pick<Engine, "ruleSet" | "fingerprintKey" | "now">,
): TextFindings {
  const examined = parts.map(({ kind, text }) => ({ kind, ...examine(text, engine) }));
  const findings = examined
    .flatMap(({ kind, found }) => found.map((one) => ({ ...gradedUnder(one, policy), kind })))
    .filter((one) => byFingerprint(one, policy) === undefined);
  const isSure = ({ confidence }: WrittenFinding) => isSureEnough(confidence, policy);
  return {
    sure: findings.filter(isSure),
    unsure: findings.filter(({ confidence }) => isWorthAWord(confidence, policy)),
    unread: [...new Set(examined.flatMap(whyUnread))],
  };
}

function examine(text: string, { ruleSet, fingerprintKey, now }: Pick<Engine, "ruleSet" | "fingerprintKey" | "now">) {
  const request = { blob: "", content: Buffer.from(text), paths: [], max: maxCredentials, fingerprintKey, now };
  return examineBlob(request, ruleSet);
}

/** Not sure enough to count, but as sure as `text.warn` asks for. */
export function isWorthAWord(confidence: Confidence, policy: Pick<Policy, "failOn" | "text">): boolean {
  const { warn } = policy.text;
  return warn !== "off" && !isSureEnough(confidence, policy) && isSureEnough(confidence, { failOn: warn });
}

function whyUnread({ more, isCut, missed }: BlobExamination): string[] {
  return [
    ...missed.map(({ why }) => why),
    ...(isCut ? ["it holds more places, or more encoded text, than is read of one text"] : []),
    ...(more > 0
      ? [`${more} more places look like credentials, and at most ${maxCredentials} are told of one text`]
      : []),
  ];
}
