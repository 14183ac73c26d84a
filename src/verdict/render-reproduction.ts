import { filePath, isInner } from "../change/inner-path.ts";
import type { CommitPlace } from "../change/place.ts";
import { block, details } from "./markdown.ts";
import { repositoryUrl } from "./permalink.ts";
import type { RenderContext } from "./render-context.ts";
import type { CredentialVerdict } from "./verdict.ts";

/** Git alone shows what was found, on any machine. */
export function renderReproduction(credential: CredentialVerdict, context: RenderContext): string {
  const { place, ref } = context;
  const [finding] = credential.findings;
  if (!finding) return "";
  const commands = [
    `git clone ${shellWord(`${repositoryUrl(place)}.git`)}`,
    `cd ${shellWord(place.name)}`,
    `git fetch origin ${shellWord(ref)}`,
    finding.place === undefined
      ? `git show ${shellWord(`${finding.commit}:${filePath(finding.path)}`)} ${showing(finding)}`
      : showingText(finding.place, finding.commit),
  ];
  return details("See it on your machine", block(commands.join("\n"), "sh"));
}

/** A commit's, or that of the tag that was fetched. */
function showingText(place: CommitPlace, commit: string): string {
  return tagPlaces.includes(place) ? "git cat-file -p FETCH_HEAD" : `git show --format=raw --name-only ${commit}`;
}

const tagPlaces: readonly CommitPlace[] = ["tag message", "tagger", "tag name"];

/** An archive is saved, to be opened with whatever opens such. */
function showing({ path, line, endLine }: CredentialVerdict["findings"][number]): string {
  if (isInner(path)) return `> ${shellWord(`./${filePath(path).split("/").at(-1)}`)}`;
  return `| sed -n '${endLine > line ? `${line},${endLine}` : `${line}`}p'`;
}

function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
