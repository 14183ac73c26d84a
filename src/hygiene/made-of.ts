/** Whether `text` can be cut into `words` without a rest. Each place is looked at once, so a text made to mislead it costs no more. */
export function isMadeOf(text: string, words: ReadonlySet<string>): boolean {
  const longest = Math.max(...[...words].map((word) => word.length));
  const isReached = [true];
  for (let end = 1; end <= text.length; end++) {
    isReached[end] = false;
    for (let start = Math.max(0, end - longest); start < end && !isReached[end]; start++) {
      isReached[end] = isReached[start] === true && words.has(text.slice(start, end));
    }
  }
  return isReached[text.length] === true;
}
