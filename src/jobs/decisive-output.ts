import type { HeadVerdict } from "../database/store.ts";
import type { CheckRunOutput, GitHub } from "../github/port.ts";
import { type Examining, jobKey } from "./job.ts";

interface Judged {
  readonly job: Examining;
  readonly headSha: string;
  readonly own: CheckRunOutput;
  readonly github: GitHub;
}

/**
 * What the check on a head says when several have judged it. A commit can be the head of several pull requests, and be pushed
 * to other branches besides: whoever can push could otherwise have a failing pull request judged again against a base, or as a
 * part of itself, that makes it green. So open pull requests and merge groups go before pushes, and of them the worst counts.
 */
export async function decisiveOutput(verdicts: readonly HeadVerdict[], judged: Judged): Promise<CheckRunOutput> {
  const { job, own } = judged;
  const gates = await gatesAmong(
    verdicts.filter(({ subject }) => subject !== jobKey(job)),
    judged,
  );
  const candidates = job.name === "examine-push" ? gates : [own, ...gates];
  return candidates.reduce((worst, output) => (weight(output) > weight(worst) ? output : worst), candidates[0] ?? own);
}

/** Asked of GitHub, and only where it can change the outcome: a pull request that was closed or has moved on does not count. */
async function gatesAmong(
  verdicts: readonly HeadVerdict[],
  { job, headSha, own, github }: Judged,
): Promise<CheckRunOutput[]> {
  const outputs: CheckRunOutput[] = [];
  for (const { subject, output } of verdicts) {
    if (job.name !== "examine-push" && weight(output) <= weight(own)) continue;
    if (/\/group\/[0-9a-f]+$/.test(subject)) outputs.push(output);
    const number = /\/pull\/(\d+)$/.exec(subject)?.[1];
    if (number === undefined) continue;
    const pull = await github.readPull(Number(number));
    if (pull.state === "open" && pull.headSha === headSha) outputs.push(output);
  }
  return outputs;
}

function weight({ conclusion }: CheckRunOutput): number {
  return { success: 0, neutral: 1, failure: 2, timed_out: 2 }[conclusion];
}
