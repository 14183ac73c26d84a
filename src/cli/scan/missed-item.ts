import type { NotExamined } from "../../change/change.ts";
import type { Item } from "./item.ts";

/** In the place of what cannot be had, so that it is told. */
export function missedItem({ what, why }: Pick<NotExamined, "what" | "why">): Item {
  return { file: what, path: what, source: { kind: "missed", why } };
}
