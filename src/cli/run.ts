import { summarizeError } from "../describe-error.ts";
import { StartError } from "../errors.ts";
import { GitFailed } from "../git/git-failed.ts";
import { CannotWork } from "./cannot-work.ts";
import type { Arguments } from "./parse-arguments.ts";
import { parseArguments } from "./parse-arguments.ts";
import { type ExitStatus, type Terminal, write } from "./terminal.ts";

/** The command line. Each command is loaded when it is asked for, so that none waits for what the others need. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  try {
    return await runCommand(parseArguments(args), terminal);
  } catch (error) {
    await write(terminal.stderr, `rekey: ${describeFailure(error)}\n`);
    return 2;
  }
}

async function runCommand(args: Arguments, terminal: Terminal): Promise<ExitStatus> {
  if (args.switches.has("version")) return say(terminal, (await import("./version.ts")).version());
  if (args.switches.has("help")) return say(terminal, (await import("./help.ts")).helpOn(args.command));
  switch (args.command.name) {
    case "scan":
      return (await import("./scan/scan.ts")).scanCommand(args, terminal);
    case "rules":
      return (await import("./rules.ts")).rulesCommand(args, terminal);
    case "completion":
      return say(terminal, (await import("./completion.ts")).completionFor(args.words));
    default:
      return say(terminal, (await import("./help.ts")).helpFor(args.words));
  }
}

/** The message of an error that is not ours may quote what we scanned: of such a one only the kind is told, and where it came from. */
function describeFailure(error: unknown): string {
  if (error instanceof CannotWork || error instanceof StartError || error instanceof GitFailed) return error.message;
  const calls = error instanceof Error ? (error.stack?.split("\n").filter((line) => /^ {4}at /.test(line)) ?? []) : [];
  return [`this should not have happened; please report it. ${summarizeError(error)}`, ...calls].join("\n");
}

async function say(terminal: Terminal, text: string): Promise<ExitStatus> {
  await write(terminal.stdout, `${text}\n`);
  return 0;
}
