import { plain } from "./markdown.ts";
import type { CredentialKind } from "./render-context.ts";

/** Where a person manages the credential, as a link behind `before`; "" for kinds that nobody issues, such as private keys. */
export function consoleLink(
  before: string,
  { provider, runbook }: Pick<CredentialKind, "provider" | "runbook">,
): string {
  return runbook.console === undefined ? "" : `${before}[${plain(provider)}](${runbook.console})`;
}
