import type { CharacterMap } from "./character-map.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** The character map of a font by the name that a page gives it, if it has one. */
export type MapOf = (font: string) => CharacterMap | undefined;

/** Whether a stream shows text: a page, or a part of one. */
export function showsText(content: Buffer): boolean {
  return content.includes("BT") && (content.includes("Tj") || content.includes("TJ"));
}

/** What the stream shows, line by line, as its operators say. ISO 32000-1, 9.4. */
export function shownText(content: Buffer, mapOf: MapOf): string {
  const page: Page = { pieces: [], map: undefined, size: 1, scale: 1, x: 0, y: 0, shown: 0 };
  let operands: Token[] = [];
  for (const token of tokensOf(content)) {
    const isOperand = token.kind !== "word" || token.word === "[" || token.word === "]";
    if (isOperand) operands.push(token);
    // An array that does not end is shown as far as it goes.
    const operator = isOperand ? "TJ" : token.word;
    if (isOperand && operands.length < mostOperands) continue;
    operators.get(operator)?.(page, operands, mapOf);
    operands = [];
  }
  return page.pieces.join("");
}

/** An array of a hundred shows a line. */
const mostOperands = 10_000;

interface Page {
  readonly pieces: string[];
  map: CharacterMap | undefined;
  /** Of the letters, before scaling. */
  size: number;
  scale: number;
  /** Where the last operator moved to. */
  x: number;
  y: number;
  /** Characters shown since. */
  shown: number;
}

type Operate = (page: Page, operands: readonly Token[], mapOf: MapOf) => void;

const operators: ReadonlyMap<string, Operate> = new Map<string, Operate>([
  ["Tj", show],
  ["TJ", show],
  ["'", showOnNextLine],
  ['"', showOnNextLine],
  ["T*", (page) => void page.pieces.push("\n")],
  ["Td", moveBy],
  ["TD", moveBy],
  ["Tm", setMatrix],
  ["Tf", chooseFont],
]);

function chooseFont(page: Page, operands: readonly Token[], mapOf: MapOf): void {
  for (const token of operands) if (token.kind === "name") page.map = mapOf(token.name);
  page.size = Math.abs(numberAt(operands, 1)) || 1;
}

function showOnNextLine(page: Page, operands: readonly Token[]): void {
  page.pieces.push("\n");
  show(page, operands);
}

function moveBy(page: Page, operands: readonly Token[]): void {
  const [across, up] = [0, 1].map((index) => page.scale * numberAt(operands, index)) as [number, number];
  moveTo(page, page.x + across, page.y + up);
}

function setMatrix(page: Page, operands: readonly Token[]): void {
  page.scale = Math.abs(numberAt(operands, 0)) || 1;
  moveTo(page, numberAt(operands, 4), numberAt(operands, 5));
}

/** To another line, or farther on in this one: words may be placed one by one, and so may letters. */
function moveTo(page: Page, x: number, y: number): void {
  const size = page.size * page.scale;
  const isFar = x - page.x > (page.shown * widestLetters + 1) * size || x < page.x;
  if (Math.abs(y - page.y) > sameLine * size) page.pieces.push("\n");
  else if (isFar) page.pieces.push(" ");
  page.x = x;
  page.y = y;
  page.shown = 0;
}

const sameLine = 0.1;
/** How wide a letter of a text in capitals is, by its size. */
const widestLetters = 0.75;

/** In thousandths of the size of the letters: kerning takes less, a space more. */
const widthOfSpace = -180;

function show(page: Page, operands: readonly Token[]): void {
  const before = page.pieces.length;
  for (const token of operands) {
    if (token.kind === "string") page.pieces.push(decoded(token.bytes, page.map));
    if (token.kind === "number" && token.value < widthOfSpace) page.pieces.push(" ");
  }
  for (const { length } of page.pieces.slice(before)) page.shown += length;
}

function decoded(bytes: Buffer, map: CharacterMap | undefined): string {
  if (map === undefined) return bytes.toString("latin1");
  let text = "";
  for (let at = 0; at + map.bytes <= bytes.length; at += map.bytes)
    text += map.text.get(bytes.readUIntBE(at, map.bytes)) ?? "";
  return text;
}

function numberAt(operands: readonly Token[], index: number): number {
  const token = operands[index];
  return token?.kind === "number" ? token.value : 0;
}
