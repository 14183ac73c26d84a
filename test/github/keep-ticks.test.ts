import { expect, test } from "vitest";
import { keepTicks } from "../../src/github/keep-ticks.ts";

test.each([
  ["a tick is kept", "- [x] one\n- [ ] two", "- [ ] one\n- [ ] two", "- [x] one\n- [ ] two"],
  ["wherever the box has moved to", "- [X] two", "text\n- [ ] one\n- [ ] two", "text\n- [ ] one\n- [x] two"],
  ["but not for another text", "- [x] one", "- [ ] one more", "- [ ] one more"],
  ["and nothing else changes", "hello\n- [x] one", "bye\n- one", "bye\n- one"],
])("%s", (_, previous, next, expected) => {
  expect(keepTicks(previous, next)).toBe(expected);
});
