import { createHash } from "node:crypto";
import { type Automaton, buildAutomaton } from "./aho-corasick.ts";
import { eitherOf } from "./around-anchor.ts";
import { assignedMatcher } from "./assigned.ts";
import { basicMatcher } from "./basic.ts";
import { contextualMatcher } from "./contextual.ts";
import { customMatcher } from "./custom.ts";
import { type CompiledFile, fileMatcher, isFileRule } from "./file.ts";
import type { Form } from "./form.ts";
import { framedMatcher } from "./framed.ts";
import type { PartnersOf } from "./grade.ts";
import { guessMatcher } from "./guess.ts";
import { type Judge, judge as judgeByModel, modelVersion } from "./judge/judge.ts";
import { jwtMatcher } from "./jwt.ts";
import { manifestMatcher } from "./manifest.ts";
import type { Follow, Matcher } from "./matcher.ts";
import { pemMatcher } from "./pem.ts";
import type { Rule } from "./rule.ts";
import { tokenMatcher } from "./token.ts";
import { urlMatcher } from "./url-password.ts";

export interface CompiledRule extends Matcher {
  readonly rule: Rule;
}

/** A literal, and the rules that wait for it. */
export interface Anchor {
  readonly length: number;
  readonly rules: readonly CompiledRule[];
  /** What must follow it for any of the rules to match. */
  readonly follow: Follow | undefined;
  /** For all of the rules: it must not stand within a word. */
  readonly isBeginning: boolean;
  /** The furthest that any of the rules looks. */
  readonly reach: Matcher["reach"];
}

/** Rules made ready to scan with. That, and the automaton when it is first asked for, takes tens of milliseconds: make it once, use it for every text. */
export interface RuleSet {
  /** Changes when a rule does, or the judge. Twelve hexadecimal digits. */
  readonly version: string;
  readonly rules: readonly Rule[];
  readonly byId: ReadonlyMap<string, Rule>;
  readonly automaton: Automaton;
  readonly partnersOf: PartnersOf;
  /** One for each of the automaton's literals, by its index. */
  readonly waiting: readonly Anchor[];
  /** Those that wait for no literal. */
  readonly files: readonly CompiledFile[];
}

export function compileRules(rules: readonly Rule[], judge: Judge = judgeByModel): RuleSet {
  let version: string | undefined;
  let automaton: Automaton | undefined;
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const waiting = new Map<string, CompiledRule[]>();
  const files: CompiledFile[] = [];
  for (const rule of rules) {
    const compiled: CompiledRule = { rule, ...matcherOf(rule.form, judge) };
    if (isFileRule(compiled)) files.push(compiled);
    for (const anchor of new Set(compiled.anchors)) {
      const others = waiting.get(anchor);
      if (others === undefined) waiting.set(anchor, [compiled]);
      else others.push(compiled);
    }
  }
  return {
    get version() {
      version ??= versionOf(rules);
      return version;
    },
    rules,
    byId,
    partnersOf: (ruleId) => byId.get(ruleId)?.partners ?? [],
    get automaton() {
      automaton ??= buildAutomaton([...waiting.keys()]);
      return automaton;
    },
    files,
    waiting: [...waiting].map(([literal, compiled]) => ({
      length: literal.length,
      rules: compiled,
      isBeginning: compiled.every(({ isBeginning }) => isBeginning === true),
      follow: eitherOf(compiled.map(({ follow }) => follow)),
      reach: {
        before: Math.max(...compiled.map(({ reach }) => reach.before)),
        after: Math.max(...compiled.map(({ reach }) => reach.after)),
      },
    })),
  };
}

function matcherOf(form: Form, judge: Judge): Matcher {
  switch (form.kind) {
    case "token":
      return tokenMatcher(form);
    case "assigned":
      return assignedMatcher(form);
    case "framed":
      return framedMatcher(form);
    case "basic":
      return basicMatcher(form);
    case "manifest":
      return manifestMatcher();
    case "file":
      return fileMatcher();
    case "custom":
      return customMatcher(form);
    case "contextual":
      return contextualMatcher(form);
    case "guess":
      return guessMatcher(form, judge);
    case "pem":
      return pemMatcher(form);
    case "jwt":
      return jwtMatcher(form);
    case "url":
      return urlMatcher(form, judge);
    default:
      return form satisfies never;
  }
}

function versionOf(rules: readonly Rule[]): string {
  return createHash("sha256").update(JSON.stringify(rules)).update(modelVersion()).digest("hex").slice(0, 12);
}
