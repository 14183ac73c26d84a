import type { Place, Surface, WrittenPlace } from "../change/place.ts";
import type { ExamineText } from "./job.ts";

/** What a text's parts are called, the page that shows it first. */
export function placesOf({
  surface,
  on,
  id,
}: Pick<ExamineText, "surface" | "on" | "id">): readonly [Place, ...Place[]] {
  const [first, ...others] = kindsOf(surface);
  return [{ kind: first, on, id }, ...others.map((kind) => ({ kind, on, id }))];
}

function kindsOf(surface: Surface): readonly [WrittenPlace, ...WrittenPlace[]] {
  switch (surface) {
    case "issue":
    case "pull request":
    case "discussion":
      return [`${surface} title`, `${surface} body`];
    case "release":
      return ["release title", "release body", "release tag"];
    default:
      return [surface];
  }
}
