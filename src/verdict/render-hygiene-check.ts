import type { CheckRunOutput } from "../github/port.ts";
import type { HygieneFinding } from "../hygiene/check.ts";
import { policyPath } from "../policy/parse-policy.ts";
import { code, details, plain, prose } from "./markdown.ts";
import { permalink } from "./permalink.ts";
import type { RenderContext } from "./render-context.ts";
import { renderVersions } from "./render-coverage.ts";
import { renderNotes } from "./render-suppressed.ts";
import type { HygieneResult, HygieneVerdict } from "./verdict.ts";
import { counted } from "./words.ts";

const longestList = 100;

/** One part for each statement that does not hold: why it matters, where, and how to mend it. */
export function renderHygieneCheck(verdict: HygieneVerdict, context: RenderContext): CheckRunOutput {
  return context.isPublic && verdict.results.some(({ check }) => check.leadsToSecret)
    ? renderInPublic(verdict, context)
    : renderInFull(verdict, context);
}

/** Which check fails says what kind of file holds a value, and there is often one of a kind. */
function renderInPublic(verdict: HygieneVerdict, context: RenderContext): CheckRunOutput {
  return {
    conclusion: verdict.conclusion,
    title: verdict.conclusion === "success" ? "All well here" : "Something to mend: details are not told in public",
    summary:
      "Look through the files that hold settings and that this change touches: `.env` files and their templates, Dockerfiles, compose files, workflows. Where one holds a real value, replace the credential first, then read it from the environment or from a secret store instead.",
    text: renderVersions(context.versions),
    annotations: [],
  };
}

function renderInFull(verdict: HygieneVerdict, context: RenderContext): CheckRunOutput {
  const introduced = verdict.results.filter((result) => result.introduced.length > 0);
  const passed = verdict.passed.map(({ title }) => `- ${prose(title)}`).join("\n");
  const text = [
    ...verdict.results.map((result) => renderBefore(result, context)),
    introduced.length > 0 ? howToSwitchOff(introduced) : "",
    passed && details(`✓ Holds: ${counted(verdict.passed.length, "check")}`, passed),
    renderNotes(verdict.notes),
    renderVersions(context.versions),
  ];
  return {
    conclusion: verdict.conclusion,
    title: titleOf(verdict),
    summary:
      introduced.length > 0
        ? introduced.map((result) => renderIntroduced(result, context)).join("\n\n")
        : calm(verdict),
    text: text.filter((part) => part !== "").join("\n\n"),
    annotations: context.isPublic ? [] : introduced.flatMap(annotationsOf),
  };
}

function titleOf({ results }: HygieneVerdict): string {
  const introduced = results.reduce((sum, result) => sum + result.introduced.length, 0);
  if (introduced > 0) return `${counted(introduced, "thing")} to mend`;
  const before = results.reduce((sum, result) => sum + result.before.length, 0);
  return before > 0 ? `All well here; ${counted(before, "older thing")} to mend` : "All well";
}

function calm({ results, passed }: HygieneVerdict): string {
  const checked = `${counted(results.length + passed.length, "check")} judged the files that this change touches`;
  return results.length === 0
    ? `${checked}, and all hold.`
    : `${checked}. What was there before is listed below; it does not block.`;
}

function renderIntroduced({ check, introduced, level }: HygieneResult, context: RenderContext): string {
  return [
    `### ✗ ${prose(check.title)}${level === "block" ? "" : " (only a warning)"}`,
    findingsList(introduced, context),
    `**Why.** ${prose(check.why)}`,
    `**How to mend it.** ${prose(check.fix)}`,
  ].join("\n\n");
}

function renderBefore({ check, before }: HygieneResult, context: RenderContext): string {
  if (before.length === 0) return "";
  const body = `${findingsList(before, context)}\n\n${prose(check.fix)}`;
  return details(`Older, not from this change: ${plain(check.id)} (${before.length})`, body);
}

function findingsList(findings: readonly HygieneFinding[], { place, headSha, isPublic }: RenderContext): string {
  // Most of these places hold a secret, and everyone can read this.
  if (isPublic) return `${counted(findings.length, "place")}, not named in public.`;
  const rows = findings.slice(0, longestList).map(({ path, line, message }) => {
    const spot = { commit: headSha, path, line: line ?? 1, endLine: line ?? 1 };
    return `- [${code(line === undefined ? path : `${path}:${line}`)}](${permalink(place, spot)}): ${prose(message)}`;
  });
  const more = findings.length - rows.length;
  return [...rows, ...(more > 0 ? [`- … and ${counted(more, "more place")}`] : [])].join("\n");
}

function howToSwitchOff(results: readonly HygieneResult[]): string {
  const ids = results.map(({ check }) => code(check.id)).join(", ");
  return `Not for this repository? ${code(policyPath)} on the base branch can set a check to ${code("warn")} or ${code("off")} under ${code("hygiene:")}; here: ${ids}.`;
}

function annotationsOf({ check, introduced, level }: HygieneResult): CheckRunOutput["annotations"] {
  return introduced.flatMap(({ path, line, message }) =>
    line === undefined
      ? []
      : [
          {
            path,
            startLine: line,
            endLine: line,
            level: level === "block" ? ("failure" as const) : ("warning" as const),
            title: check.id,
            message: `${message} ${check.fix}`,
          },
        ],
  );
}
