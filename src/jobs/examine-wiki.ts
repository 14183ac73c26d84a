import type { NotExamined } from "../change/change.ts";
import type { Finding } from "../detection/finding.ts";
import type { LocalRepository } from "../git/port.ts";
import type { NoticedGuess } from "../incidents/unexamined-notice.ts";
import type { Policy } from "../policy/policy.ts";
import { suppress } from "../policy/suppress.ts";
import { isSureEnough } from "../verdict/decide-secrets.ts";
import { placeUrl } from "../verdict/permalink.ts";
import { mostIssues } from "./choose-for-issues.ts";
import { nothingKnown } from "./clean-blobs.ts";
import type { Deps } from "./deps.ts";
import { describeRule } from "./describe-rule.ts";
import { ensureNotice } from "./ensure-notice.ts";
import { examineChange } from "./examine-change.ts";
import { examineCommitTexts, noLabels } from "./examine-commit-texts.ts";
import { isWorthAWord } from "./find-in-text.ts";
import type { ExamineWiki, Repository } from "./job.ts";
import { readDefaultPolicy } from "./read-policy.ts";
import { recordCredentials } from "./record-credentials.ts";
import type { Engine } from "./sight-blobs.ts";

/**
 * A wiki's history up to the commits that an edit made: an incident and a rotation issue for each credential in it. It has no
 * conversation to reply in, so what is left for people to look at is one issue more. What was examined before is examined again, which finds the incidents that are there.
 */
export async function examineWiki(job: ExamineWiki, deps: Deps): Promise<void> {
  const { installation, repository, heads, actor } = job;
  const github = deps.connect(installation, repository);
  const state = await github.readRepository();
  const { policy } = await readDefaultPolicy({ job, github, repository: state, git: deps.git });
  if (!policy.text.examine) return;
  const wants = heads.map((commitOrRef) => ({ commitOrRef, optional: false }));
  const wiki = await deps.git.open(wikiOf(repository), () => github.installationToken(), wants);

  const ruleSet = deps.ruleSetWith(policy.rules);
  const { fingerprintKey, now } = deps;
  const clean = nothingKnown;
  const engine = { ruleSet, customRules: policy.rules, fingerprintKey, now: now(), clean };
  const notExamined: NotExamined[] = [];
  const guesses: Finding[] = [];
  for (const [index, head] of heads.entries()) {
    const { change, findings, inline, missed } = await examineHistory(
      wiki,
      { head, known: heads.slice(0, index) },
      engine,
    );
    notExamined.push(...missed);
    // The policy's paths are those of the repository's own files.
    const ignore = { ...policy.ignore, paths: [] };
    const { kept } = suppress(findings, { ...policy, ignore }, inline);
    const sure = kept.filter(({ confidence }) => isSureEnough(confidence, policy));
    guesses.push(...kept.filter(({ confidence }) => isWorthAWord(confidence, policy)));
    await recordCredentials({ job, github, actor, deps }, sure.map(onWikiPage), change);
    if (!policy.issues) continue;
    const fingerprints = new Set(sure.map(({ fingerprint }) => fingerprint));
    for (const fingerprint of [...fingerprints].slice(0, mostIssues))
      await deps.store.queue.enqueue({ name: "ensure-rotation-issue", installation, repository, fingerprint });
  }
  const noticed = guesses.map((finding) => toNoticed(finding, { repository, policy, webUrl: deps.webUrl }));
  await ensureNotice(
    { job, github, repository: state, policy, actor, deps },
    { where: "the wiki", notExamined, guesses: noticed },
  );
}

function toNoticed(
  { ruleId, mask, fingerprint, commit, path }: Finding,
  {
    repository: { owner, name },
    policy,
    webUrl,
  }: { readonly repository: Repository; readonly policy: Policy; readonly webUrl: string },
): NoticedGuess {
  const url = placeUrl({ webUrl, owner, name }, { kind: "wiki page" }, { commit, path });
  return { title: describeRule(ruleId, policy.rules).title, mask, fingerprint, url };
}

/** A git repository of its own, to which the API gives no id. */
function wikiOf({ id, owner, name }: Repository): Repository {
  return { id: -id, owner, name: `${name}.wiki` };
}

async function examineHistory(
  wiki: LocalRepository,
  { head, known }: { readonly head: string; readonly known: readonly string[] },
  engine: Engine,
) {
  const change = await wiki.readChange([head], known);
  const tree = await wiki.readTree(head);
  const files = await examineChange(wiki, { change, tree }, engine);
  const texts = await examineCommitTexts(wiki, { change, labels: noLabels }, engine);
  return {
    change,
    findings: [...files.findings, ...texts.findings],
    inline: { change, tree, ...files },
    missed: [...files.coverage.notExamined, ...texts.notExamined].filter(({ harmless }) => !harmless),
  };
}

function onWikiPage(finding: Finding): Finding {
  return { ...finding, place: "wiki page" };
}
