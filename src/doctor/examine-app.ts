import type { ProbotOctokit } from "probot";
import { failureOf, statusOf } from "../github/failures.ts";
import type { AppPermissions } from "../setup/manifest.ts";
import { type Diagnosis, ok, problem, warning } from "./diagnosis.ts";

export interface AppExpectations {
  readonly permissions: AppPermissions;
  readonly events: readonly string[];
  readonly webhookPath: string;
  /** Where the App's settings are: a page on GitHub. */
  readonly webUrl: string;
}

const credentials = "GitHub App";

/** What GitHub says of the App: whether its key holds, the clock agrees, permissions and events fit, and deliveries arrive. */
export async function examineApp(
  octokit: ProbotOctokit,
  expected: AppExpectations,
  now: () => Date,
): Promise<readonly Diagnosis[]> {
  try {
    const { data, headers } = await octokit.rest.apps.getAuthenticated();
    if (!data) return [problem(credentials, "GitHub told nothing of the App", "Check APP_ID and GHE_HOST.")];
    const settings = `${expected.webUrl}/settings/apps/${data.slug} (or your organisation's)`;
    return [
      ok(credentials, `${data.slug}, id ${data.id}`),
      examineClock(headers.date, now()),
      examinePermissions(data.permissions, expected.permissions, settings),
      examineEvents(data.events, expected.events, settings),
      ...(await examineInstallations(octokit, expected.permissions)),
      ...(await examineDeliveries(octokit, expected.webhookPath)),
    ];
  } catch (error) {
    return [describeRefusal(error, now())];
  }
}

function describeRefusal(error: unknown, now: Date): Diagnosis {
  const status = statusOf(error);
  const keyAdvice =
    "PRIVATE_KEY must be a key of the App that APP_ID names, on the GitHub that GHE_HOST names; the clock must be right.";
  if (status === 401) return problem(credentials, "GitHub refuses the key", keyAdvice);
  if (status === 404) return problem(credentials, "GitHub knows no such App", "Check APP_ID and GHE_HOST.");
  // Octokit gives a lost connection the status 500.
  const hasAnswered = error instanceof Error && "response" in error && error.response !== undefined;
  const failure = failureOf(error, now);
  const says = hasAnswered && failure.kind === "later" ? failure.why : "GitHub cannot be reached";
  return problem(credentials, says, "Check the network, a proxy, GHE_HOST and GHE_PROTOCOL, and try again.");
}

const mostSkewMs = 30_000;

/** GitHub takes a token of the App only when its times fit. */
export function examineClock(date: string | undefined, now: Date): Diagnosis {
  const skewMs = now.getTime() - Date.parse(date ?? "");
  if (Number.isNaN(skewMs)) return warning("clock", "GitHub told no time", "Nothing to do, unless tokens are refused.");
  const says = `${Math.abs(Math.round(skewMs / 1000))} s ${skewMs < 0 ? "behind" : "ahead of"} GitHub's`;
  if (Math.abs(skewMs) <= mostSkewMs) return ok("clock", says);
  return problem("clock", says, "Set the clock by NTP: GitHub refuses tokens that are dated wrongly.");
}

const levels = ["none", "read", "write", "admin"];

/** The permissions of app.yml, neither fewer nor more. */
export function examinePermissions(
  granted: Readonly<Record<string, unknown>>,
  wanted: AppPermissions,
  settings: string,
): Diagnosis {
  const what = "permissions";
  const missing = Object.entries(wanted).filter(([name, level]) => rank(granted[name]) < rank(level));
  if (missing.length > 0) {
    const list = missing.map(([name, level]) => `${name}: ${level}`).join(", ");
    return problem(
      what,
      `missing: ${list}`,
      `Grant them at ${settings}; the owners of installations are asked to agree.`,
    );
  }
  const extra = Object.entries(granted).filter(([name, level]) => rank(level) > rank(wanted[name]));
  if (extra.length === 0) return ok(what, "those of app.yml");
  const list = extra.map(([name, level]) => `${name}: ${level}`).join(", ");
  return warning(what, `more than Rekey uses: ${list}`, `Take them away at ${settings}.`);
}

function rank(level: unknown): number {
  return Math.max(0, levels.indexOf(String(level)));
}

export function examineEvents(have: readonly string[], want: readonly string[], settings: string): Diagnosis {
  const missing = want.filter((event) => !have.includes(event));
  if (missing.length === 0) return ok("events", "those of app.yml");
  return problem("events", `not subscribed to: ${missing.join(", ")}`, `Tick them at ${settings}.`);
}

async function examineInstallations(octokit: ProbotOctokit, wanted: AppPermissions): Promise<Diagnosis[]> {
  const what = "installations";
  const all = await octokit.paginate(octokit.rest.apps.listInstallations, { per_page: 100 });
  if (all.length === 0)
    return [warning(what, "there are none", "Install the App on an account, from its settings page.")];
  const behind = all.filter((one) =>
    Object.entries(wanted).some(
      ([name, level]) => rank((one.permissions as Record<string, unknown>)[name]) < rank(level),
    ),
  );
  const suspended = all.filter(({ suspended_at }) => suspended_at);
  const told = [ok(what, `${all.length}, ${suspended.length} of them suspended`)];
  if (behind.length === 0) return told;
  const ids = behind.map(({ id }) => id).join(", ");
  const advice = "Their owners must agree to the App's new permissions, on the page of the installation.";
  return [...told, warning(what, `with fewer permissions than the App asks for: ${ids}`, advice)];
}

/** GitHub has the better view of whether it can reach us. */
async function examineDeliveries(octokit: ProbotOctokit, webhookPath: string): Promise<Diagnosis[]> {
  const what = "webhook";
  const { data } = await octokit.rest.apps.listWebhookDeliveries({ per_page: 20 });
  const [latest] = data;
  const firstAdvice = "Push something, or redeliver the ping, and look again.";
  if (!latest) return [warning(what, "GitHub has delivered nothing in the last days", firstAdvice)];
  const { data: detail } = await octokit.rest.apps.getWebhookDelivery({ delivery_id: latest.id });
  const place = placeOf(detail.url, webhookPath);
  if (latest.status === "OK") return [...place, ok(what, `the last delivery arrived, at ${latest.delivered_at}`)];
  const says = `the last delivery did not arrive: ${latest.status_code || "no answer"} (${latest.status})`;
  const advice =
    latest.status_code === 401
      ? "WEBHOOK_SECRET is not the secret on the App's settings page."
      : "GitHub must reach this Rekey's HOST and PORT from outside, under the webhook's URL; look at the proxy in between.";
  return [...place, problem(what, says, advice)];
}

function placeOf(url: string | undefined, webhookPath: string): Diagnosis[] {
  if (!url || new URL(url).pathname === webhookPath) return [];
  const says = `GitHub delivers to ${new URL(url).pathname}, and WEBHOOK_PATH is ${webhookPath}`;
  return [problem("webhook", says, "Make the two the same, unless a proxy in between rewrites the path.")];
}
