import { createHash } from "node:crypto";
import { type Automaton, buildAutomaton } from "./aho-corasick.ts";
import { assignedMatcher } from "./assigned.ts";
import type { Form } from "./form.ts";
import { guessMatcher } from "./guess.ts";
import { jwtMatcher } from "./jwt.ts";
import type { Matcher } from "./matcher.ts";
import { pemMatcher } from "./pem.ts";
import type { Rule } from "./rule.ts";
import { tokenMatcher } from "./token.ts";
import { urlMatcher } from "./url-password.ts";

export interface CompiledRule extends Matcher {
  readonly rule: Rule;
}

/** Rules made ready to scan with. Building it takes tens of milliseconds: make it once, use it for every text. */
export interface RuleSet {
  /** Changes when a rule does. Twelve hexadecimal digits. */
  readonly version: string;
  readonly rules: readonly Rule[];
  readonly automaton: Automaton;
  /** For each of the automaton's literals: its length, and the rules that wait for it. */
  readonly waiting: readonly Readonly<{ length: number; rules: readonly CompiledRule[] }>[];
}

export function compileRules(rules: readonly Rule[]): RuleSet {
  const waiting = new Map<string, CompiledRule[]>();
  for (const rule of rules) {
    const compiled = { rule, ...matcherOf(rule.form) };
    for (const anchor of new Set(compiled.anchors)) {
      const others = waiting.get(anchor);
      if (others === undefined) waiting.set(anchor, [compiled]);
      else others.push(compiled);
    }
  }
  return {
    version: versionOf(rules),
    rules,
    automaton: buildAutomaton([...waiting.keys()]),
    waiting: [...waiting].map(([literal, compiled]) => ({ length: literal.length, rules: compiled })),
  };
}

function matcherOf(form: Form): Matcher {
  switch (form.kind) {
    case "token":
      return tokenMatcher(form);
    case "assigned":
      return assignedMatcher(form);
    case "guess":
      return guessMatcher(form);
    case "pem":
      return pemMatcher(form);
    case "jwt":
      return jwtMatcher(form);
    case "url":
      return urlMatcher(form);
    default:
      return form satisfies never;
  }
}

function versionOf(rules: readonly Rule[]): string {
  return createHash("sha256").update(JSON.stringify(rules)).digest("hex").slice(0, 12);
}
