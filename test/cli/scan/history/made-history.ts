import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gitTestEnvironment, type TestRepository } from "../../../support/git.ts";
import { leak } from "../../run-rekey.ts";

/** One commit of a made history. Numbers choose among what there is, whatever that is by then. */
export interface Action {
  readonly kind: "plant" | "edit" | "rename" | "remove" | "revert" | "newline" | "binary" | "branch" | "merge";
  readonly branch: number;
  readonly file: number;
  readonly at: number;
}

/** A credential, and the one place where it was brought in. */
export interface Planted {
  readonly secret: string;
  readonly commit: string;
  readonly path: string;
  readonly line: number;
}

/** What stands at each path. Lines are without their ends. */
type Tree = ReadonlyMap<string, Content>;

interface Content {
  readonly lines: readonly string[];
  readonly end: "\n" | "\r\n";
  readonly isBinary: boolean;
}

interface Made {
  readonly parents: readonly number[];
  readonly tree: Tree;
  readonly planted: Omit<Planted, "commit"> | undefined;
}

/** Carries the actions out in an empty repository; gives what was planted, oldest first. */
export function makeHistory({ directory, git }: TestRepository, actions: readonly Action[]): readonly Planted[] {
  const commits: Made[] = [{ parents: [], tree: firstTree, planted: undefined }];
  const branches = [0];
  for (const [number, action] of actions.entries()) {
    const branch = action.branch % branches.length;
    const made = carryOut(action, number, { commits, head: branches[branch] as number, branches });
    const at = commits.push(made) - 1;
    if (action.kind === "branch") branches.push(at);
    else branches[branch] = at;
  }
  const marks = join(directory, ".git/marks");
  const refs = branches.map((commit, branch) => `reset refs/heads/b${branch}\nfrom :${commit + 1}\n\n`);
  execFileSync("git", ["fast-import", "--quiet", `--export-marks=${marks}`], {
    cwd: directory,
    env: gitTestEnvironment,
    input: [...commits.map(describeCommit), ...refs].join(""),
  });
  git("symbolic-ref", "HEAD", "refs/heads/b0");
  const ids = new Map(
    readFileSync(marks, "utf8")
      .split("\n")
      .map((line) => line.split(" ") as [string, string]),
  );
  return commits.flatMap(({ planted }, number) =>
    planted === undefined ? [] : [{ ...planted, commit: ids.get(`:${number + 1}`) ?? "" }],
  );
}

const firstTree: Tree = new Map(
  ["a.ts", "src/b.py", "src/ü d.yml"].map((path) => [
    path,
    { lines: Array.from({ length: 6 }, (_, line) => `line ${line} of ${path}`), end: "\n", isBinary: false },
  ]),
);

interface Whereabouts {
  readonly commits: readonly Made[];
  readonly head: number;
  readonly branches: readonly number[];
}

function carryOut(action: Action, number: number, { commits, head, branches }: Whereabouts): Made {
  const tree = commits[head]?.tree ?? new Map();
  const paths = [...tree.keys()].sort();
  const path = paths[action.file % Math.max(1, paths.length)];
  const plain = { parents: [head], planted: undefined };
  if (path === undefined) return { ...plain, tree: firstTree };
  const content = tree.get(path) as Content;
  const at = action.at % (content.lines.length + 1);
  const withLine = (line: string) => ({ ...content, lines: content.lines.toSpliced(at, 0, line) });
  switch (action.kind) {
    case "plant": {
      const { secret, line } = leak("slack-bot-token", 1_000 + number);
      return { parents: [head], tree: put(tree, path, withLine(line.trim())), planted: { secret, path, line: at + 1 } };
    }
    case "edit":
      return { ...plain, tree: put(tree, path, withLine(`edited ${number}`)) };
    case "branch":
      return { ...plain, tree: put(tree, `new/${number}.txt`, { lines: ["new"], end: "\n", isBinary: false }) };
    case "rename":
      return { ...plain, tree: put(without(tree, path), `moved/${number}.ts`, withLine(`renamed ${number}`)) };
    case "remove":
      return { ...plain, tree: action.at % 3 === 0 ? without(tree, path) : put(tree, path, withoutLine(content, at)) };
    case "newline":
      return { ...plain, tree: put(tree, path, { ...content, end: content.end === "\n" ? "\r\n" : "\n" }) };
    case "binary":
      return { ...plain, tree: put(tree, path, { ...content, isBinary: !content.isBinary }) };
    case "revert":
      return { ...plain, tree: revertedTo(commits, head, action.at) };
    case "merge": {
      const other = branches[action.at % branches.length] as number;
      const merged = mergedTree(tree, commits[other]?.tree ?? tree, action.file);
      const { secret, line } = leak("slack-bot-token", 1_000 + number);
      const own = `merged/${number}.ts`;
      const lines = { lines: ["resolved", line.trim()], end: "\n" as const, isBinary: false };
      const planted = { secret, path: own, line: 2 };
      return { parents: other === head ? [head] : [head, other], tree: put(merged, own, lines), planted };
    }
    default:
      return action.kind satisfies never;
  }
}

function put(tree: Tree, path: string, content: Content): Tree {
  return new Map([...tree, [path, content]]);
}

function without(tree: Tree, path: string): Tree {
  return new Map([...tree].filter(([other]) => other !== path));
}

function withoutLine(content: Content, at: number): Content {
  return { ...content, lines: content.lines.toSpliced(at, 1) };
}

/** The tree of some commit before it. */
function revertedTo(commits: readonly Made[], head: number, steps: number): Tree {
  let commit = head;
  for (let left = steps % 5; left > 0; left -= 1) commit = commits[commit]?.parents[0] ?? commit;
  return commits[commit]?.tree ?? new Map();
}

/** Each path as one of the two sides has it, or gone if that side does not. */
function mergedTree(ours: Tree, theirs: Tree, choice: number): Tree {
  const paths = [...new Set([...ours.keys(), ...theirs.keys()])].sort();
  return new Map(
    paths.flatMap((path, index): [string, Content][] => {
      const content = ((choice >> (index % 8)) & 1 ? theirs : ours).get(path);
      return content === undefined ? [] : [[path, content]];
    }),
  );
}

function describeCommit({ parents, tree }: Made, number: number): string {
  const [first, ...others] = parents;
  const files = [...tree].map(([path, { lines, end, isBinary }]) => {
    const text = `${isBinary ? "\0\u0001\0" : ""}${lines.join(end)}${end}`;
    return `M 100644 inline "${path}"\n${data(text)}`;
  });
  return [
    `commit refs/heads/made\nmark :${number + 1}\ncommitter A <a@example.com> ${1_750_000_000 + number} +0000\n`,
    data(`commit ${number}`),
    first === undefined ? "" : `from :${first + 1}\n`,
    ...others.map((parent) => `merge :${parent + 1}\n`),
    "deleteall\n",
    ...files,
    "\n",
  ].join("");
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}
