import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { isForeignHost } from "../../../sandbox/web/request-origin.ts";

const web = "http://127.0.0.1:8080";

test.each([
  ["127.0.0.1:8080", false],
  ["localhost:9999", false],
  ["[::1]:8080", false],
  ["rebound.example.com:8080", true],
  ["127.0.0.1.example.com", true],
  ["", true],
])("a request to %j comes from elsewhere: %j", (host, expected) => {
  expect(isForeignHost({ headers: { host } } as IncomingMessage, web)).toBe(expected);
});
