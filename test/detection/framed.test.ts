import { describe, expect, test } from "vitest";
import { scan } from "../../src/detection/scan.ts";
import { ruleSet } from "../../src/providers/index.ts";

const rules = ruleSet();
const password = ["Vq7", "mr4Kx2", "Zt9"].join("");
const base64 = (text: string) => Buffer.from(text).toString("base64");

function found(text: string): readonly string[] {
  return scan(text, rules)
    .filter(({ confidence }) => confidence !== "low")
    .map(({ ruleId, start, end }) => `${ruleId} ${Buffer.from(text).toString("utf8", start, end)}`);
}

describe("what a file's or a command's syntax says", () => {
  test.each<[string, string, string?]>([
    ["netrc", `machine api.acme.dev\n  login robin\n  password ${password}\n`],
    ["netrc", `default login robin password ${password}\n`],
    ["pgpass", `db.acme.dev:5432:orders:app:${password}\n`],
    ["curl-auth", `curl -s -u robin:${password} https://acme.dev/x`],
    ["curl-auth", `curl -urobin:${password} https://acme.dev/x`],
    ["nuget-config-password", `<add key="ClearTextPassword" value="${password}" />`],
    ["sql-user-password", `CREATE USER app IDENTIFIED BY '${password}';`],
    ["powershell-plaintext-password", `ConvertTo-SecureString "${password}" -AsPlainText -Force`],
    ["jdbc-url", `jdbc:mysql://db.acme.dev/x?user=app&password=${password}&useSSL=true`],
    ["http-basic-header", `Authorization: Basic ${base64(`robin:${password}`)}`, base64(`robin:${password}`)],
    [
      "docker-config-auth",
      `{"auths":{"r.acme.dev":{"auth":"${base64(`robin:${password}`)}"}}}`,
      base64(`robin:${password}`),
    ],
    ["connection-string-password", `Server=db;User ID=app;Password=${password};Encrypt=True`],
  ])("%s", (ruleId, text, credential = password) => expect(found(text)).toEqual([`${ruleId} ${credential}`]));
});

describe("a stand-in in the same place is none", () => {
  test.each([
    "machine api.acme.dev login robin password <password>",
    "curl -u user:password https://acme.dev/x",
    "curl -u $USER:$PASS https://acme.dev/x",
    "CREATE USER app IDENTIFIED BY 'password';",
    "Server=db;User ID=app;Password={password};",
    `Authorization: Basic ${base64("user:password")}`,
  ])("%j", (text) => expect(found(text)).toEqual([]));
});

describe("the values of a Kubernetes Secret", () => {
  const value = base64(`${password}\n`);
  const manifest = (kind: string, data: string) => `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: x\n${data}`;

  test.each([
    manifest("Secret", `data:\n  login: ${value}\n`),
    manifest("Secret", `type: Opaque\ndata:\n  login: "${value}"\n`),
    `${manifest("ConfigMap", "data:\n  a: b\n")}---\n${manifest("Secret", `data:\n  login: ${value}\n`)}`,
    JSON.stringify({ kind: "Secret", data: { login: value } }),
    JSON.stringify({ apiVersion: "v1", data: { login: value }, kind: "Secret" }, undefined, 4),
    manifest("Secret", `data:\n  # the one for orders\n  empty: ""\n  login: ${value}\n`),
  ])("are found: %j", (text) => expect(found(text)).toEqual([`kubernetes-secret-manifest ${value}`]));

  test("of each of several in a list are found", () => {
    const other = base64(`${password}8`);
    const item = (login: string) => ({ apiVersion: "v1", data: { login }, kind: "Secret" });
    const list = JSON.stringify({ apiVersion: "v1", items: [item(value), item(other)], kind: "List" }, undefined, 2);
    expect(found(list)).toEqual([value, other].map((login) => `kubernetes-secret-manifest ${login}`));
  });

  test.each([
    manifest("ConfigMap", `data:\n  login: ${value}\n`),
    manifest("SecretStore", `data:\n  login: ${value}\n`),
    manifest("Secret", "data:\n  login: {{ .Values.login | b64enc }}\n"),
    manifest("Secret", `data:\n  login: ${base64("changeme")}\n`),
  ])("or are not there: %j", (text) => expect(found(text)).toEqual([]));
});
