const megabyte = 1024 * 1024;

/** In each file, for each of its bytes: text is packed to a tenth, and hardly to a thirtieth. */
const growth = 32;
const [smallest, largest] = [64 * megabyte, 512 * megabyte];
const mostFiles = 50_000;

/** How much may be unpacked of one file, with all that lies in it. */
export class Allowance {
  readonly #bytes: number;
  #bytesLeft: number;
  #filesLeft = mostFiles;
  #exceeded: "bytes" | "files" | undefined;
  #isTold = false;

  /** @param bytes of the file */
  constructor(bytes: number) {
    this.#bytes = Math.min(largest, smallest + growth * bytes);
    this.#bytesLeft = this.#bytes;
  }

  /** How many bytes one file may have. Half of what is left, so that a bomb leaves something for the files behind it. */
  get mostBytes(): number {
    return Math.ceil(this.#bytesLeft / 2);
  }

  /** What was unpacked, or the work that was done for nothing. */
  spend(bytes: number): void {
    this.#bytesLeft = Math.max(0, this.#bytesLeft - bytes);
  }

  /** False where there are too many files; that is told. */
  takeFile(): boolean {
    if (this.#filesLeft === 0) this.#exceeded = "files";
    else this.#filesLeft -= 1;
    return this.#exceeded !== "files";
  }

  get whyTooLarge(): string {
    return `it unpacks to more than is read of a file of that size (${Math.floor(this.#bytes / megabyte)} MB in all)`;
  }

  /** Once, where there were more files than are read. */
  tellsExceeded(): boolean {
    const isNew = this.#exceeded !== undefined && !this.#isTold;
    this.#isTold ||= isNew;
    return isNew;
  }

  get why(): string {
    return `part of it: there are more than ${mostFiles.toLocaleString("en-US")} files in it`;
  }
}
