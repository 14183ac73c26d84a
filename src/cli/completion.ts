import { CannotWork } from "./cannot-work.ts";
import { type Command, commands, databaseActions, everywhere, type Option, shells } from "./commands.ts";

/** The script for a shell. Made of our own words: no value in it needs quotes but where they stand. */
export function completionFor(words: readonly string[]): string {
  const [shell = "", ...more] = words;
  switch (more.length === 0 ? shell : "") {
    case "bash":
      return bash();
    case "zsh":
      return zsh();
    case "fish":
      return fish();
    default:
      throw new CannotWork("Name one shell: rekey completion bash, zsh or fish.");
  }
}

function bash(): string {
  const cases = commands.map((command) => {
    const values = optionsOf(command).flatMap(({ name, short, choices, value }) => {
      const flags = [`--${name}`, ...(short === undefined ? [] : [`-${short}`])].join("|");
      if (choices !== undefined)
        return [`      ${flags}) COMPREPLY=($(compgen -W "${choices.join(" ")}" -- "$word")); return;;`];
      return value === "file" ? [`      ${flags}) ${bashFiles}; return;;`] : [];
    });
    const flags = optionsOf(command).map(({ name }) => `--${name}`);
    return [
      `    ${command.name})`,
      '      case "$before" in',
      ...values.map((line) => `  ${line}`),
      "      esac",
      `      if [[ $word == -* ]]; then COMPREPLY=($(compgen -W "${flags.join(" ")}" -- "$word"))`,
      `      else ${bashWords(command)}; fi;;`,
    ].join("\n");
  });
  return [
    "_rekey() {",
    `  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}"`,
    `  if [[ $COMP_CWORD -eq 1 ]]; then COMPREPLY=($(compgen -W "${names()} --help --version" -- "$word")); return; fi`,
    `  case "\${COMP_WORDS[1]}" in`,
    ...cases,
    "  esac",
    "}",
    "complete -o filenames -F _rekey rekey",
  ].join("\n");
}

function bashWords({ completes }: Command): string {
  const words = wordsOf(completes);
  return words === undefined ? bashFiles : `COMPREPLY=($(compgen -W "${words}" -- "$word"))`;
}

/** One name a line: there are blanks in names. */
const bashFiles = `local IFS=$'\\n'; COMPREPLY=($(compgen -f -- "$word"))`;

function zsh(): string {
  const cases = commands.map((command) => {
    const specs = optionsOf(command).map((option) => `        '${zshOption(option)}'`);
    const words = wordsOf(command.completes);
    const rest = words === undefined ? "'*:path:_files'" : `'*:word:(${words})'`;
    return [
      `    ${command.name})`,
      "      _arguments \\",
      ...specs.map((spec) => `${spec} \\`),
      `        ${rest};;`,
    ].join("\n");
  });
  const described = commands.map(({ name, summary }) => `'${name}:${zshText(summary)}'`).join(" ");
  return [
    "_rekey() {",
    `  local -a known=(${described})`,
    "  if (( CURRENT == 2 )); then _describe command known; return; fi",
    "  local command=$words[2]",
    "  shift words; (( CURRENT-- ))",
    "  case $command in",
    ...cases,
    "  esac",
    "}",
    "compdef _rekey rekey",
  ].join("\n");
}

function zshOption({ name, value, choices, help }: Option): string {
  const flag = `--${name}[${zshText(help)}]`;
  if (choices !== undefined) return `${flag}:${name}:(${choices.join(" ")})`;
  if (value === undefined || value.startsWith("[")) return flag;
  return value === "file" ? `${flag}:file:_files` : `${flag}:${value.replaceAll(":", " ")}: `;
}

function zshText(text: string): string {
  return text.replace(/[[\]:'\\]/g, " ");
}

function fish(): string {
  const top = commands.map(
    ({ name, summary }) => `complete -c rekey -n __fish_use_subcommand -f -a ${name} -d "${summary}"`,
  );
  const options = commands.flatMap((command) => {
    const when = `-n "__fish_seen_subcommand_from ${command.name}"`;
    const words = wordsOf(command.completes);
    return [
      ...(words === undefined ? [] : [`complete -c rekey ${when} -f -a "${words}"`]),
      ...optionsOf(command).map((option) => `complete -c rekey ${when} ${fishOption(option)}`),
    ];
  });
  return [...top, ...options].join("\n");
}

function fishOption({ name, short, value, choices, help }: Option): string {
  const flags = `-l ${name}${short === undefined ? "" : ` -s ${short}`} -d "${help}"`;
  if (choices !== undefined) return `${flags} -x -a "${choices.join(" ")}"`;
  if (value === undefined || value.startsWith("[")) return flags;
  return value === "file" ? `${flags} -r -F` : `${flags} -x`;
}

function optionsOf(command: Command): readonly Option[] {
  return [...command.options, ...everywhere];
}

/** Undefined: paths. */
function wordsOf(completes: Command["completes"]): string | undefined {
  switch (completes) {
    case "paths":
      return undefined;
    case "commands":
      return names();
    case "database actions":
      return databaseActions.join(" ");
    case "shells":
      return shells.join(" ");
    default:
      return completes satisfies never;
  }
}

function names(): string {
  return commands.map(({ name }) => name).join(" ");
}
