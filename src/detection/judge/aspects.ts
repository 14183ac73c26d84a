/** What a part of a judgement is about. */
export const aspects = ["name", "value", "shape", "writing", "file", "line", "around", "together"] as const;

export type Aspect = (typeof aspects)[number];

/** By its place in the list: some hundred parts of a judgement are added up by it. */
export function indexOfAspect(aspect: Aspect): number {
  return aspects.indexOf(aspect);
}
