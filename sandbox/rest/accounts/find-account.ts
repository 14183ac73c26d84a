import type { Site } from "../../site.ts";
import type { Account } from "../../state.ts";
import { notFound } from "../api-error.ts";
import type { Call } from "../endpoint.ts";

export function findAccount(site: Site, login: string): Account | undefined {
  return site.state.accounts.find((account) => account.login.toLowerCase() === login.toLowerCase());
}

/** The account that a part of the path names; 404 without one. */
export function accountNamed(call: Call, parameter: string): Account {
  const account = findAccount(call.site, call.param(parameter));
  if (account === undefined) throw notFound();
  return account;
}
