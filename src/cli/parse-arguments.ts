import { parseArgs } from "node:util";
import { nearestWord } from "../policy/nearest-word.ts";
import { CannotWork } from "./cannot-work.ts";
import { type Command, commands, everywhere, type Option } from "./commands.ts";

export interface Arguments {
  readonly command: Command;
  readonly words: readonly string[];
  /** Names of the switches that are set. */
  readonly switches: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
}

/** Throws `CannotWork` with what was probably meant. No command at all is `help`. */
export function parseArguments(args: readonly string[]): Arguments {
  const [first = "help", ...rest] = args;
  const isOption = first.startsWith("-");
  const command = commands.find(({ name }) => name === first) ?? (isOption ? commandNamed("help") : undefined);
  if (command === undefined) throw new CannotWork(unknownCommand(first));
  return readOptions(command, isOption ? args : rest);
}

export function commandNamed(name: string): Command {
  const command = commands.find((one) => one.name === name);
  if (command === undefined) throw new CannotWork(unknownCommand(name));
  return command;
}

function readOptions(command: Command, args: readonly string[]): Arguments {
  const options = [...command.options, ...everywhere];
  const words: string[] = [];
  const switches = new Set<string>();
  const values = new Map<string, string>();
  for (const token of tokensOf(args, options)) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    const option = options.find(({ name }) => name === token.name);
    if (option === undefined) throw new CannotWork(unknownOption(token.rawName, command, options));
    if (!takesValue(option)) {
      if (token.value === undefined) switches.add(option.name);
      else if (isOptional(option)) values.set(option.name, token.value);
      else throw new CannotWork(`--${option.name} takes no value.`);
      if (isOptional(option)) switches.add(option.name);
    } else values.set(option.name, checkedValue(option, token.value));
  }
  return { command, words, switches, values };
}

function tokensOf(args: readonly string[], options: readonly Option[]) {
  const config = Object.fromEntries(
    options.map((option) => [
      option.name,
      {
        type: takesValue(option) ? ("string" as const) : ("boolean" as const),
        ...(option.short === undefined ? {} : { short: option.short }),
      },
    ]),
  );
  return parseArgs({ args: [...args], options: config, strict: false, tokens: true, allowPositionals: true }).tokens;
}

function takesValue(option: Option): boolean {
  return option.value !== undefined && !isOptional(option);
}

/** `--git=range`, and `--git` alone. */
function isOptional({ value }: Option): boolean {
  return value?.startsWith("[") ?? false;
}

function checkedValue({ name, value, choices }: Option, given: string | undefined): string {
  if (given === undefined || given === "") throw new CannotWork(`--${name} needs a value: --${name} <${value}>.`);
  if (choices === undefined || choices.includes(given)) return given;
  throw new CannotWork(`--${name} is one of ${choices.join(", ")}.${didYouMean(given, choices)}`);
}

function unknownOption(raw: string, command: Command, options: readonly Option[]): string {
  const known = options.map(({ name }) => `--${name}`);
  return `${command.name} has no option ${raw}.${didYouMean(raw, known)} See rekey help ${command.name}.`;
}

function didYouMean(word: string, known: readonly string[]): string {
  const meant = nearestWord(word, known);
  return meant === undefined ? "" : ` Did you mean ${meant}?`;
}

function unknownCommand(word: string): string {
  const known = commands.map(({ name }) => name);
  return `There is no command ${word}.${didYouMean(word, known) || ` There are ${known.join(", ")}.`}`;
}
