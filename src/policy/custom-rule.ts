import { z } from "zod";

/** A rule of a policy's own, as its file says it. Whether it does what its samples say: custom-rules.ts. */
export type CustomRule = z.infer<typeof CustomRule>;

const ascii = /^[\x20-\x7e]+$/;

const Sample = z.string().min(1).max(1_000);
const Samples = z.array(Sample).min(1).max(20);

export const CustomRule = z.strictObject({
  id: z
    .string()
    .max(50)
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "must be lower-case words joined by hyphens, such as `acme-deploy-key`")
    .describe(
      "Stands in findings with `custom-` before it. Never rename it: issues and suppressions know it by this name.",
    ),
  title: z
    .string()
    .trim()
    .min(3)
    .max(100)
    .regex(/^\P{C}+$/u, "must be one line of text")
    .describe("What a developer calls such a credential: `Acme deploy key`."),
  pattern: z
    .string()
    .max(1_000)
    .regex(ascii, "must be one line of ASCII characters; write others as `\\xC3\\xA9`, byte by byte in UTF-8")
    .describe(
      "In the syntax of RE2. The first group is the credential, or all of it where there is no group. `^` and `$` match at lines.",
    ),
  keywords: z
    .array(
      z
        .string()
        .max(50)
        .regex(ascii, "must be ASCII characters")
        .regex(/(?:[0-9A-Za-z].*){3}/, "must hold at least three letters or digits; a shorter one stands everywhere"),
    )
    .min(1)
    .max(20)
    .describe(
      "At least one of them stands in the credential or within 512 bytes of it, in any case. The pattern is only tried there.",
    ),
  severity: z.enum(["critical", "high", "medium", "low"]).describe("How bad a leak is. The worst stand first."),
  confidence: z
    .enum(["high", "medium"])
    .describe("`high` where only such credentials look like this; `medium` where something else may. See `failOn`."),
  advice: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .optional()
    .describe("Optional. How to replace it, in a sentence or two. Stands in the rotation issue."),
  console: z
    .string()
    .max(300)
    .regex(
      /^https:\/\/[\w.-]+(?::\d+)?(?:\/[\w./~%?=&#+-]*)?$/,
      "must be an address with https, without brackets and quotes",
    )
    .optional()
    .describe("Optional. The page where such credentials are made and revoked, or where it is told how."),
  envVar: z
    .string()
    .max(60)
    .regex(/^[A-Z_][A-Z0-9_]*$/, "must be a variable's name in capitals, such as `ACME_DEPLOY_KEY`")
    .optional()
    .describe("Optional. The environment variable it is read from, for the replacement that is suggested."),
  samples: z
    .strictObject({
      match: Samples.describe(
        "Texts in which the rule finds a credential. Made up: whoever can read the file can use what stands in it.",
      ),
      ignore: Samples.describe("Texts that come close, in which it finds none."),
    })
    .describe("The file counts only if the rule does what they say. In the file itself, own rules report nothing."),
});
