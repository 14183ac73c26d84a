import { readFile, rename, writeFile } from "node:fs/promises";

/**
 * Puts variables into an env file that only its owner can read. Other lines stay as they are; a variable that has a value
 * already is never overwritten: the caller is told its name and nothing is written.
 */
export async function addToEnvFile(
  path: string,
  variables: Readonly<Record<string, string>>,
): Promise<{ readonly state: "written" } | { readonly state: "taken"; readonly names: readonly string[] }> {
  const before = await readIfThere(path);
  const taken = Object.keys(variables).filter((name) => new RegExp(`^${name}=.+`, "m").test(before));
  if (taken.length > 0) return { state: "taken", names: taken };
  const kept = before.split("\n").filter((line) => !Object.keys(variables).includes(line.replace(/=$/, "")));
  const added = Object.entries(variables).map(([name, value]) => `${name}=${quoted(value)}`);
  const text = [...trimEnd(kept), ...added, ""].join("\n");
  const draft = `${path}.new`;
  await writeFile(draft, text, { mode: 0o600, flag: "wx" });
  await rename(draft, path);
  return { state: "written" };
}

async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}

function trimEnd(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line !== "");
  return lines.slice(0, last + 1);
}

/** Double quotes, with line breaks as `\n`: how `.env` files carry a PEM key on one line. */
function quoted(value: string): string {
  return /^[\w.:/+-]*$/.test(value) ? value : `"${value.replaceAll("\n", "\\n").replaceAll('"', '\\"')}"`;
}
