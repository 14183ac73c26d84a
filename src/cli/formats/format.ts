import type { FileReport, Tally } from "../scan/report.ts";
import type { Stream } from "../terminal.ts";

/** Text to write, piece by piece, while the files come in. */
export type Format = (reports: AsyncIterable<FileReport>, context: FormatContext) => AsyncGenerator<string>;

export interface FormatContext {
  /** Complete when all reports have come in. */
  readonly tally: Tally;
  readonly ruleSetVersion: () => Promise<string>;
  /** Where the text goes: it may be a terminal that shows colours. */
  readonly stream: Stream;
  /** Since the scan began. */
  readonly seconds: () => number;
}
