import { describe, expect, test } from "vitest";
import { pem } from "../../src/detection/form.ts";
import { sampleOf } from "../../src/detection/sample.ts";
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
    ["sql-user-password", `CREATE USER app IDENTIFIED WITH caching_sha2_password BY '${password}';`],
    ["sql-user-password", `create role app with login password '${password}';`],
    ["basic-auth-call", `get(url, auth=HTTPBasicAuth("robin", "${password}"))`],
    ["basic-auth-call", `req.SetBasicAuth("robin", "${password}")`],
    ["basic-auth-call", `client.get(url).basic_auth("robin", Some("${password}"))`],
    ["dotnet-network-credential", `new NetworkCredential("robin", "${password}", "CORP")`],
    ["database-connect-call", `new PDO('mysql:host=db;dbname=shop', 'app', '${password}')`],
    ["database-connect-call", `DriverManager.getConnection(\n  "jdbc:h2:x",\n  "app",\n  "${password}")`],
    ["mongo-command-password", `mongodump --host db -u app -p ${password} --out x`],
    ["sqlcmd-password", `sqlcmd -S db -U app -P ${password}`],
    ["ldap-command-password", `ldapsearch -x -D "cn=app,dc=acme,dc=dev" -w ${password} "(uid=x)"`],
    ["keytool-password", `keytool -list -keystore a.jks -storepass ${password}`],
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
    "get(url, auth=HTTPBasicAuth('user', 'password'))",
    "new PDO($dsn, $user, $password)",
    "new mysqli('db', 'root', '')",
    "mongodump -u app -p $MONGO_PASSWORD",
    'keytool -list -keystore a.jks -storepass "$STORE_PASS"',
    `Authorization: Basic ${base64("user:password")}`,
  ])("%j", (text) => expect(found(text)).toEqual([]));
});

describe("a Terraform state", () => {
  function state(type: string, attributes: Readonly<Record<string, unknown>>): string {
    const resources = [{ mode: "managed", type, name: "x", instances: [{ attributes }] }];
    return JSON.stringify({ version: 4, resources }, undefined, 2);
  }
  const lengths = {
    id: "none",
    keepers: null,
    length: 24,
    min_lower: 0,
    min_numeric: 0,
    numeric: true,
    result: password,
  };

  test.each<[string, string]>([
    ["terraform-state-password", state("random_password", { ...lengths, special: true })],
    ["terraform-state-password", JSON.stringify({ bcrypt_hash: "x", ...lengths })],
    ["terraform-state-value", state("aws_ssm_parameter", { name: "/x", type: "SecureString", value: password })],
    ["terraform-state-value", state("azurerm_key_vault_secret", { name: "x", tags: {}, value: password })],
    ["generic-password", state("aws_db_instance", { engine: "postgres", password, port: 5432 })],
    ["generic-password", state("azurerm_mssql_server", { administrator_login_password: password })],
    ["generic-api-key", state("azurerm_redis_cache", { port: 6380, primary_access_key: password })],
    ["generic-password", JSON.stringify({ outputs: { db_password: { value: password, type: "string" } } })],
    ["generic-password", `db_password = "${password}"\n`],
  ])("holds what %s finds: %#", (ruleId, text) => expect(found(text)).toEqual([`${ruleId} ${password}`]));

  test("tells the passwords of several instances", () => {
    const instances = [password, `${password}8`].map((result) => ({ attributes: { bcrypt_hash: "x", result } }));
    expect(found(JSON.stringify({ type: "random_password", instances }))).toHaveLength(2);
  });

  test.each([
    state("random_string", { ...lengths, special: false }),
    state("random_password", { ...lengths, result: "" }),
    state("aws_ssm_parameter", { name: "/x", type: "String", value: password }),
  ])("tells nothing of what is no secret: %#", (text) => expect(found(text)).toEqual([]));

  test("tells a private key that it generated", () => {
    const key = sampleOf({ form: pem("RSA PRIVATE KEY") });
    const rulesFound = scan(state("tls_private_key", { private_key_pem: key }), rules).map(({ ruleId }) => ruleId);
    expect(rulesFound).toEqual(["private-key-rsa"]);
  });
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
    `cat <<EOF\n${manifest("Secret", `data:\n  login: ${value}\n`).replaceAll(/^/gm, "    ")}EOF`,
    `# - kind: Secret\n#   data:\n${manifest("Secret", `data:\n  login: ${value}\n`)}`,
    `---\nkind: Secret\ndata:\n  login: ${value}\n`,
  ])("are found: %j", (text) => expect(found(text)).toEqual([`kubernetes-secret-manifest ${value}`]));

  test("of each of several in a list are found", () => {
    const other = base64(`${password}8`);
    const item = (login: string) => ({ apiVersion: "v1", data: { login }, kind: "Secret" });
    const list = JSON.stringify({ apiVersion: "v1", items: [item(value), item(other)], kind: "List" }, undefined, 2);
    expect(found(list)).toEqual([value, other].map((login) => `kubernetes-secret-manifest ${login}`));
  });

  test.each([
    manifest("ConfigMap", `data:\n  login: ${value}\n`),
    `the kind: Secret is no word for it\ndata:\n  login: ${value}\n`,
    manifest("SecretStore", `data:\n  login: ${value}\n`),
    manifest("Secret", "data:\n  login: {{ .Values.login | b64enc }}\n"),
    manifest("Secret", `data:\n  login: ${base64("changeme")}\n`),
  ])("or are not there: %j", (text) => expect(found(text)).toEqual([]));
});
