import { compileRules } from "../../src/detection/compile.ts";
import { assigned, contextual, guess, run } from "../../src/detection/form.ts";
import { randomFrom } from "../../src/detection/random.ts";
import { scan } from "../../src/detection/scan.ts";

/** A rule of each kind that reads what a name is given, and a value for each. */

const base = { title: "", severity: "high", envVars: [] } as const;
const rules = compileRules([
  { ...base, id: "acme", form: assigned(["acme key"], run("hex", 32)) },
  { ...base, id: "globex", form: contextual(["globex"], run("hex", 32)) },
  { ...base, id: "token", form: guess("key", ["token"]) },
  { ...base, id: "password", form: guess("password", ["password"]) },
]);

const random = randomFrom("writings");
export const hex = random.text("0123456789abcdef", 32);
export const key = `k7${random.text("ABCDEFGHijklmnop0123456789", 30)}`;
export const password = `m4${random.text("BCDFGHJKlmnpqrst", 8)}!7x`;

/** What is reported in the text, as the rule's id and the value that it found. */
export function foundIn(text: string): readonly string[] {
  return scan(text, rules)
    .filter(({ confidence }) => confidence !== "low")
    .map(({ ruleId, start, end }) => `${ruleId} ${text.slice(start, end)}`);
}
