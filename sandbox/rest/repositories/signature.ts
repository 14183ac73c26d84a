import type { Signature } from "../../git/read-commits.ts";
import { type Account, timestamp } from "../../state.ts";

/** How an account signs the commits that GitHub makes for it. */
export function signatureOf(account: Account): Signature {
  return { name: account.name ?? account.login, email: emailOf(account), date: timestamp() };
}

/** The address that hides a user's own. */
export function emailOf(account: Account): string {
  return `${account.id}+${account.login}@users.noreply.example.com`;
}
