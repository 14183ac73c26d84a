/** How a command line is written, for the rules of the commands that are given a password on it. */
import { type FramedForm, framed, maybe, oneOf, type Part, run } from "../detection/form.ts";
import type { Runbook } from "./provider.ts";

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

/** For a password that stands on a command line. */
export const commandRunbook: Runbook = {
  console: undefined,
  replace: [
    "Set a new password for the account, and have the command read it from the environment, a file, or its standard input.",
    "A password on a command line is also in shell histories and process lists: look there as well.",
  ],
  revoke: ["A changed password revokes the old one; end the sessions that are open."],
  audit: ["Read the service's log-in records for that user since the commit's date."],
};
