import type { Form } from "./form.ts";
import { bodyOf, widthOf } from "./pattern.ts";
import type { Rule } from "./rule.ts";
import { type Sample, sampleInPlaceOf } from "./sample.ts";

/** Whole texts that come close to the form, and in which the rule must find nothing. Derived from the form. */
export function counterSamplesOf(rule: Pick<Rule, "form">): readonly string[] {
  const sample = sampleInPlaceOf(rule);
  return [...nearMissesOf(rule.form, sample), ...withoutSurroundings(rule.form, sample)];
}

function nearMissesOf(form: Form, sample: Sample): readonly string[] {
  const { credential, value } = sample;
  switch (form.kind) {
    case "token": {
      const body = bodyOf(credential, form.parts);
      const literal = credential.slice(0, -body.length);
      return [
        `a${credential}`,
        credential.slice(0, widthOf(form.parts).min - 1),
        `${credential.slice(0, -12)} ${credential.slice(-12)}`,
        `${literal}${"x".repeat(body.length)}`,
      ].map((text) => inPlace(text, sample));
    }
    case "assigned":
    case "contextual":
    case "guess":
      return [
        `\${${sample.name}}`,
        "x".repeat(value.length),
        `<${sample.name}>`,
        "your-value-goes-here",
        value.slice(0, form.kind === "guess" ? 2 : 4),
      ].map((text) => inPlace(text, sample));
    case "pem":
      return [
        value.replace(/\n[^-]+\n/, "\n...\n"),
        value.replaceAll(form.label, form.label.replace("PRIVATE", "PUBLIC")),
        value.slice(0, value.indexOf("\n")),
      ].map((text) => inPlace(text, sample));
    case "jwt":
      return [value.split(".").slice(0, 2).join("."), value.replace(".eyJ", ".fyJ"), `a${value}`];
    case "framed":
    case "basic":
    case "manifest":
      return ["", "$PASSWORD", "<password>", "********"].map((stand) => value.replace(credential, stand));
    case "url":
      return ["$PASSWORD", "<password>", "password", "{{ password }}", ""].map((stand) =>
        value.replace(credential, stand),
      );
    case "file":
    case "custom":
      return [];
    default:
      return form satisfies never;
  }
}

/** The right credential, where the form asks for a name or a word nearby that is missing. */
function withoutSurroundings(form: Form, sample: Sample): readonly string[] {
  const missing: string[] = [];
  if (sample.name !== undefined) missing.push(`colour="${sample.value}"`, `${sample.name}_file="${sample.value}"`);
  if (form.near.length > 0 && !form.near.some((word) => sample.name?.includes(word)))
    missing.push(inPlace(sample.value, { ...sample, nearby: undefined }));
  return missing;
}

function inPlace(value: string, { name, nearby }: Pick<Sample, "name" | "nearby">): string {
  const line = name === undefined ? value : `${name}="${value}"`;
  return nearby === undefined ? line : `# ${nearby}\n${line}`;
}
