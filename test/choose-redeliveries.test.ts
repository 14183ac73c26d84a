import { expect, test } from "vitest";
import { chooseRedeliveries } from "../src/choose-redeliveries.ts";

const now = new Date("2026-11-24T12:00:00Z");

/** `guid ok|failed secondsAgo`, numbered from 1. */
function checkChosen(attempts: readonly string[], expected: readonly number[]): void {
  const parsed = attempts.map((text, index) => {
    const [guid = "", outcome, secondsAgo] = text.split(" ");
    const deliveredAt = new Date(now.getTime() - Number(secondsAgo) * 1000);
    return { id: index + 1, guid, isOk: outcome === "ok", deliveredAt };
  });
  expect(chooseRedeliveries(parsed, now).map(({ id }) => id)).toEqual(expected);
}

test.each<[string, readonly string[], readonly number[]]>([
  ["what arrived is left alone", ["a ok 60"], []],
  ["what failed is asked for again", ["a failed 60"], [1]],
  ["of one event, one attempt", ["a failed 60", "a failed 90"], [1]],
  ["an event that arrived at the second attempt has arrived", ["a ok 30", "a failed 90"], []],
  ["the oldest first", ["a failed 60", "b failed 90"], [2, 1]],
  ["what may still be on its way is waited for", ["a failed 14"], []],
  ["also when it is the second attempt", ["a failed 14", "a failed 90"], []],
  ["what was refused five times is given up", [1, 2, 3, 4, 5].map((minute) => `a failed ${minute * 60}`), []],
])("%s", (_, attempts, expected) => checkChosen(attempts, expected));
