const megabyte = 1024 * 1024;

/** In each file, for each of its bytes: text is packed to a tenth, and hardly to a thirtieth. */
const growth = 32;
const [smallest, largest] = [64 * megabyte, 512 * megabyte];
export const mostFiles = 50_000;

/** What is unpacked of a file of so many bytes. */
export function allowanceFor(bytes: number): Allowance {
  return new Allowance(Math.min(largest, smallest + growth * bytes));
}

/** How much may be unpacked of one file, with all that lies in it. */
export class Allowance {
  readonly #bytes: number;
  #bytesLeft: number;
  #filesLeft = mostFiles;
  #hasMoreFiles = false;
  #hasLarger = false;

  constructor(bytes: number) {
    this.#bytes = bytes;
    this.#bytesLeft = bytes;
  }

  /** Whether something was larger than it may be, or one file too many. */
  get isExceeded(): boolean {
    return this.#hasLarger || this.#hasMoreFiles;
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
    if (this.#filesLeft === 0) this.#hasMoreFiles = true;
    else this.#filesLeft -= 1;
    return !this.#hasMoreFiles;
  }

  /** Notes that something is larger than it may be, and says so. */
  refuse(): string {
    this.#hasLarger = true;
    return `it unpacks to more than is read of a file of that size (${Math.floor(this.#bytes / megabyte)} MB in all)`;
  }

  /** Undefined where there are no more files than are read. */
  get whyTooMany(): string | undefined {
    if (!this.#hasMoreFiles) return undefined;
    return `part of it: there are more than ${mostFiles.toLocaleString("en-US")} files in it`;
  }
}
