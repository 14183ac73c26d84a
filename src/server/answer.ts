import type { IncomingMessage, ServerResponse } from "node:http";

/** What a request is answered with: a line of plain text. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly allow?: string;
}

// Long enough for a sender on a slow line to notice the answer and stop.
const lingerMs = 1000;

/**
 * Sends the answer. When the body was not read to its end, the connection is closed: what still arrives is thrown away for
 * a moment first, since a connection closed at once would be reset before the sender has read the answer.
 */
export function sendAnswer(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const body = Buffer.from(`${answer.text}\n`);
  response.setHeader("content-type", "text/plain; charset=utf-8");
  response.setHeader("content-length", body.length);
  response.setHeader("cache-control", "no-store");
  response.setHeader("x-content-type-options", "nosniff");
  if (answer.allow) response.setHeader("allow", answer.allow);
  const hasMoreToRead = !request.complete;
  if (hasMoreToRead) response.setHeader("connection", "close");
  response.writeHead(answer.status);
  if (!hasMoreToRead) {
    response.end(body);
    return;
  }
  response.write(body);
  const timer = setTimeout(() => response.end(), lingerMs);
  request.on("end", () => response.end());
  request.on("close", () => clearTimeout(timer));
  request.resume();
}
