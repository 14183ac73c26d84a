import type { CustomRule } from "./custom-rule.ts";
import type { Ramp } from "./gate.ts";
import { defaultPolicy, type PartialPolicy, type Policy } from "./policy.ts";

export interface PolicyLayers {
  readonly organisation: PartialPolicy;
  readonly repository: PartialPolicy;
}

/**
 * The repository's word goes before the organisation's, and that before the default, setting by setting. Lists add up: what the
 * organisation ignores or labels, a repository can add to but not take back.
 */
export function mergePolicy(layers: PolicyLayers): Policy {
  const { organisation, repository } = layers;
  return {
    ...defaultPolicy,
    ...defined(organisation),
    ...defined(repository),
    gate: toRamp(repository.gate ?? organisation.gate),
    ignore: {
      paths: [...(organisation.ignore?.paths ?? []), ...(repository.ignore?.paths ?? [])],
      fingerprints: [...(organisation.ignore?.fingerprints ?? []), ...(repository.ignore?.fingerprints ?? [])],
    },
    labels: [...new Set([...defaultPolicy.labels, ...(organisation.labels ?? []), ...(repository.labels ?? [])])],
    comments: { ...defaultPolicy.comments, ...defined(organisation.comments), ...defined(repository.comments) },
    text: { ...defaultPolicy.text, ...defined(organisation.text), ...defined(repository.text) },
    rules: [...(organisation.rules ?? []), ...addedRules(layers)],
    hygiene: { ...defaultPolicy.hygiene, ...defined(organisation.hygiene), ...defined(repository.hygiene) },
    privateRepository: organisation.privateRepository,
  };
}

/** As a whole: days of one and steps of another would be nobody's ramp. */
function toRamp(given: PartialPolicy["gate"]): Ramp {
  if (given === undefined) return defaultPolicy.gate;
  const { step, comment, block } = given;
  const first = comment === undefined && block === undefined ? defaultPolicy.gate.step : "observe";
  return { step: step ?? first, comment, block };
}

/** Ids that the repository's rules share with the organisation's: those rules of the repository's do not count. */
export function clashingRules({ organisation, repository }: PolicyLayers): readonly string[] {
  const taken = new Set(organisation.rules?.map(({ id }) => id));
  return (repository.rules ?? []).map(({ id }) => id).filter((id) => taken.has(id));
}

function addedRules(layers: PolicyLayers): readonly CustomRule[] {
  const clashing = new Set(clashingRules(layers));
  return (layers.repository.rules ?? []).filter(({ id }) => !clashing.has(id));
}

/** A setting of a file that leaves it out must not cover up the one below. */
function defined<T extends object>(settings: T | undefined): Defined<T> {
  return Object.fromEntries(Object.entries(settings ?? {}).filter(([, value]) => value !== undefined)) as Defined<T>;
}

type Defined<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };
