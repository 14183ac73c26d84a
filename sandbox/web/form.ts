import type { IncomingMessage } from "node:http";

const maxBytes = 1024 * 1024;

/** Reads a posted form. Throws `FormTooLarge` beyond a megabyte: the longest field GitHub takes is 64 KB. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw new FormTooLarge();
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}

export class FormTooLarge extends Error {
  override readonly name = "FormTooLarge";
}

/** A text field, with the line ends that browsers send (CRLF) made those of Markdown and git. */
export function field(form: URLSearchParams, name: string): string {
  return (form.get(name) ?? "").replaceAll("\r\n", "\n").trim();
}
