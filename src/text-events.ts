import type { Probot } from "probot";
import type { Accept } from "./app.ts";
import type { Surface } from "./change/place.ts";
import { type RepositoryPayload, subjectOf } from "./subject-of.ts";

interface TextOptions {
  readonly accept: Accept;
  readonly isOurs: (login: string) => boolean;
}

/** Each text on GitHub's pages, when it is written and when it is edited. The pull request's own stands in `app.ts`: its event has two jobs. */
export function onText(app: Probot, { accept, isOurs }: TextOptions): void {
  app.on(["issues.opened", "issues.edited"], ({ id, name, payload }) =>
    examine(id, name, payload, { surface: "issue", on: payload.issue.number, id: 0, node: payload.issue.node_id }),
  );

  app.on(["issue_comment.created", "issue_comment.edited"], ({ id, name, payload }) => {
    const surface = payload.issue.pull_request ? "pull request comment" : "issue comment";
    return examine(id, name, payload, { surface, on: payload.issue.number, ...idsOf(payload.comment) });
  });

  app.on(["pull_request_review.submitted", "pull_request_review.edited"], ({ id, name, payload }) =>
    examine(id, name, payload, { surface: "review", on: payload.pull_request.number, ...idsOf(payload.review) }),
  );

  app.on(["pull_request_review_comment.created", "pull_request_review_comment.edited"], ({ id, name, payload }) =>
    examine(id, name, payload, {
      surface: "review comment",
      on: payload.pull_request.number,
      ...idsOf(payload.comment),
    }),
  );

  app.on(["discussion.created", "discussion.edited"], ({ id, name, payload }) => {
    const { number: on, node_id: node } = payload.discussion;
    return examine(id, name, payload, { surface: "discussion", on, id: 0, node });
  });

  app.on(["discussion_comment.created", "discussion_comment.edited"], ({ id, name, payload }) =>
    examine(id, name, payload, {
      surface: "discussion comment",
      on: payload.discussion.number,
      ...idsOf(payload.comment),
    }),
  );

  app.on("commit_comment.created", ({ id, name, payload }) =>
    examine(id, name, payload, { surface: "commit comment", on: 0, ...idsOf(payload.comment) }),
  );

  app.on(["release.created", "release.published", "release.edited"], ({ id, name, payload }) =>
    examine(id, name, payload, { surface: "release", on: 0, ...idsOf(payload.release) }),
  );

  app.on("gollum", async ({ id: guid, name: event, payload }) => {
    const subject = subjectOf(payload);
    const heads = [...new Set(payload.pages.map(({ sha }) => sha))];
    if (!subject || heads.length === 0) return;
    const actor = payload.sender.login;
    await accept({ guid, event, action: undefined }, [{ name: "examine-wiki", ...subject, heads, actor }]);
  });

  async function examine(guid: string, event: string, payload: TextPayload, text: Text): Promise<void> {
    const subject = subjectOf(payload);
    if (!subject || (payload.sender && isOurs(payload.sender.login))) return;
    await accept({ guid, event, action: payload.action }, [{ name: "examine-text", ...subject, ...text }]);
  }
}

interface TextPayload extends RepositoryPayload {
  readonly action: string;
  readonly sender?: { readonly login: string };
}

/** As in the job. */
interface Text {
  readonly surface: Surface;
  readonly on: number;
  readonly id: number;
  readonly node: string;
}

function idsOf({ id, node_id }: { readonly id: number; readonly node_id: string }) {
  return { id, node: node_id };
}
