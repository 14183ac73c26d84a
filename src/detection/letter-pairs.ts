/**
 * How much a text reads like words by its pairs of letters: from 3 where letters are drawn by lot to 6 in words and in names made of
 * them. 0 where there is no letter. A word begins after anything that is no letter, and at a capital after a small letter.
 */
export function wordness(text: string): number {
  let sum = 0;
  let pairs = 0;
  for (let i = 0; i <= text.length; i++) {
    const [left, right] = [letterAt(text, i - 1), letterAt(text, i)];
    if (left === 0 && right === 0) continue;
    const isHump = right !== 0 && isCapital(text, i) && left !== 0 && !isCapital(text, i - 1);
    sum += isHump ? usual(left, 0) + usual(0, right) : usual(left, right);
    pairs += isHump ? 2 : 1;
  }
  return pairs === 0 ? 0 : sum / pairs;
}

/** 1 to 26; 0 for what is no ASCII letter, also before and after the text. */
function letterAt(text: string, index: number): number {
  const letter = (text.charCodeAt(index) | 0x20) - 0x60;
  return letter >= 1 && letter <= 26 ? letter : 0;
}

function isCapital(text: string, index: number): boolean {
  return text.charCodeAt(index) < 0x60;
}

function usual(left: number, right: number): number {
  return rows[left]?.[right] ?? 0;
}

/**
 * A row for the first letter of a pair, a digit for the second; the first of both stands for the beginning or end of a word. Five
 * means as often as by lot, one more twice as often. Written by `node scripts/letter-pairs.ts`, which counts English texts.
 */
const rows: readonly (readonly number[])[] = `
065666544633554562665544121
515651350503756050767442241
664437213631731621664600141
672427007506520710537500030
852248230710422520451421020
752674431210556243775143520
663337600800622700544500050
851117245600435510652510011
771118000701343711635400030
454655550002558640466050304
570207002503200742383734000
853348431700324331373412040
762247211702611620154520060
674128011712352670151500030
762666471513324520167330030
534552340424568450755545220
671227124602621760756500130
604200003200600200000902000
772448340704344620465431040
840517205603332551167502030
760427215700311620665402040
355546350502667250767110110
671309020700121500032300010
770037036711406620662003000
852607303600232370027210331
943425220520445460264003022
672339024602400600030400235
`
  .trim()
  .split("\n")
  .map((row) => Array.from(row, Number));
