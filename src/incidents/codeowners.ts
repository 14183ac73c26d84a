/** GitHub reads up to 3 MB; this much names every owner that a person would write by hand, and keeps hostile files cheap. */
const maxBytes = 128 * 1024;
const maxPath = 1024;

/**
 * The owners of a path as `CODEOWNERS` writes them (`@login`, `@org/team`, an e-mail address). As on GitHub the last line that
 * matches decides, also when it names nobody; `!` and `[a-z]` mean nothing there.
 */
export function ownersOf(codeowners: string, path: string): readonly string[] {
  if (path.length > maxPath) return [];
  const lines = codeowners.slice(0, maxBytes).split(/\r?\n/);
  for (const line of lines.reverse()) {
    const [pattern, ...owners] = wordsOf(line);
    if (pattern && matches(pattern, path)) return owners;
  }
  return [];
}

/** Where GitHub looks for the file; the first that exists counts. */
export const codeownersPaths = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"] as const;

/** Words up to a comment; `\ ` and `\#` stand for the character itself. */
function wordsOf(line: string): string[] {
  const words = line.match(/(?:\\.|[^\s\\])+/g) ?? [];
  const comment = words.findIndex((word) => word.startsWith("#"));
  const kept = comment === -1 ? words : words.slice(0, comment);
  return kept.map((word) => word.replace(/\\(.)/g, "$1"));
}

/** Patterns as in .gitignore: without a slash inside they match at any depth, and a directory stands for all in it. */
function matches(pattern: string, path: string): boolean {
  const isAnchored = pattern.slice(0, -1).includes("/");
  const isDirectory = pattern.endsWith("/");
  const wanted = pattern.split("/").filter((segment) => segment !== "");
  const segments = path.split("/");
  const start = isAnchored ? wanted : ["**", ...wanted];
  // `docs/*` is about the files in docs and not about those below, unlike `docs` and `docs/`.
  const isOpenEnded = isDirectory || wanted.at(-1) !== "*" || wanted.length === 1;
  if (!isDirectory && matchesSegments(start, segments)) return true;
  return isOpenEnded && matchesSegments([...start, "*", "**"], segments);
}

/** Goes back to the last `**` only, which is enough and keeps the work to pattern times path. */
function matchesSegments(wanted: readonly string[], segments: readonly string[]): boolean {
  return matchesWith(wanted, segments, { isWild: (one) => one === "**", fits: matchesSegment });
}

function matchesSegment(pattern: string, segment: string): boolean {
  return matchesWith([...pattern], [...segment], {
    isWild: (one) => one === "*",
    fits: (one, character) => one === "?" || one === character,
  });
}

interface Match {
  readonly isWild: (pattern: string) => boolean;
  readonly fits: (pattern: string, item: string) => boolean;
}

function matchesWith(patterns: readonly string[], items: readonly string[], { isWild, fits }: Match): boolean {
  let at = 0;
  let wild = -1;
  let resume = 0;
  for (let item = 0; item < items.length; ) {
    const pattern = patterns[at];
    const current = items[item] ?? "";
    if (pattern !== undefined && isWild(pattern)) {
      wild = at;
      resume = item;
      at += 1;
    } else if (pattern !== undefined && fits(pattern, current)) {
      at += 1;
      item += 1;
    } else if (wild >= 0) {
      at = wild + 1;
      resume += 1;
      item = resume;
    } else return false;
  }
  return patterns.slice(at).every(isWild);
}
