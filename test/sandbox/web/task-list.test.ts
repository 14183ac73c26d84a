import { expect, test } from "vitest";
import { setTask } from "../../../sandbox/web/task-list.ts";

const text = "- [ ] one\n- two [ ]\n```\n- [ ] code\n```\n  1. [x] three\n* [ ] four";

test.each([
  [0, true, "- [x] one\n- two [ ]\n```\n- [ ] code\n```\n  1. [x] three\n* [ ] four"],
  [1, false, "- [ ] one\n- two [ ]\n```\n- [ ] code\n```\n  1. [ ] three\n* [ ] four"],
  [2, true, "- [ ] one\n- two [ ]\n```\n- [ ] code\n```\n  1. [x] three\n* [x] four"],
  [3, true, text],
  [Number.NaN, true, text],
])("task %d set to %j", (index, isDone, expected) => {
  expect(setTask(text, index, isDone)).toBe(expected);
});
