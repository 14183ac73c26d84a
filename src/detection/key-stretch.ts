import { charactersOf, isIn } from "./alphabet.ts";
import type { Part } from "./form.ts";
import { isKeyByte, leastLength } from "./source.ts";

/**
 * Whether every value of these parts holds what `valueAfter` waits for: enough characters in a row of which keys are made,
 * with digits among them. Where not, that look would pass the value by.
 */
export function holdsKeyStretch(parts: readonly Part[]): boolean {
  let length = 0;
  let mayHoldDigit = false;
  for (const part of parts) {
    const taken = keyCharactersOf(part);
    length = taken === undefined ? 0 : length + taken;
    mayHoldDigit = taken !== undefined && (mayHoldDigit || holdsDigit(part));
    if (length >= leastLength && mayHoldDigit) return true;
  }
  return false;
}

/** How many characters the part has at least; undefined where one of them need not be a key's. */
function keyCharactersOf(part: Part): number | undefined {
  if (typeof part === "string") return isOfKeys(part) ? part.length : undefined;
  switch (part.kind) {
    case "anyCase":
      return isOfKeys(part.text) ? part.text.length : undefined;
    case "run":
      return isOfKeys(charactersOf(part.of)) ? part.min : undefined;
    case "checksum":
      return isOfKeys(charactersOf(part.of)) ? part.length : undefined;
    case "oneOf":
      return part.options.every(holdsKeyStretch) ? leastLength : undefined;
    default:
      return part satisfies never;
  }
}

function holdsDigit(part: Part): boolean {
  if (typeof part === "string") return /[0-9]/.test(part);
  if (part.kind === "anyCase") return /[0-9]/.test(part.text);
  return part.kind === "oneOf" || isIn(part.of, "5");
}

function isOfKeys(characters: string): boolean {
  return Buffer.from(characters, "latin1").every((byte) => isKeyByte(byte));
}
