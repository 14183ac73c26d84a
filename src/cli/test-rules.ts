import { printable } from "./printable.ts";
import { readPolicy } from "./scan/load-policy.ts";
import { type ExitStatus, type Terminal, write } from "./terminal.ts";

/**
 * `rekey rules test <file>`: tries each rule of a policy file on its own samples. That is part of reading the file, which
 * throws `CannotWork` with the place of each sample that a rule does not live up to.
 */
export async function testRules(path: string, { directory, stdout }: Terminal): Promise<ExitStatus> {
  const { rules } = await readPolicy(path, { directory, root: directory });
  if (rules.length === 0) {
    await write(stdout, "The policy has no rules of its own.\n");
    return 0;
  }
  const { customRuleId } = await import("../policy/custom-rules.ts");
  const lines = rules.map((rule) => {
    const [all, others] = [rule.samples.match.length, rule.samples.ignore.length];
    return `${customRuleId(rule)}: ${printable(rule.title)}. Found in ${all} of ${all} samples, and in 0 of ${others} that come close.\n`;
  });
  await write(stdout, lines.join(""));
  return 0;
}
