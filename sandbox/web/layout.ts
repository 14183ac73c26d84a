import { assetPaths } from "./assets.ts";
import { type Html, html } from "./html.ts";
import { icon } from "./icons.ts";

/** The whole document around a page's body. */
export function layout(title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Rekey sandbox</title>
<link rel="icon" href="${assetPaths.icon}" type="image/svg+xml">
<link rel="stylesheet" href="${assetPaths.style}">
<script src="${assetPaths.script}" defer></script>
</head>
<body>
<header class="top">
<a class="brand" href="/"><span class="brand-mark">${icon("key")}</span> Rekey <span class="brand-place">sandbox</span></a>
<nav><a href="/new">${icon("plus")} New repository</a></nav>
</header>
<main>
${body}
</main>
<footer>A local GitHub on this machine. Nothing here leaves it.</footer>
</body>
</html>
`;
}

/** A part of the page that the live script replaces by itself when it changed. Forms with text fields stay outside. */
export function live(name: string, body: Html): Html {
  return html`<div data-live="${name}">${body}</div>`;
}
