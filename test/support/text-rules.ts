import type { Rule } from "../../src/detection/rule.ts";
import { providers } from "../../src/providers/index.ts";

/** All rules but those of binary files, which no text can be a sample of: test/detection/file.test.ts. */
export const textRules: readonly Rule[] = providers
  .flatMap((provider): readonly Rule[] => provider.rules)
  .filter(({ form }) => form.kind !== "file");
