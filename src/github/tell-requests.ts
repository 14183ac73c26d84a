import type { ProbotOctokit } from "probot";
import type { Log } from "../log.ts";
import { statusOf } from "./failures.ts";

/** Has this client tell of each request at `debug`: which one, what came of it, and the id that GitHub's support asks for. */
export function tellRequests(octokit: ProbotOctokit, log: Log): void {
  octokit.hook.wrap("request", async (send, request) => {
    const route = `${request.method} ${nameOf(request.url)}`;
    const startedAt = performance.now();
    const durationMs = () => Math.round(performance.now() - startedAt);
    try {
      const response = await send(request);
      const requestId = response.headers["x-github-request-id"];
      log.debug({ route, status: response.status, durationMs: durationMs(), requestId }, "GitHub answered");
      return response;
    } catch (error) {
      log.debug({ route, status: statusOf(error), durationMs: durationMs(), err: error }, "GitHub did not do it");
      throw error;
    }
  });
}

/** As in GitHub's reference. The address of a further page is whole, and may hold the name of a branch. */
function nameOf(url: string): string {
  return url.startsWith("/") ? url : "(a further page)";
}
