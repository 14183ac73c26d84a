import { randomBytes } from "node:crypto";
import { type ManifestCode, type State, timestamp } from "../../state.ts";
import { notFound } from "../api-error.ts";
import { type Call, created, type Endpoint, type Reply } from "../endpoint.ts";
import { representApp } from "./represent-app.ts";

const codeLifeMs = 60 * 60 * 1000;

export const manifestEndpoints: readonly Endpoint[] = [
  { operation: "POST /app-manifests/{code}/conversions", caller: "anyone", run: convert },
];

/** What GitHub's page does when a manifest is submitted: the code goes to the redirect URL and works once, for an hour. */
export function mintManifestCode(state: State, manifest: string): string {
  const code: ManifestCode = {
    code: randomBytes(20).toString("hex"),
    manifest,
    expiresAt: timestamp(Date.now() + codeLifeMs),
  };
  state.manifestCodes.push(code);
  return code.code;
}

/** The sandbox has one app already: the code buys its credentials, and the manifest tells where its webhooks go. */
function convert(call: Call): Reply {
  const { state } = call.site;
  const found = state.manifestCodes.find((candidate) => candidate.code === call.param("code"));
  if (found === undefined || Date.parse(found.expiresAt) < Date.now()) throw notFound();
  state.manifestCodes = state.manifestCodes.filter((other) => other !== found);
  const { hook_attributes: hook } = JSON.parse(found.manifest) as {
    readonly hook_attributes?: { readonly url?: string };
  };
  state.app.webhookUrl = hook?.url ?? state.app.webhookUrl;
  return created({
    ...representApp(call.site),
    client_id: state.app.clientId,
    client_secret: randomBytes(20).toString("hex"),
    webhook_secret: state.app.webhookSecret,
    pem: state.app.privateKey,
  });
}
