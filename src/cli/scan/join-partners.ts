import { awaitsPartner, type PartnersOf, withPartners } from "../../detection/grade.ts";
import type { Result } from "./examiner.ts";
import type { Found } from "./item.ts";
import { isAdded } from "./report.ts";

/**
 * As in the app: where one change brings in both halves of a credential, the secret is surer, whichever files and commits they
 * stand in. What waits for its other half holds back what was found behind it, so that the order stays.
 */
export async function* joinPartners(
  results: AsyncIterable<Result>,
  loadPartners: () => Promise<PartnersOf>,
): AsyncGenerator<Result> {
  /** The rules of what the change has brought in so far. */
  const present = new Set<string>();
  const held: Held[] = [];
  for await (const result of results) {
    const found = broughtInBy(result);
    if (held.length === 0 && found.length === 0) {
      yield result;
      continue;
    }
    const partnersOf = await loadPartners();
    for (const { ruleId } of found) present.add(ruleId);
    const isWaiting = (one: Found) => awaitsPartner(one, partnersOf, present);
    held.push({ result: withoutText(result), awaits: oneOfEachRule(found.filter(isWaiting)) });
    const first = held.findIndex(({ awaits }) => awaits.some(isWaiting));
    const ready = held.splice(0, first === -1 ? held.length : first);
    for (const one of ready) yield joined(one.result, partnersOf, present);
  }
  for (const { result } of held) yield joined(result, await loadPartners(), present);
}

interface Held {
  readonly result: Result;
  readonly awaits: readonly Found[];
}

function broughtInBy({ item, outcome }: Result): readonly Found[] {
  return outcome.kind === "examined" ? outcome.found.filter((found) => isAdded(found, item.added)) : [];
}

/** A history may be held to its end. */
function withoutText({ item: { file, path, place, added, isRepeated }, outcome }: Result): Result {
  const about = { ...(place && { place }), ...(added && { added }), ...(isRepeated && { isRepeated }) };
  return { item: { file, path, ...about }, outcome };
}

function oneOfEachRule(found: readonly Found[]): readonly Found[] {
  return [...new Map(found.map((one) => [one.ruleId, one])).values()];
}

function joined({ item, outcome }: Result, partnersOf: PartnersOf, present: ReadonlySet<string>): Result {
  if (outcome.kind === "not examined") return { item, outcome };
  return { item, outcome: { ...outcome, found: withPartners(outcome.found, partnersOf, present) } };
}
