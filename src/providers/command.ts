/** How a command line is written, for the rules of the commands that are given a password on it. */
import { type FramedForm, framed, maybe, oneOf, type Part, run } from "../detection/form.ts";

/** An argument may stand in quotes; the whole command may, too. */
export const quote: Part = maybe(oneOf('"', "'"));

/** The arguments up to one of the options, of the command's own line and of two more that continue it. All begin with a blank. */
export function upTo(...options: readonly string[]): Part {
  const first = options.map((option) => option.trimStart());
  const others = [
    run("line", 0, 200),
    maybe("\\\n", run("line", 0, 80), maybe("\\\n", run("line", 0, 80))),
    oneOf(...options),
  ];
  return oneOf(...first, others);
}

/** The password that one of the commands is given with one of the options, which begin with a blank. */
export function optionOf(commands: readonly string[], options: readonly string[]): FramedForm {
  const named = commands.map((command) => `${command} `);
  return framed([oneOf(...named), upTo(...options), quote], [run("password", 4, 100)]);
}
