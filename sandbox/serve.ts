import type { IncomingMessage, ServerResponse } from "node:http";
import { isGitRequest, serveGit } from "./git/serve-git.ts";
import { serveGraphql } from "./graphql.ts";
import { isManifestForm, serveManifestForm } from "./manifest-form.ts";
import { type Rest, serveRest } from "./rest/serve-rest.ts";

type Serve = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const apiPrefix = "/api/v3";

/** Three doors in one server, as on a GitHub Enterprise host: the API, git, and the pages for everything else. */
export function createServe(
  rest: Rest,
  servePage: Serve,
): (request: IncomingMessage, response: ServerResponse) => void {
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? "/";
    if (path.startsWith(`${apiPrefix}/`)) return serveRest(rest, request, response, path.slice(apiPrefix.length));
    if (path === "/api/graphql") return serveGraphql(rest, request, response);
    if (isGitRequest(path)) return serveGit(rest.site, request, response).finally(rest.changed);
    if (isManifestForm(request)) return serveManifestForm(rest.site.state, request, response);
    return servePage(request, response);
  }

  return (request, response) => {
    serve(request, response).catch((error: unknown) => {
      rest.contract.defects.push(error);
      console.error("The local GitHub has a defect:", error);
      if (response.headersSent) response.destroy();
      else
        response
          .writeHead(500, { "content-type": "text/plain; charset=utf-8" })
          .end("The local GitHub has a defect.\n");
    });
  };
}
