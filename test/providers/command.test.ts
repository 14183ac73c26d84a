import { expect, test } from "vitest";
import { scan } from "../../src/detection/scan.ts";
import { ruleSet } from "../../src/providers/index.ts";

const rules = ruleSet();
const password = ["Vq7", "mr4Kx2", "Zt9"].join("");

/** What is reported in the text, as the rule's id; with another credential than the password, that one as well. */
function found(text: string): readonly string[] {
  return scan(text, rules)
    .filter(({ confidence }) => confidence !== "low")
    .map(({ ruleId, secret }) => (secret.reveal() === password ? ruleId : `${ruleId} ${secret.reveal()}`));
}

test.each([
  ["sshpass-password", (p: string) => `sshpass -v -p ${p} ssh root@acme.dev`],
  ["mysql-command-password", (p: string) => `mysql -p${p} shop`],
  ["mysql-command-password", (p: string) => `mariadb-dump -u root \\\n  -h db.acme.dev \\\n  -p'${p}' shop > shop.sql`],
  ["ldap-new-password", (p: string) => `slappasswd -s ${p}`],
  ["key-file-command-password", (p: string) => `openssl rsa -in key.pem -passin pass:${p} -out open.pem`],
  ["ssh-keygen-passphrase", (p: string) => `ssh-keygen -t ed25519 -N "${p}" -f deploy`],
  ["docker-login-password", (p: string) => `oras login -u robin -p ${p} registry.acme.dev`],
  ["cloud-login-password", (p: string) => `az login --service-principal -u app -p ${p} --tenant acme`],
  ["client-command-password", (p: string) => `security unlock-keychain -p "${p}" login.keychain`],
  ["client-command-password-upper-case", (p: string) => `unzip -P ${p} archive.zip`],
  ["archive-command-password", (p: string) => `7z x archive.7z -p${p}`],
  ["putty-command-password", (p: string) => `plink.exe -ssh root@acme.dev -pw ${p} ls`],
  ["htpasswd-command-password", (p: string) => `htpasswd -cb /etc/nginx/.htpasswd robin '${p}'`],
  ["htpasswd-command-password", (p: string) => `htpasswd -nbB robin ${p}`],
  ["user-command-password", (p: string) => `rabbitmqctl add_user robin ${p}`],
  ["package-source-password", (p: string) => `composer config http-basic.repo.acme.dev robin ${p}`],
  ["package-source-password", (p: string) => `bundle config gems.acme.dev robin:${p}`],
  ["minio-client-secret-key", (p: string) => `mc alias set store http://store.acme.dev:9000 robin ${p}`],
  ["oracle-logon", (p: string) => `sqlplus -s app/${p}@db.acme.dev/orders @report.sql`],
  ["smb-command-password", (p: string) => `smbclient //acme/share -U 'CORP\\robin%${p}' -c ls`],
  ["user-and-password-argument", (p: string) => `skopeo copy --src-creds robin:${p} docker://a docker://b`],
  ["curl-auth", (p: string) => `curl -X POST https://acme.dev \\\n  -d x \\\n  -u robin:${p}\n`],
  ["curl-auth", (p: string) => `subprocess.run(["curl", "-s", "-u", "robin:${p}", url])`],
  ["chpasswd-input", (p: string) => `echo 'robin:${p}' | sudo chpasswd`],
  ["chpasswd-document", (p: string) => `chpasswd <<EOF\nrobin:${p}\nEOF\n`],
  ["chpasswd-document", (p: string) => `chpasswd:\n  list: |\n    root:${p}\n  expire: false\n`],
  ["piped-password", (p: string) => `echo "${p}" | docker login -u robin --password-stdin`],
  ["piped-password", (p: string) => `printf '%s' "${p}" | gh secret set DB_LOGIN`],
  ["typed-password", (p: string) => `expect "*?assword:*"\nsend -- "${p}\\r"\n`],
  ["typed-password", (p: string) => `child.expect("Password:")\nchild.sendline("${p}")\n`],
  ["oracle-user-password", (p: string) => `CREATE USER app IDENTIFIED BY ${p} DEFAULT TABLESPACE users;`],
  ["oracle-user-password", (p: string) => `CREATE DATABASE LINK x CONNECT TO app IDENTIFIED BY ${p} USING 'x';`],
  ["mysql-set-password", (p: string) => `SET PASSWORD FOR 'root'@'localhost' = PASSWORD('${p}');`],
  ["sql-server-procedure-password", (p: string) => `EXEC sp_addlogin 'app', N'${p}', 'master';`],
  ["sql-hashed-password", (p: string) => `INSERT INTO users VALUES (1, crypt('${p}', gen_salt('bf')));`],
  ["sql-encryption-key", (p: string) => `SELECT AES_DECRYPT(card, '${p}') FROM payments;`],
  ["windows-command-password", (p: string) => `xfreerdp /v:acme.dev /u:robin /p:${p}`],
  ["net-user-password", (p: string) => `net user robin ${p} /add`],
  ["powershell-bare-password", (p: string) => `ConvertTo-SecureString ${p} -AsPlainText -Force`],
  ["login-call-password", (p: string) => `server.login("robin@acme.dev", "${p}")`],
  ["login-call-password", (p: string) => `ftp_login($link, "robin", "${p}");`],
  ["host-login-call-password", (p: string) => `ssh.connect("acme.dev", 22, "robin", "${p}")`],
  ["ldap-bind-call-password", (p: string) => `ldap_bind($link, "cn=admin,dc=acme,dc=dev", "${p}");`],
  ["go-mysql-dsn", (p: string) => `sql.Open("mysql", "root:${p}@tcp(127.0.0.1:3306)/shop")`],
  ["github-actions-masked-value", (p: string) => `echo "::add-mask::${p}"`],
  ["azure-pipelines-secret-variable", (p: string) => `echo "##vso[task.setvariable variable=login;issecret=true]${p}"`],
  ["cisco-open-password", (p: string) => `username robin privilege 15 secret 0 ${p}\n`],
  ["ipsec-pre-shared-key", (p: string) => `%any 192.0.2.4 : PSK "${p}"\n`],
  ["wifi-passphrase", (p: string) => `network={\n  ssid="acme"\n  psk="${p}"\n}\n`],
  ["redis-config-password", (p: string) => `requirepass ${p}\n`],
  ["redis-acl-password", (p: string) => `user default on >${p} ~* +@all\n`],
  ["neo4j-auth", (p: string) => `NEO4J_AUTH=neo4j/${p}\n`],
  ["pgpass", (p: string) => `*:*:*:app:${p}\n`],
  ["postfix-sasl-password", (p: string) => `[smtp.acme.dev]:587 robin@acme.dev:${p}\n`],
  ["kickstart-root-password", (p: string) => `d-i passwd/root-password password ${p}\n`],
])("%s is found in its place, and a variable there is not: %s", (ruleId, text) => {
  expect(found(text(password))).toEqual([ruleId]);
  expect(found(text("$PASSWORD"))).toEqual([]);
  expect(found(text("password"))).toEqual([]);
});

test.each([
  "mysql --port 3306 shop",
  "sshpass -e ssh -p 2222 root@acme.dev",
  "ssh-keygen -t ed25519 -N '' -f deploy",
  "htpasswd -c /etc/nginx/.htpasswd robin",
  "net user robin /add",
  "sqlplus /nolog @report.sql",
  "echo 'deb https://acme.dev/debian stable main' | sudo tee /etc/apt/sources.list.d/acme.list",
  'echo "$(date) robin: 42" | mail operations',
  "rootpw --iscrypted $6$abc",
  "CREATE USER app IDENTIFIED EXTERNALLY;",
  "CREATE USER app IDENTIFIED BY &app_password;",
  'send("Forgot your password?")',
  's.login("acme.dev", "robin", password)\ns.sendline("uptime")\n',
  '["requirepass", "masterauth", "maxmemory"]',
  "fromWildcard('*:*:*:*:*:*:*:*')",
  "smtp.login('robin', 'wrongpass')",
  "##vso[task.setvariable variable=version]1.24.7-beta2",
  "ConvertTo-SecureString $plain -AsPlainText -Force",
  "unzip -p archive.zip notes1234.txt",
])("%j holds none", (text) => expect(found(text)).toEqual([]));
