/**
 * Runs a derived pattern the slowest way there is, by trying and going back, and counts every look at a character. It
 * knows only what pattern.ts may produce: characters, classes, groups, a look ahead, and bounded repetition of single
 * characters. Anything else is refused, so what gets through cannot repeat a repetition.
 */
export function stepsOf(source: string, text: string): number {
  let steps = 0;
  const [alternatives] = parse(source, 0);
  matchAny(alternatives, 0, () => true);
  return steps;

  function matchAny(options: readonly (readonly Node[])[], at: number, next: (at: number) => boolean): boolean {
    return options.some((nodes) => matchAll(nodes, 0, { at, next }));
  }

  function matchAll(nodes: readonly Node[], i: number, { at, next }: State): boolean {
    const node = nodes[i];
    if (node === undefined) return next(at);
    const rest = (end: number) => matchAll(nodes, i + 1, { at: end, next });
    if (node.kind === "group") return matchAny(node.options, at, rest);
    if (node.kind === "ahead") return !matchAny(node.options, at, () => true) && rest(at);
    let count = 0;
    while (count < node.max && takes(node, at + count)) count++;
    for (; count >= node.min; count--) if (rest(at + count)) return true;
    return false;
  }

  function takes({ test, stops }: Repeated, at: number): boolean {
    steps++;
    if (at >= text.length || (stops !== undefined && matchAny(stops, at, () => true))) return false;
    return test(text.charAt(at));
  }
}

interface State {
  readonly at: number;
  readonly next: (at: number) => boolean;
}

/** One character, so many times. Never where one of the stops begins. */
interface Repeated {
  readonly kind: "repeated";
  readonly test: (character: string) => boolean;
  readonly stops: Options | undefined;
  readonly min: number;
  readonly max: number;
}

type Options = readonly (readonly Node[])[];
type Node = Repeated | Alternatives<"group"> | Alternatives<"ahead">;

interface Alternatives<Kind> {
  readonly kind: Kind;
  readonly options: Options;
}

/** Up to the bracket that closes the group, or to the end. */
function parse(source: string, from: number): [Options, end: number] {
  const options: Node[][] = [[]];
  let at = from;
  while (at < source.length && source[at] !== ")") {
    if (source[at] === "|") {
      options.push([]);
      at++;
      continue;
    }
    const [node, end] = parseOne(source, at);
    options.at(-1)?.push(node);
    at = end;
  }
  return [options, at];
}

function parseOne(source: string, at: number): [Node, end: number] {
  const opening = /^\(\?[:!]/.exec(source.slice(at, at + 3))?.[0];
  if (opening === undefined) return parseCharacter(source, at);
  const [options, close] = parse(source, at + opening.length);
  const quantifier = quantifierAt(source, close + 1);
  if (quantifier === undefined) return [{ kind: opening === "(?:" ? "group" : "ahead", options }, close + 1];
  return [repeated(options, quantifier), quantifier.end];
}

/** A look ahead and one character, as a run has it that stops before a literal. */
function repeated(options: Options, { min, max }: Pick<Repeated, "min" | "max">): Repeated {
  const [nodes = []] = options;
  const [ahead, one] = nodes;
  const isStopped = options.length === 1 && nodes.length === 2 && ahead?.kind === "ahead" && one?.kind === "repeated";
  if (!isStopped || one.max !== 1) throw new Error("a repetition of more than a character");
  return { ...one, stops: ahead.options, min, max };
}

function parseCharacter(source: string, at: number): [Repeated, end: number] {
  const one = /^(?:\[(?:\\.|[^\]\\])+\]|\\[^\w]|[^\\[\](){}*+?.^$|])/.exec(source.slice(at))?.[0];
  if (one === undefined) throw new Error(`no pattern of ours: ${source.slice(at, at + 20)}`);
  const pattern = new RegExp(`^${one}$`);
  const quantifier = quantifierAt(source, at + one.length) ?? { min: 1, max: 1, end: at + one.length };
  const { min, max, end } = quantifier;
  return [{ kind: "repeated", test: (character) => pattern.test(character), stops: undefined, min, max }, end];
}

function quantifierAt(source: string, at: number): { min: number; max: number; end: number } | undefined {
  const match = /^\{(\d+)(?:,(\d+))?\}/.exec(source.slice(at, at + 16));
  if (match === null) return undefined;
  const [all, min, max = min] = match;
  return { min: Number(min), max: Number(max), end: at + all.length };
}
