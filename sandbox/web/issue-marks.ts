import type { RestEndpointMethodTypes } from "@octokit/rest";
import { type Html, html } from "./html.ts";
import { icon } from "./icons.ts";

export type Issue = RestEndpointMethodTypes["issues"]["listForRepo"]["response"]["data"][number];

export function issueBadge({ state }: Pick<Issue, "state">): Html {
  if (state === "open") return html`<span class="badge badge-open">${icon("issue")} Open</span>`;
  return html`<span class="badge badge-merged">${icon("closed")} Closed</span>`;
}

export function issueLabels({ labels }: Pick<Issue, "labels">): Html {
  return html`${labels.map((label) => html`<span class="label">${typeof label === "string" ? label : label.name}</span> `)}`;
}
