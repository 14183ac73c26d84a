import { parse } from "yaml";
import { z } from "zod";

/** The keys of app.yml, as GitHub's manifest flow takes them. */
const AppYml = z.strictObject({
  name: z.string(),
  url: z.string(),
  description: z.string(),
  public: z.boolean(),
  default_permissions: z.record(z.string(), z.enum(["read", "write"])),
  default_events: z.array(z.string()),
});

export type AppPermissions = z.infer<typeof AppYml>["default_permissions"];

/** What app.yml asks for. */
export function readAppYml(appYml: string): {
  readonly permissions: AppPermissions;
  readonly events: readonly string[];
} {
  const { default_permissions, default_events } = AppYml.parse(parse(appYml));
  return { permissions: default_permissions, events: default_events };
}

export interface ManifestPlace {
  /** Where GitHub can reach this Rekey from outside: `https://rekey.example.org`. */
  readonly publicUrl: string;
  readonly webhookPath: string;
  /** Where GitHub sends the browser back to, with the one-time code. */
  readonly redirectUrl: string;
  /** GitHub's App names are unique world-wide, so the account's name goes into ours. */
  readonly account: string;
}

/** app.yml plus what only the person who installs it can know: the JSON that GitHub's "new App" page takes. */
export function manifestFor(appYml: string, place: ManifestPlace): Record<string, unknown> {
  const { name, ...app } = AppYml.parse(parse(appYml));
  return {
    ...app,
    name: `${name} ${place.account}`.trim().slice(0, 34),
    url: place.publicUrl,
    hook_attributes: { url: new URL(place.webhookPath, place.publicUrl).href, active: true },
    redirect_url: place.redirectUrl,
  };
}
