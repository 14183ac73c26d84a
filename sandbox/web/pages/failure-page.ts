import { type ApiFailure, isApiFailure } from "../api-failure.ts";
import { FormTooLarge } from "../form.ts";
import { type Html, html } from "../html.ts";
import type { Answer } from "../route.ts";

export function missingPage(): Answer {
  return failure(404, "Nothing here", html`<p>There is no page, repository or commit at this address.</p>`);
}

/** What became of a GET that failed. */
export function failurePage(error: unknown): Answer {
  if (error instanceof URIError) return missingPage();
  if (!isApiFailure(error)) return brokenPage(error);
  return error.status === 404 ? missingPage() : refusedPage(error);
}

/** What became of a form that failed: also a 404 tells something here. */
export function formFailurePage(error: unknown): Answer {
  if (error instanceof FormTooLarge) return failure(413, "Too long", html`<p>The form is too large.</p>`);
  return isApiFailure(error) ? refusedPage(error) : brokenPage(error);
}

function refusedPage({ status, response }: ApiFailure): Answer {
  return failure(
    status >= 500 ? 502 : status,
    "GitHub would not do this",
    html`<p>The local GitHub answered <strong>${status}</strong>, as GitHub does:</p>
<pre class="reply">${JSON.stringify(response.data, null, 2)}</pre><p class="muted">${response.url}</p>`,
  );
}

function brokenPage(error: unknown): Answer {
  const stack = error instanceof Error ? error.stack : String(error);
  return failure(
    500,
    "This page broke",
    html`<p>A defect of the pages, not of your repository:</p><pre class="reply">${stack}</pre>`,
  );
}

function failure(status: number, title: string, body: Html): Answer {
  return { kind: "page", status, title, body: html`<div class="narrow"><h1>${title}</h1>${body}</div>` };
}
