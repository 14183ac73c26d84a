/**
 * How people write that a name has a value, as data: what stands between the two, in most languages and file formats. Every
 * piece is bounded, and begins with characters that the one before it cannot take.
 */
export interface Writing {
  /** Its source as a RegExp, from the end of the name to the value. Group 1, if there is one: the value's quote. */
  readonly between: string;
  /** What must stand before the name's keyword, or not. */
  readonly before?: RegExp;
  /** The sign before which the value ends, where that is not its quote's. */
  readonly closing?: string;
  /** Whether it is a setting wherever it stands, as opposed to an argument, a cell, an option. */
  readonly isSetting?: true;
}

// The quote or the mark that closes the name, the size of an array, brackets.
const closing = String.raw`(?:\\?["'\x60]|\*\*|\[\d{0,4}\])?[\])]{0,2}[ \t]{0,20}`;
const blanks = String.raw`[ \t]{0,40}`;
export const lineEnd = String.raw`\r?\n[ \t]{0,40}`;
/** Before a value on the next line, the line's own continuation, an entry of a list. */
const gap = String.raw`(?:\*\*)?${blanks}(?:\\?\r?\n[ \t]{1,40}(?:- )?)?`;

// TypeScript's `type =`, YAML's tag and anchor, one or two words before an equals sign: `string =`, `As String =`.
const type = String.raw`[A-Za-z&*][\w<>[\]]{0,30}(?:'?[a-z]{1,10} [a-z]{1,10})?(?: ?\| ?\w{1,20}){0,2}[ \t]{0,4}`;
const mark = String.raw`[ \t]{1,4}(?:!!?str|&\w{1,30})(?=[ \t]{1,4}[^\s=])`;
const typed = String.raw`(?<=[ \t])(?:[A-Za-z][\w.*]{0,20}[ \t]{1,4}){1,2}=(?!=)`;
const accessors = String.raw`\{[ \t]{0,2}get;[a-z; \t]{0,30}\}[ \t]{0,4}=`;
const quoted = String.raw`(?=[ \t]{0,8}[@$brfu]{0,2}["'\x60])`;
// What takes a string alone: `|| "…"`, `?? "…"`, `or "…"`, R's `<-`, the braces of C++, of JSX and of Ruby's fetch.
const instead = String.raw`(?:(?:\|\||\?\?)=?|(?<=[ \t])or(?=[ \t])|<{1,2}-|=?\{)${quoted}`;
const said = String.raw`(?<=[ \t])(?:is|was)(?=[ \t]|:)`;

// `:`, `: type =`, `=`, `:=`, `=>`, `->`, `,`, `(`, `>` (an element), `|` (a table), or blanks alone (a command's option). A
// value may stand on the next line, but not after a comma: that is a list.
const colon = String.raw`[?!]?:(?:${mark}|[ \t]{0,4}${type}(?==[^=\r\n])|(?==))?=?`;
const sign = String.raw`(?:${accessors}|${instead}|${said}:?|(?:\?|\+|::)=|${colon}|={1,3}>?|->|${typed}|,(?: with:|(?!${blanks}\r?\n))|\(|>|\||(?<=[ \t]))`;

// What wraps a value and leaves it as it is.
const wrapper = String.raw`(?:(?:(?:new )?(?:String|Some|Just|Ok|str|bytes|\[\]byte|F|T|TEXT|_T|Secret\w{0,10}|(?:aws|pulumi|to|pointer)\.\w{1,12})(?:(?:::|\.)(?:new|from|of))?\(|\w{1,12}\((?:default|value)=|<string>|\[\]\w{1,20}\{|[([])[ \t]{0,4}(?:\r?\n[ \t]{1,40})?(?=[@$brfu]{0,2}\\?["'\x60]))`;
// An outer quote around another one, three quotes, a prefix of the language; then an authorization scheme.
const opening = String.raw`(?:"(?=\\"|')|'(?="))?(?:[@$brfu]{0,2}#?(?:""(?=")|''(?='))?(\\?["'\x60]))?`;
const scheme = "(?:(?:Bearer|Basic|Token|token|bearer)[ ]{1,2})?";
const value = `(?:${wrapper})?${opening}${scheme}`;

// The setting whose name is given beside its value: `name: X` and `value: …` below, `key="X" type="…" value="…"`, `--name X
// --value …`, `X: { "type": …, "value": … }`, the variable of Terraform.
const valueName = String.raw`(?:[\w:-]{0,20}?[Vv]alue|[Dd]efault|content)["']?[ \t]{0,8}[:=]`;
/** A setting between the two. A hidden field of a form is filled by the page that it stands in. */
export const pair = String.raw`["']?(?!${valueName}|type=.?hidden)[\w:.-]{1,30}["']?[ \t]{0,4}[:=][ \t]{0,4}(?:["'][^"'\n<>]{0,60}["']|\w{1,12})`;
const siblings = String.raw`(?:[,;]?(?:${lineEnd}|[ \t]{0,8})${pair}){0,3}[,;]?(?:${lineEnd}|[ \t]{0,8})`;
const members = String.raw`(?::[ \t]{0,4})?\{(?:(?:[^{}\n]{0,80}\n){1,4}?[ \t]{0,20}|[ \t]{0,2}(?:${pair},[ \t]{0,4}){0,3})`;
const below = String.raw`:(?:\r?\n[ \t]{1,40}(?!${valueName})\w{1,20}:[^\n]{0,80}){0,3}\r?\n[ \t]{1,40}`;
const option = String.raw`(?<=[ \t])(?:--?[a-z][\w-]{0,20}[ =][^\s-]\S{0,40}[ \t]{1,4}){0,3}(?:-{1,2}(?:body|value|b)[ =]|-b(?=["']))`;

