import { expect, test } from "vitest";
import { type Notice, renderUnexaminedNotice } from "../../src/incidents/unexamined-notice.ts";

const notice: Notice = {
  place: { webUrl: "https://github.example", owner: "acme", name: "shop" },
  where: "the wiki",
  notExamined: [{ what: "old|er.7z @octavia", why: "such files are not read", harmless: false }],
  guesses: [
    { title: "Password", mask: "ab…", fingerprint: "f1".repeat(32), url: "https://github.example/acme/shop/wiki" },
  ],
};

test("what is left to people is listed, each with what they need to look", () => {
  const { title, body } = renderUnexaminedNotice(notice);
  expect(title).toBe("Please look yourself at the wiki of acme/shop");
  expect(body).toContain("| `old¦er.7z @octavia` | such files are not read |");
  expect(body).toContain("- [Password `ab…`](https://github.example/acme/shop/wiki), fingerprint `f1f1f1f1f1f1`");
});

test("a part that has nothing is not there, and of a long one the number is told", () => {
  const [item] = notice.notExamined;
  const many = Array.from({ length: 130 }, () => item ?? { what: "", why: "", harmless: false });
  const { body } = renderUnexaminedNotice({ ...notice, notExamined: many, guesses: [] });
  expect(body).toContain("… and 30 more.");
  expect(body).not.toContain("May be a credential");
});
