import type { Access } from "./access.ts";
import { readOrganisationFile } from "./repository.ts";

/** What is pushed to `.github` is announced; this is for the case that the announcement is lost. */
const keptForMs = 10 * 60 * 1000;

/** The files of an owner's `.github` repository, remembered: they change seldom, and each job asks for them. */
export interface OrganisationFiles {
  read(access: Access, path: string): Promise<string | undefined>;
  /** Something was pushed there. */
  forget(owner: string): void;
}

export function keepOrganisationFiles(now: () => Date): OrganisationFiles {
  const kept = new Map<string, { readonly text: Promise<string | undefined>; readonly until: number }>();
  const keyOf = (owner: string) => owner.toLowerCase();
  return {
    read(access, path) {
      const key = `${keyOf(access.owner)}/${path}`;
      const known = kept.get(key);
      if (known && known.until > now().getTime()) return known.text;
      const text = readOrganisationFile(access, path);
      kept.set(key, { text, until: now().getTime() + keptForMs });
      // A failure is not remembered.
      text.catch(() => kept.delete(key));
      return text;
    },
    forget(owner) {
      for (const key of kept.keys()) if (key.startsWith(`${keyOf(owner)}/`)) kept.delete(key);
    },
  };
}
