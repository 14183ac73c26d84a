import { Marked, type Tokens } from "marked";
import sanitize from "sanitize-html";
import { href } from "./href.ts";
import { type Html, html, trusted } from "./html.ts";
import type { RepoParams } from "./route.ts";
import { suggestionView } from "./suggestion.ts";

export interface Surroundings {
  readonly repo: RepoParams;
  /** Lines that a suggestion in a review comment would replace; without them it is shown as plain code. */
  readonly replaces?: readonly string[];
}

/** Text as written in comments, issues and checks: line breaks are kept. */
export function comment(text: string, surroundings: Surroundings): Html {
  return render(text, surroundings, true);
}

/** Text of a file: a line break is a space. */
export function fileText(text: string, surroundings: Surroundings): Html {
  return render(text, surroundings, false);
}

function render(text: string, { repo, replaces }: Surroundings, breaks: boolean): Html {
  const marked = new Marked({ gfm: true, breaks, async: false });
  marked.use({
    renderer: {
      code: ({ text, lang }) => (lang === "suggestion" && replaces ? suggestionView(replaces, text).markup : false),
      blockquote(token) {
        return alert(token, (tokens) => this.parser.parse(tokens));
      },
    },
  });
  const markup = sanitize(marked.parse(text, { async: false }), {
    ...allowed,
    textFilter: (text, tag) => (tag === "code" || tag === "a" ? text : linkReferences(text, repo)),
  });
  return trusted(`<div class="markdown">${markup}</div>`);
}

const allowed: sanitize.IOptions = {
  allowedTags: [
    ...["h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "div", "span", "blockquote", "details", "summary"],
    ...["ul", "ol", "li", "input", "table", "thead", "tbody", "tr", "th", "td", "pre", "code", "kbd", "sub", "sup"],
    ...["strong", "b", "em", "i", "del", "s", "ins", "a"],
  ],
  allowedAttributes: {
    a: ["href", "title", "rel"],
    th: ["align"],
    td: ["align"],
    ol: ["start"],
    details: ["open"],
    input: ["type", "checked", "disabled"],
  },
  allowedClasses: {
    code: ["language-*"],
    div: ["alert", "alert-*", "suggestion", "suggestion-title", "before", "after"],
    p: ["alert-title"],
  },
  allowedSchemes: ["http", "https", "mailto"],
  transformTags: {
    a: (tagName, attribs) => ({ tagName, attribs: { ...attribs, rel: "nofollow noopener" } }),
    // Nothing is loaded from elsewhere: a picture is its alternative text.
    img: (_, attribs) => ({ tagName: "span", attribs: {}, text: attribs.alt ? `[${attribs.alt}]` : "[image]" }),
    input: (tagName, attribs) => ({ tagName, attribs: { ...attribs, type: "checkbox", disabled: "" } }),
  },
};

/** GitHub's `> [!WARNING]`. */
function alert(token: Tokens.Blockquote, parse: (tokens: Tokens.Blockquote["tokens"]) => string): string | false {
  const kind = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?:\n|$)/.exec(token.text);
  if (!kind?.[1]) return false;
  const name = kind[1].toLowerCase();
  const inner = new Marked({ gfm: true }).lexer(token.text.slice(kind[0].length));
  const title = html`<p class="alert-title">${name.charAt(0).toUpperCase() + name.slice(1)}</p>`;
  return `<div class="alert alert-${name}">${title.markup}${parse(inner)}</div>`;
}

/** `#12` and full commit ids become links. The text is escaped already, and `&#39;` is no reference. */
function linkReferences(text: string, { owner, repo }: RepoParams): string {
  return text
    .replace(
      /(?<![\w&])#(\d{1,9})\b/g,
      (all, number) => `<a href="${href`/${owner}/${repo}/issues/${number}`}">${all}</a>`,
    )
    .replace(
      /\b[0-9a-f]{40}\b/g,
      (sha) => `<a href="${href`/${owner}/${repo}/commit/${sha}`}"><code>${sha.slice(0, 7)}</code></a>`,
    );
}
