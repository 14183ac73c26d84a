import { deflateSync } from "node:zlib";

/** An object of a PDF file: a dictionary, or a stream with what its dictionary says beside the length. */
export type PdfObject = string | { readonly dictionary: string; readonly content: Buffer };

/** A stream, compressed. */
export function packed(content: string | Buffer, dictionary = ""): PdfObject {
  return { dictionary: `/Filter /FlateDecode ${dictionary}`, content: deflateSync(content) };
}

/** Objects get the numbers from 1 on. Without a cross-reference table, which nobody here asks for. */
export function pdf(objects: readonly PdfObject[], trailer = ""): Buffer {
  const parts = objects.map((object, index) => {
    const begin = `${index + 1} 0 obj\n`;
    if (typeof object === "string") return [Buffer.from(`${begin}<<${object}>>\nendobj\n`)];
    const { dictionary, content } = object;
    const head = `${begin}<< /Length ${content.length} ${dictionary} >>\nstream\n`;
    return [Buffer.from(head), content, Buffer.from("\nendstream\nendobj\n")];
  });
  return Buffer.concat([Buffer.from("%PDF-1.7\n"), ...parts.flat(), Buffer.from(`trailer << ${trailer} >>\n%%EOF\n`)]);
}
