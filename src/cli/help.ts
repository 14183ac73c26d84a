import { CannotWork } from "./cannot-work.ts";
import { type Command, commands, everywhere, type Option } from "./commands.ts";
import { commandNamed } from "./parse-arguments.ts";

/** `rekey help`, and `rekey help <command>`. */
export function helpFor(words: readonly string[]): string {
  if (words.length > 1) throw new CannotWork("help takes one command.");
  return helpOn(commandNamed(words[0] ?? "help"));
}

export function helpOn(command: Command): string {
  if (command.name === "help") return overview();
  const options = [...command.options, ...everywhere];
  const width = Math.max(...options.map((option) => flagsOf(option).length));
  return [
    `rekey ${command.name} ${command.synopsis}`,
    "",
    `${sentence(command.summary)}`,
    ...command.details,
    "",
    "Options:",
    ...options.map((option) => `  ${flagsOf(option).padEnd(width)}  ${explain(option)}`),
  ].join("\n");
}

function overview(): string {
  const heads = commands.map(({ name, synopsis }) => `rekey ${name} ${synopsis}`);
  const width = Math.max(...heads.map((head) => head.length));
  return [
    "Rekey finds leaked credentials and says how to replace them.",
    "",
    ...commands.map(({ summary }, index) => `  ${(heads[index] ?? "").padEnd(width)}  ${summary}`),
    "",
    "rekey help <command> shows its options; rekey --version the version.",
  ].join("\n");
}

function flagsOf({ name, short, value }: Option): string {
  const flag = `${short === undefined ? "    " : `-${short}, `}--${name}`;
  return value === undefined ? flag : `${flag} ${value.startsWith("[") ? value : `<${value}>`}`;
}

function explain({ help, choices }: Option): string {
  return choices === undefined ? help : `${help}: ${choices.join(", ")}`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
