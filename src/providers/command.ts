/** How a command line is written, for the rules of the commands that are given a password on it. */
import { type FramedForm, framed, maybe, oneOf, type Part, run } from "../detection/form.ts";

/** An argument may stand in quotes; the whole command may, too. */
export const quote: Part = maybe(oneOf('"', "'"));

/** The arguments before the one that is looked for: of the command's own line, and of two more that continue it. */
export const otherArguments: Part = maybe(
  " ",
  run("line", 0, 200),
  maybe("\\\n", run("line", 0, 80), maybe("\\\n", run("line", 0, 80))),
);

/** The password that a command is given with an option. Commands are without a blank after them, options with one before. */
export function optionOf(commands: readonly string[], options: readonly string[]): FramedForm {
  return framed([oneOf(...commands), otherArguments, oneOf(...options), quote], [run("password", 4, 100)]);
}
