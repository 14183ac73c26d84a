import { describe, expect, test } from "vitest";
import { compileRules } from "../../src/detection/compile.ts";
import { assigned, guess, run } from "../../src/detection/form.ts";
import { randomFrom } from "../../src/detection/random.ts";
import { scan } from "../../src/detection/scan.ts";

const base = { title: "", severity: "high", envVars: [] } as const;
const rules = compileRules([
  { ...base, id: "acme", form: assigned(["acme key"], run("hex", 32)) },
  { ...base, id: "password", form: guess("password", ["password"]) },
]);
const random = randomFrom("tables");
const hex = random.text("0123456789abcdef", 32);
const password = `m4${random.text("BCDFGHJKlmnpqrst", 8)}!7x`;

/** What is reported in the text, as the rule's id and what stands at its place. */
function found(text: string, path?: string): readonly string[] {
  return scan(text, rules, { path })
    .filter(({ confidence }) => confidence !== "low")
    .map(({ ruleId, start, end }) => `${ruleId} ${Buffer.from(text).toString("utf8", start, end)}`);
}

describe("a credential is found under the name of its column", () => {
  test.each([
    ["first", `password,user\n${password},robin\n`],
    ["last", `user,password\nrobin,${password}\n`],
    ["in quotes", `"user","password","note"\n"robin","${password}","a, b"\n`],
    ["with other words in its name", `User name,Password,Console link\nrobin,${password},https://acme.dev\n`],
    ["after rows without one", `user,password\nkim,\njo,\nrobin,${password}\n`],
    ["between semicolons", `user;password;role\r\nrobin;${password};admin\r\n`],
    ["between tabs", `user\tpassword\trole\nrobin\t${password}\tadmin\n`],
    ["after a comment", `# exported\nuser,password\nrobin,${password}\n`],
    ["after names beyond ASCII", `user,password\nJörg,\nrobin,${password}\n`],
  ])("of a list of values: %s", (_place, text) => expect(found(text)).toEqual([`password ${password}`]));

  test.each([
    ["README.md", `| User | Password |\n| --- | --- |\n| robin | \`${password}\` |\n`],
    ["README.md", `Two users:\n\nUser | Password\n--- | ---\nkim | -\nrobin | ${password}\n\nThat is all.\n`],
    ["login.feature", `  Examples:\n    | user | password |\n    | robin | ${password} |\n`],
  ])("of a table in %s", (path, text) => expect(found(text, path)).toEqual([`password ${password}`]));

  test.each([
    `INSERT INTO users (name, password, role) VALUES ('robin', '${password}', 'admin');`,
    `insert into "users"\n  ("id", "password")\nvalues\n  (1, 'it''s none'),\n  (now(), '${password}');\n`,
    `COPY users (id, name, password) FROM stdin;\n1\trobin\t${password}\n\\.\n`,
  ])("of rows in SQL: %s", (text) => expect(found(text, "seed.sql")).toEqual([`password ${password}`]));

  test("each in its own row, by the rule that its column's name is of", () => {
    const row = (i: number) => `robin${i},${hex},${password}${i}\n`;
    expect(found(`user,acme key,password\n${row(1)}${row(2)}`)).toEqual([
      `acme ${hex}`,
      `password ${password}1`,
      `acme ${hex}`,
      `password ${password}2`,
    ]);
  });

  test("however many rows there are", () => {
    const rows = Array.from({ length: 5000 }, (_row, i) => `robin${i},${password}${i}\n`);
    expect(found(`user,password\n${rows.join("")}`)).toHaveLength(5000);
  });
});

describe("what is no table, or none with credentials", () => {
  test.each([
    [`user,password\nrobin\n${password},kim\n`, "users.csv"],
    [`Enter user, password\nand wait for ${password}, please\n`, "notes.txt"],
    [`user,password_hint\nrobin,${password}\n`, "users.csv"],
    [`user,password\nrobin,<password>\n`, "users.csv"],
    [`| Setting | Password |\n| --- | --- |\n| required | at least 8 characters |\n`, "README.md"],
    [`INSERT INTO users (name, password) VALUES ('robin', crypt(password, 'x')), ('kim', NULL);`, "seed.sql"],
    [`a = user | password\nb = robin | ${password}\n`, "flags.py"],
  ])("%j in %s", (text, path) => expect(found(text, path)).toEqual([]));
});

/** A megabyte each: what takes more than a bounded time for each character of it does not end within a test's time. */
test.each([
  ["a head and a line that is nearly a rule", `| user | password |\n${"-".repeat(1_000_000)}x\n`, "README.md"],
  ["heads without end", "| user | password |\n".repeat(50_000), "README.md"],
  ["tuples of blanks", `INSERT INTO t (password) VALUES (${" ".repeat(300)}'\n`.repeat(3_000), "seed.sql"],
  ["tuples of quotes", `INSERT INTO t (password) VALUES ('${"''".repeat(2_000)}\n`.repeat(250), "seed.sql"],
  ["lists of columns without end", `into t (${"a,".repeat(490)}`.repeat(1_000), "seed.sql"],
])("%s do no harm", (_name, text, path) => expect(found(text, path)).toEqual([]));
