import type { LeftOut } from "./left-out.ts";

export const leftOutLongTail: readonly LeftOut[] = [
  {
    id: "8x8-api-key",
    title: "8x8 API key",
    why: "It looks the same as the key of 8x8's SMS service, whose rule 8x8-sms-api-key finds both.",
  },
];
