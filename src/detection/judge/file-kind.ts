/** What a path says of a file: the sort of its language, and what its folders are for. */
export interface FileKind {
  /** Lower-case, with its dot; empty where there is none. */
  readonly extension: string;
  readonly sort: Sort | "other";
}

type Sort = "settings" | "code" | "commands" | "documents";

export function fileKindOf(path: string | undefined): FileKind {
  const extension = /\.\w+$/.exec(path ?? "")?.[0].toLowerCase() ?? "";
  return { extension, sort: sortOf.get(extension) ?? "other" };
}

const extensions: Readonly<Record<Sort, string>> = {
  settings:
    "yml yaml json toml ini conf cfg properties env xml config plist cnf tf tfvars hcl example dist sample lock golden template j2 erb tmpl tpl service options settings dockerfile editorconfig",
  code: "py js ts java go rb php cs c h cpp cc kt scala swift rs pl pm ex exs erl hs lua groovy m mm jsx tsx vue dart clj vb coffee pp r sol nim hpp mjs cjs svelte gradle kts pyi jsp aspx cshtml phtml html htm ejs haml",
  commands: "sh bash zsh bat cmd ps1 psm1 fish ksh mk makefile ipynb sql",
  documents: "md rst txt adoc asciidoc markdown rdoc mdx org pod textile log po",
};

const sortOf = new Map(
  Object.entries(extensions).flatMap(([sort, names]) => names.split(" ").map((name) => [`.${name}`, sort as Sort])),
);

/** What package managers write to pin versions. */
export function isLockfile(path: string | undefined): boolean {
  return path !== undefined && lockfiles.test(path);
}

const lockfiles =
  /(?:^|[/-])(?:lock\.(?:json|ya?ml)|npm-shrinkwrap\.json|go\.sum|[\w.-]+\.lock|gradle\.lockfile|packages\.lock\.json)$/i;

/** Pages, whose text is for people and not for a compiler. */
export function isMarkup(path: string | undefined): boolean {
  return path !== undefined && /\.(?:html?|haml|erb|ejs|phtml|cshtml|aspx|jsp|vue)$/i.test(path);
}

/** Texts for people, in many languages: most say what a field is called. */
export function isTranslation(path: string | undefined): boolean {
  return (
    path !== undefined && /(?:^|\/)(?:locales?|lang(?:uages?)?|i18n|l10n|translations?|locali[sz]ations?)\//i.test(path)
  );
}

/** Of the words that the names of folders begin with. */
export function folderWordsOf(path: string | undefined): readonly string[] {
  const folders = path?.toLowerCase().split("/").slice(0, -1) ?? [];
  return [...new Set(folders.flatMap((folder) => folderWords.filter((word) => folder.startsWith(word))))];
}

const folderWords =
  "test src lib vendor app conf spec doc assets client server api util modul example model pkg rest public template internal setting docker resource fixture build sys kube tool code mock security lang init locale secret script etc other sample cluster browser".split(
    " ",
  );
