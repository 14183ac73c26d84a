import type { Alphabet } from "../../detection/alphabet.ts";
import { type Part, run } from "../../detection/form.ts";

/** Groups of these lengths, joined by hyphens: a licence number, or an id that is nearly a UUID. */
export function groups(of: Alphabet, ...lengths: readonly number[]): readonly Part[] {
  return lengths.flatMap((length, i) => (i === 0 ? [run(of, length)] : ["-", run(of, length)]));
}
