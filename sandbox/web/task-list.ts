/** Ticks or clears one task of a Markdown text, counted from 0 as they stand in it. A text without it is left as it is. */
export function setTask(text: string, index: number, isDone: boolean): string {
  let count = -1;
  let isCode = false;
  const lines = text.split("\n").map((line) => {
    if (/^\s*(?:```|~~~)/.test(line)) isCode = !isCode;
    if (isCode || !task.test(line)) return line;
    count += 1;
    return count === index ? line.replace(task, `$1[${isDone ? "x" : " "}]`) : line;
  });
  return lines.join("\n");
}

const task = /^(\s*(?:[-*+]|\d{1,9}[.)])\s+)\[[ xX]\](?=\s)/;
