import type { Finding } from "../detection/finding.ts";
import { likely } from "../detection/judge/likely.ts";
import type { Policy } from "./policy.ts";

type Graded = Pick<Finding, "confidence" | "probability" | "reasons">;

/** A guess is "medium" from the probability on that the policy asks for. What its other half has made surer stays so. */
export function gradedUnder<F extends Graded>(finding: F, { likelihood }: Pick<Policy, "likelihood">): F {
  const { probability, reasons } = finding;
  if (probability === undefined || likelihood === likely || reasons.includes("partner")) return finding;
  return { ...finding, confidence: probability >= likelihood ? "medium" : "low" };
}