const attributes = String.raw`(?:[ \t]{1,4}[\w:.-]{1,30}=["'][^"'<>\n]{0,60}["']){0,3}[ \t]{0,4}`;
const isNamed = /(?:name|key)=["'][\w.:/-]{0,40}$/i;
const cells = String.raw`</[\w:-]{1,30}>\s{0,40}<[A-Za-z][\w:-]{0,30}>\s{0,40}(?:<(?:code|value|string)>\s{0,40})?`;

/** The first one that fits is right. */
export const writings: readonly Writing[] = [
  // YAML's block scalar: `name: |-`, and the value in the lines below.
  {
    between: String.raw`["']?[ \t]{0,4}:[ \t]{1,4}(?:!!str )?[|>][-+\d]{0,2}[ \t]{0,8}\r?\n[ \t]{1,40}`,
    isSetting: true,
  },
  // `name = <<-EOT`, in PHP `<<<EOT`.
  {
    between: String.raw`["']?[ \t]{0,20}=[ \t]{0,4}<{2,3}[-~]?["']?[A-Za-z_]{1,20}["']?${lineEnd}`,
    isSetting: true,
  },
  // Three quotes or a backtick, and the value on the next line.
  { between: `${closing}(?::=|[:=])[ \\t]{0,4}(?:"""|'''|\`)\\\\?${lineEnd}`, isSetting: true },
  { between: `${closing}(?:${option}|(?:${members}|${below}|${siblings})["']?${valueName})${gap}${value}` },
  { between: String.raw`${attributes}>\s{0,40}<!\[CDATA\[\s{0,40}`, closing: "]", isSetting: true },
  {
    between: String.raw`["']${attributes}>\s{0,40}(?:<value>\s{0,40})?(?=[^\s<])`,
    before: isNamed,
    closing: "<",
    isSetting: true,
  },
  { between: String.raw`(?=[ \t])${attributes}>`, closing: "<", isSetting: true },
  { between: cells, closing: "<", isSetting: true },
  { between: String.raw`>${lineEnd}(?=[^\s<])`, isSetting: true },
  // A part of a form in a request.
  { between: String.raw`["'](?:\r?\n\r?\n|\\r\\n\\r\\n)(?=\S)`, before: isNamed, isSetting: true },
  // The shell's default: `${NAME:-value}`; Spring's: `${name:value}`.
  { between: ":[-=]?", before: /\$\{[\w.-]{0,40}$/, closing: "}", isSetting: true },
  // A step of a workflow: `::set-output name=NAME::value`, `##vso[task.setvariable variable=NAME]value`.
  { between: "::", before: /::[\w-]{5,12} name=[\w.-]{0,40}$/, isSetting: true },
  {
    between: String.raw`(?:;\w{1,12}=\w{1,5}){0,3}\]`,
    before: /\[task\.setvariable variable=[\w.-]{0,40}$/i,
    isSetting: true,
  },
  // What a test types into the field of that name.
  { between: String.raw`["'\x60\])]{1,4}\.(?:send_?[kK]eys|fill|type|set_?[vV]alue)\((["'\x60])` },
  { between: String.raw`\.[eE]quals(?:IgnoreCase)?\((["'])` },
  { between: String.raw`[ \t]{1,4}<<<[ \t]{0,4}(["'])`, isSetting: true },
  // Lua's and Perl's own quotes.
  { between: String.raw`["']?\]?[ \t]{0,8}=[ \t]{0,8}\[\[`, closing: "]", isSetting: true },
  { between: String.raw`[ \t]{0,8}=[ \t]{0,8}qq?\{`, closing: "}", isSetting: true },
  { between: String.raw`\}[ \t]{0,8}=[ \t]{0,8}(["'])`, before: /\$\w{1,20}\{["']?\w{0,40}$/, isSetting: true },
  { between: `["']?,[ \\t]{0,4}<<(")` },
  // A command that gives a variable its value.
  {
    between: `["']?[ \\t]{1,20}(?=[^\\s=:])${value}`,
    before:
      /(?<![\w.-])(?:ENV|ARG|setx|setenv|set -\w{1,3}|SetEnv|fastcgi_param|(?:git|pulumi) config(?: --?\w{1,10}| set){0,2}) ["']?[\w.:-]{0,40}$/,
    isSetting: true,
  },
  { between: `${closing}${sign}${gap}${value}` },
];
