import type { Runbook } from "../providers/provider.ts";

/** What is to be done until when, counted from the moment the credential was first seen. */
export interface TimeBox {
  readonly name: string;
  readonly untilMinutes: number;
  readonly steps: readonly Step[];
}

/** Both are Markdown of ours. */
export interface Step {
  readonly what: string;
  readonly how: string;
}

const hour = 60;
const day = 24 * hour;

/** The emergency order (create, deploy, delete, audit, notify) and what follows it. The provider's own steps stand in their places. */
export function timeBoxes(runbook: Runbook, envVar: string | undefined): readonly TimeBox[] {
  const variable = envVar ? ` (\`${envVar}\`)` : "";
  return [
    {
      name: "0–15 min: replace it",
      untilMinutes: 15,
      steps: [
        { what: "Take it", how: "assign this issue to yourself, so that no two people rotate the same credential." },
        ...runbook.replace.map((how) => ({ what: "Create", how })),
        { what: "Deploy", how: `put the new one${variable} everywhere the old one is used, and see it work.` },
        ...runbook.revoke.map((how) => ({ what: "Delete the leaked one", how })),
      ],
    },
    {
      name: "15–60 min: see what was done with it",
      untilMinutes: hour,
      steps: [
        ...runbook.audit.map((how) => ({ what: "Audit", how })),
        {
          what: "Notify",
          how: "your security contact, and whoever owns what it opens. Misused? Then it is an incident: handle it as one.",
        },
      ],
    },
    {
      name: "1–24 h: clean up",
      untilMinutes: day,
      steps: [
        {
          what: "Code",
          how: "read it from a secret manager or from CI secrets; take the lines listed below out of every live branch.",
        },
        { what: "Copies", how: "look into other repositories, forks, CI logs, images and chat." },
        { what: "Neighbours", how: "replace what was stored together with it." },
      ],
    },
    {
      name: "1–7 days: keep it from happening again",
      untilMinutes: 7 * day,
      steps: [
        {
          what: "Write down",
          how: "how it got in and what would have stopped it: a hook before the push, an ignored `.env`, a narrower key.",
        },
        {
          what: "Narrow the new one",
          how: "a telling name, an owner, an expiry date and only the rights that it needs.",
        },
        { what: "Close", how: "this issue." },
      ],
    },
  ];
}
