import type { Arguments } from "./parse-arguments.ts";
import { parseArguments } from "./parse-arguments.ts";
import { type ExitStatus, type Terminal, write } from "./terminal.ts";

/** The command line. Each command is loaded when it is asked for, so that none waits for what the others need. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  try {
    return await runCommand(parseArguments(args), terminal);
  } catch (error) {
    const { describeFailure } = await import("./describe-failure.ts");
    await write(terminal.stderr, `rekey: ${describeFailure(error)}\n`);
    return 2;
  }
}

async function runCommand(args: Arguments, terminal: Terminal): Promise<ExitStatus> {
  if (args.switches.has("version")) return say(terminal, (await import("../version.ts")).version());
  if (args.switches.has("help")) return say(terminal, (await import("./help.ts")).helpOn(args.command));
  switch (args.command.name) {
    case "scan":
      return (await import("./scan/scan.ts")).scanCommand(args, terminal);
    case "rules":
      return (await import("./rules.ts")).rulesCommand(args, terminal);
    case "db":
      return (await import("./database/database.ts")).databaseCommand(args, terminal);
    case "completion":
      return say(terminal, (await import("./completion.ts")).completionFor(args.words));
    default:
      return say(terminal, (await import("./help.ts")).helpFor(args.words));
  }
}

async function say(terminal: Terminal, text: string): Promise<ExitStatus> {
  await write(terminal.stdout, `${text}\n`);
  return 0;
}
