import { defaultPolicy, type PartialPolicy, type Policy } from "./policy.ts";

/**
 * The repository's word goes before the organisation's, and that before the default, setting by setting. Lists add up: what the
 * organisation ignores or labels, a repository can add to but not take back.
 */
export function mergePolicy(layers: {
  readonly organisation: PartialPolicy;
  readonly repository: PartialPolicy;
}): Policy {
  const { organisation, repository } = layers;
  return {
    ...defaultPolicy,
    ...defined(organisation),
    ...defined(repository),
    ignore: {
      paths: [...(organisation.ignore?.paths ?? []), ...(repository.ignore?.paths ?? [])],
      fingerprints: [...(organisation.ignore?.fingerprints ?? []), ...(repository.ignore?.fingerprints ?? [])],
    },
    labels: [...new Set([...defaultPolicy.labels, ...(organisation.labels ?? []), ...(repository.labels ?? [])])],
    comments: { ...defaultPolicy.comments, ...defined(organisation.comments), ...defined(repository.comments) },
    hygiene: { ...defaultPolicy.hygiene, ...defined(organisation.hygiene), ...defined(repository.hygiene) },
    privateRepository: organisation.privateRepository,
  };
}

/** A setting of a file that leaves it out must not cover up the one below. */
function defined<T extends object>(settings: T | undefined): Defined<T> {
  return Object.fromEntries(Object.entries(settings ?? {}).filter(([, value]) => value !== undefined)) as Defined<T>;
}

type Defined<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };
