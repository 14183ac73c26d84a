import { code, plain } from "./markdown.ts";

/** What a credential is called: its kind and its mask. Some masks show nothing, such as a private key's, and are left out. */

export function credentialName(title: string, mask: string): string {
  return `${plain(title)}${behind(code, mask)}`;
}

export function boldName(title: string, mask: string): string {
  return `**${plain(title)}**${behind(code, mask)}`;
}

/** For where there is no Markdown: the titles of annotations and issues. */
export function plainName(title: string, mask: string): string {
  return `${title}${behind((text) => `(${text})`, mask)}`;
}

function behind(show: (mask: string) => string, mask: string): string {
  return mask === "…" ? "" : ` ${show(mask)}`;
}
