import { assigned, guess, maybe, near, oneOf, type Part, run, token, until } from "../detection/form.ts";
import type { ApiCall } from "../detection/rule.ts";
import type { Provider } from "./provider.ts";
import { timeOf } from "./signed-url.ts";

// Keys of Azure services carry a signature of four characters that names the service, at a fixed place.
function key88(signature: string): readonly Part[] {
  return [run("base64", 76), signature, run("base64", 5), oneOf("A", "Q", "g", "w"), "=="];
}

function key44(signature: string): readonly Part[] {
  return [run("base64", 33), signature, run("base64", 6), "="];
}

/** What stands in connection strings: a key without a signature, or the newest form. */
const plainKey44 = oneOf([run("base64", 43), "="], run("alnum", 84));
const plainKey88 = oneOf([run("base64", 86), "=="], run("alnum", 84));

const regeneration: ApiCall = {
  method: "POST",
  url: "https://management.azure.com/{resource id}/regenerateKey?api-version=2023-01-01",
  auth: "Authorization: Bearer {token of an owner}; the body's keyName is key1 or key2",
};

export const azure = {
  name: "Microsoft Azure",
  rules: [
    {
      id: "azure-storage-account-key",
      title: "Azure Storage account key",
      severity: "critical",
      form: token(key88("+ASt")),
      envVars: ["AZURE_STORAGE_KEY", "AZURE_STORAGE_CONNECTION_STRING", "AZURE_STORAGE_ACCOUNT_KEY"],
      revoke: regeneration,
    },
    {
      id: "azure-cosmosdb-key",
      title: "Azure Cosmos DB key",
      severity: "critical",
      form: token(key88("ACDb")),
      envVars: ["COSMOS_KEY", "AZURE_COSMOS_CONNECTION_STRING"],
    },
    {
      id: "azure-batch-key",
      title: "Azure Batch account key",
      severity: "high",
      form: token(key88("+ABa")),
      envVars: [],
    },
    {
      id: "azure-apim-key",
      title: "Azure API Management key",
      severity: "high",
      form: token(key88("APIM")),
      envVars: [],
    },
    {
      id: "azure-apim-repository-password",
      title: "Azure API Management repository password",
      severity: "high",
      form: token("git&", run("digit", 12), "&", run("base64", 86), "=="),
      envVars: [],
    },
    {
      id: "azure-account-key",
      title: "Azure account key in a connection string",
      severity: "critical",
      form: assigned(["account key"], run("base64", 86), "=="),
      envVars: ["AZURE_STORAGE_CONNECTION_STRING"],
    },
    {
      id: "azure-service-bus-key",
      title: "Azure Service Bus key",
      severity: "high",
      form: token(key44("+ASb")),
      envVars: ["SERVICEBUS_CONNECTION_STRING"],
    },
    {
      id: "azure-event-hub-key",
      title: "Azure Event Hubs key",
      severity: "high",
      form: token(key44("+AEh")),
      envVars: ["EVENTHUB_CONNECTION_STRING"],
    },
    {
      id: "azure-event-grid-key",
      title: "Azure Event Grid key",
      severity: "medium",
      form: token(key44("AZEG")),
      envVars: [],
    },
    {
      id: "azure-relay-key",
      title: "Azure Relay key",
      severity: "high",
      form: token(key44("+ARm")),
      envVars: [],
    },
    {
      id: "azure-iot-key",
      title: "Azure IoT Hub key",
      severity: "high",
      form: token(key44("AIoT")),
      envVars: ["IOTHUB_CONNECTION_STRING"],
    },
    {
      id: "azure-redis-key",
      title: "Azure Cache for Redis key",
      severity: "high",
      form: token(key44("AzCa")),
      envVars: ["REDIS_CONNECTION_STRING"],
    },
    {
      id: "azure-shared-access-key",
      title: "Azure shared access key in a connection string",
      severity: "high",
      form: assigned(["shared access key"], run("base64", 43), "="),
      envVars: ["SERVICEBUS_CONNECTION_STRING"],
    },
    {
      id: "azure-app-configuration-connection-string",
      title: "Azure App Configuration secret",
      severity: "high",
      form: near(["azconfig.io"], assigned(["secret"], plainKey44)),
      envVars: ["AZURE_APPCONFIG_CONNECTION_STRING"],
    },
    {
      id: "azure-communication-services",
      title: "Azure Communication Services key",
      severity: "high",
      form: near(["communication.azure.com"], assigned(["access key"], plainKey88)),
      envVars: [],
    },
    {
      id: "azure-signalr-connection-string",
      title: "Azure SignalR or Web PubSub key",
      severity: "high",
      form: near(["service.signalr.net", "webpubsub.azure.com"], assigned(["access key"], plainKey44)),
      envVars: [],
    },
    {
      id: "azure-sql-connection-string",
      title: "Azure SQL password",
      severity: "critical",
      form: near(["database.windows.net"], guess("password", ["password", "pwd"])),
      envVars: ["SQLAZURECONNSTR_DEFAULT"],
    },
    {
      id: "azure-functions-key",
      title: "Azure Functions key",
      severity: "high",
      form: token(
        run("base64url", 44),
        "AzFu",
        run("base64url", 5),
        oneOf("A", "Q", "g", "w"),
        oneOf("==", "%3D%3D", "%3d%3d"),
      ),
      envVars: [],
    },
    {
      id: "azure-container-registry-key",
      title: "Azure Container Registry password",
      severity: "high",
      form: token(run("base64", 42), "+ACR", oneOf("A", "B", "C", "D"), run("base64", 5)),
      envVars: [],
    },
    {
      id: "azure-common-annotated-key",
      title: "Azure service key",
      severity: "high",
      form: token(run("alnum", 52), oneOf("JQQJ99", "JQQJ9D", "JQQJ9H"), run("alnum", 26)),
      envVars: [],
    },
    {
      id: "azure-sas-token",
      title: "Azure shared access signature",
      severity: "high",
      form: near(
        ["sv=20"],
        until(
          (parameter) => timeOf(parameter("se")),
          token("sig=", run("percentEncoded", 43, 80), oneOf("%3D", "%3d", "=")),
        ),
      ),
      envVars: ["AZURE_STORAGE_SAS_TOKEN"],
    },
    {
      id: "azure-logic-app-url",
      title: "Azure Logic Apps or Power Automate trigger",
      severity: "medium",
      form: near(["logic.azure.com", "powerplatform.com"], token("sig=", run("base64url", 43))),
      envVars: [],
    },
    {
      id: "azure-management-certificate",
      title: "Azure management certificate",
      severity: "high",
      // PKCS #12 in base64, in a .publishsettings file.
      form: assigned(["management certificate"], "MII", run("base64", 200, 8000), maybe("="), maybe("=")),
      envVars: [],
    },
  ],
  runbook: {
    console: "https://portal.azure.com",
    replace: [
      "Most services have two keys: point every consumer to the second one first.",
      "Put it into Key Vault and deploy. Better: use a managed identity and no key at all.",
    ],
    revoke: [
      "Regenerate the leaked key. This also ends every shared access signature made with it.",
      "Delete a management certificate in the subscription's settings; for a trigger's URL, regenerate the access key of the logic app.",
    ],
    audit: [
      "In the Activity log and the service's diagnostic logs, look for calls since the commit's date from addresses you do not know.",
    ],
  },
  references: [
    "https://learn.microsoft.com/en-us/azure/storage/common/storage-account-keys-manage",
    "https://learn.microsoft.com/en-us/azure/storage/common/storage-sas-overview",
  ],
} as const satisfies Provider;
