import type { NotExamined } from "../change/change.ts";
import { credentialName } from "../verdict/credential-name.ts";
import { code, plain, prose, table } from "../verdict/markdown.ts";
import { type RepositoryPlace, repositoryUrl } from "../verdict/permalink.ts";
import { counted } from "../verdict/words.ts";

/** What a person should look at where there is no check to tell it on. */
export interface Notice {
  readonly place: RepositoryPlace;
  /** In the reader's words, behind "not all of": "the wiki". */
  readonly where: string;
  readonly notExamined: readonly NotExamined[];
  readonly guesses: readonly NoticedGuess[];
}

/** Something that may be a credential. */
export interface NoticedGuess {
  readonly title: string;
  readonly mask: string;
  readonly fingerprint: string;
  /** Of the page that shows it. */
  readonly url: string;
}

const longestList = 100;

export function renderUnexaminedNotice({ place, where, notExamined, guesses }: Notice): {
  readonly title: string;
  readonly body: string;
} {
  const repository = `[${code(`${place.owner}/${place.name}`)}](${repositoryUrl(place)})`;
  const rows = notExamined.map(({ what, why }) => [code(what), prose(why)]);
  const lines = guesses.map(
    ({ title, mask, fingerprint, url }) =>
      `- [${credentialName(title, mask)}](${url}), fingerprint ${code(fingerprint.slice(0, 12))}`,
  );
  return {
    title: `Please look yourself at ${where} of ${place.owner}/${place.name}`,
    body: [
      `Rekey looks for leaked credentials in ${plain(where)} of ${repository}. Some of it is left to you:`,
      ...(rows.length > 0
        ? ["### Not examined", table(["What", "Why"], rows.slice(0, longestList)), ...rest(rows)]
        : []),
      ...(lines.length > 0 ? ["### May be a credential", lines.slice(0, longestList).join("\n"), ...rest(lines)] : []),
      "Close this when you have looked. It is not opened again; where there is more to look at, that is another issue.",
    ].join("\n\n"),
  };
}

function rest({ length }: readonly unknown[]): string[] {
  return length > longestList ? [`… and ${counted(length - longestList, "more", "more")}.`] : [];
}
