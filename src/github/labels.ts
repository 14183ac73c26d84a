import type { Access } from "./access.ts";
import { statusOf } from "./failures.ts";

/** Red: it is about a credential that others may hold. */
const colour = "b60205";
const description = "A credential that leaked and must be replaced";

/** GitHub would create a missing label without colour and description. */
export async function ensureLabels(
  { octokit }: Access,
  place: { readonly owner: string; readonly repo: string },
  names: readonly string[],
): Promise<void> {
  for (const name of names) {
    try {
      await octokit.rest.issues.getLabel({ ...place, name });
    } catch (error) {
      if (statusOf(error) !== 404) throw error;
      await createLabel(octokit, place, name);
    }
  }
}

async function createLabel(
  octokit: Access["octokit"],
  place: { readonly owner: string; readonly repo: string },
  name: string,
): Promise<void> {
  try {
    await octokit.rest.issues.createLabel({ ...place, name, color: colour, description });
  } catch (error) {
    // 422: another job was faster.
    if (statusOf(error) !== 422) throw error;
  }
}
