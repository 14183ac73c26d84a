import { expect, test } from "vitest";
import type { Outcome, ToExamine } from "../../../src/cli/scan/item.ts";
import { openUnpacker, pack, toAnswer, toOutcome } from "../../../src/cli/scan/packed.ts";

const items: readonly ToExamine[] = [
  { path: "a", source: { kind: "content", content: Buffer.from("first") } },
  { path: "b", source: { kind: "file", location: "/b" } },
  { path: "c", source: { kind: "content", content: Buffer.alloc(0) } },
  { path: "d", source: { kind: "missed", why: "gone" } },
  { path: "e", source: { kind: "content", content: Buffer.from("last") } },
];

test.each([0, 9, 1_000])("what was packed into %d bytes of memory is the same when it is unpacked", (bytes) => {
  expect(openUnpacker()(pack(items, new SharedArrayBuffer(bytes)))).toEqual(items);
});

test("what was unpacked stays, whatever is packed into the shared memory next", () => {
  const memory = new SharedArrayBuffer(100);
  const first = openUnpacker()(pack(items, memory));
  pack([{ path: "", source: { kind: "content", content: Buffer.alloc(100, "x") } }], memory);
  expect(first).toEqual(items);
});

test("one unpacker takes batch after batch, of any size", () => {
  const [unpack, memory] = [openUnpacker(), new SharedArrayBuffer(10)];
  for (const size of [3, 2_000_000, 0, 5]) {
    const batch: ToExamine[] = [{ path: "", source: { kind: "content", content: Buffer.alloc(size, `${size}`) } }];
    expect(unpack(pack(batch, memory))).toEqual(batch);
  }
});

const clean: Outcome = {
  kind: "examined",
  bytes: 7,
  found: [],
  cut: 0,
  isReadInPart: false,
  allows: new Map(),
  missed: [],
};

test("of what has nothing to tell the size comes back, of anything else all", () => {
  const others: readonly Outcome[] = [
    { ...clean, isReadInPart: true },
    { ...clean, cut: 1 },
    { ...clean, allows: new Map([["", new Map([[1, "made up"]])]]) },
    { ...clean, missed: [{ inner: "a", why: "too large" }] },
    { kind: "not examined", why: "it is gone", fault: "gone" },
  ];
  expect(toAnswer(clean)).toBe(7);
  expect(toOutcome(toAnswer(clean))).toEqual(clean);
  for (const outcome of others) expect(toAnswer(outcome)).toBe(outcome);
});
