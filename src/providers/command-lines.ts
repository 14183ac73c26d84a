import { framed, oneOf, run } from "../detection/form.ts";
import { commandRunbook, optionOf, quote } from "./command.ts";
import type { Provider } from "./provider.ts";

/** Commands that take a password as an option. */
export const commandLines = {
  name: "Command line",
  rules: [
    {
      id: "sshpass-password",
      title: "Password given to sshpass",
      severity: "high",
      form: framed(["sshpass ", oneOf("-p", "-v -p", "-vp"), run("blank", 0, 3), quote], [run("password", 4, 100)]),
      envVars: ["SSHPASS"],
    },
    {
      id: "mysql-command-password",
      title: "Password given to a MySQL client",
      severity: "high",
      form: optionOf(
        ["mysql", "mysqldump", "mysqladmin", "mysqlimport", "mysqlsh", "mariadb", "mariadb-dump", "mariadb-admin"],
        [" -p"],
      ),
      envVars: ["MYSQL_PWD"],
    },
    {
      id: "redis-command-password",
      title: "Password given to redis-cli",
      severity: "high",
      form: optionOf(["redis-cli"], [" -a ", " --pass "]),
      envVars: ["REDISCLI_AUTH"],
    },
    {
      id: "mongo-command-password",
      title: "Password given to a MongoDB client",
      severity: "high",
      form: optionOf(
        ["mongosh", "mongo", "mongodump", "mongorestore", "mongoimport", "mongoexport"],
        [" -p ", " --password ", " --password="],
      ),
      envVars: ["MONGODB_PASSWORD"],
    },
    {
      id: "sqlcmd-password",
      title: "Password given to sqlcmd or bcp",
      severity: "high",
      form: framed(
        [oneOf("sqlcmd ", "bcp "), run("line", 0, 200), " -P", run("blank", 0, 2), quote],
        [run("password", 4, 100)],
      ),
      envVars: ["SQLCMDPASSWORD"],
    },
    {
      id: "ldap-command-password",
      title: "Password given to an LDAP client",
      severity: "high",
      form: optionOf(
        ["ldapsearch", "ldapadd", "ldapmodify", "ldapdelete", "ldapwhoami", "ldappasswd", "ldapcompare"],
        [" -w "],
      ),
      envVars: ["LDAP_BIND_PASSWORD"],
    },
    {
      id: "ldap-new-password",
      title: "New password given to an LDAP command",
      severity: "high",
      form: optionOf(["ldappasswd", "slappasswd"], [" -s "]),
      envVars: ["LDAP_PASSWORD"],
    },
    {
      id: "keytool-password",
      title: "Password of a Java key store",
      severity: "high",
      form: framed(
        [oneOf("-storepass ", "-keypass ", "-srcstorepass ", "-deststorepass "), quote],
        [run("password", 6, 100)],
      ),
      envVars: ["KEYSTORE_PASSWORD"],
    },
    {
      id: "key-file-command-password",
      title: "Password of a key file on a command line",
      severity: "high",
      // openssl, apksigner.
      form: framed(
        [oneOf("-pass ", "-passin ", "-passout ", "--ks-pass ", "--key-pass "), quote, "pass:"],
        [run("password", 4, 100)],
      ),
      envVars: ["KEY_PASSPHRASE"],
    },
    {
      id: "ssh-keygen-passphrase",
      title: "Passphrase given to ssh-keygen",
      severity: "high",
      form: optionOf(["ssh-keygen"], [" -N "]),
      envVars: [],
    },
    {
      id: "docker-login-password",
      title: "Password given to docker login",
      severity: "high",
      form: optionOf(
        [
          ...["docker login", "podman login", "nerdctl login", "skopeo login", "buildah login", "oras login"],
          ...["crane auth login", "helm registry login", "helm repo add", "az acr login"],
        ],
        [" -p ", " --password ", " --password="],
      ),
      envVars: ["DOCKER_PASSWORD"],
    },
    {
      id: "cloud-login-password",
      title: "Password given to a cloud's log-in command",
      severity: "high",
      form: optionOf(
        ["az login", "oc login", "cf login", "ibmcloud login", "argocd login"],
        [" -p ", " --password ", " --password="],
      ),
      envVars: ["AZURE_CLIENT_SECRET"],
    },
    {
      id: "client-command-password",
      title: "Password given to a client",
      severity: "high",
      form: optionOf(
        [
          ...["cypher-shell", "cqlsh", "rabbitmqadmin", "couchbase-cli", "elasticsearch-users", "twine upload"],
          ...["conan user", "npm-cli-login", "altool", "unlock-keychain", "create-keychain", "ncftpput", "ncftpget"],
          ...["racadm", "rdesktop", "evil-winrm", "crackmapexec", "netexec", "certutil"],
        ],
        [" -p ", " --password ", " --password="],
      ),
      envVars: ["SERVICE_PASSWORD"],
    },
    {
      id: "client-command-password-upper-case",
      title: "Password given to a client as -P",
      severity: "high",
      form: optionOf(["mosquitto_pub", "mosquitto_sub", "ipmitool", "p4", "security import", "zip", "unzip"], [" -P "]),
      envVars: ["SERVICE_PASSWORD"],
    },
    {
      id: "archive-command-password",
      title: "Password of an archive on a command line",
      severity: "medium",
      form: optionOf(["7z", "7za", "unrar", "rar"], [" -p", " -hp"]),
      envVars: [],
    },
    {
      id: "putty-command-password",
      title: "Password given to PuTTY",
      severity: "high",
      form: optionOf(["plink", "pscp", "psftp", "putty", "plink.exe", "pscp.exe", "putty.exe"], [" -pw "]),
      envVars: [],
    },
  ],
  runbook: commandRunbook,
  references: [],
} as const satisfies Provider;
