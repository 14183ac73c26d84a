import { assigned, near, oneOf, type Part, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

// Keys of Azure services carry a signature of four characters that names the service, at a fixed place.
function key88(signature: string): readonly Part[] {
  return [run("base64", 76), signature, run("base64", 5), oneOf("A", "Q", "g", "w"), "=="];
}

function key44(signature: string): readonly Part[] {
  return [run("base64", 33), signature, run("base64", 6), "="];
}

export const azure = {
  name: "Microsoft Azure",
  rules: [
    {
      id: "azure-storage-account-key",
      title: "Azure Storage account key",
      severity: "critical",
      form: token(key88("+ASt")),
      envVars: ["AZURE_STORAGE_KEY", "AZURE_STORAGE_CONNECTION_STRING", "AZURE_STORAGE_ACCOUNT_KEY"],
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
      id: "azure-functions-key",
      title: "Azure Functions key",
      severity: "high",
      form: token(run("base64url", 44), "AzFu", run("base64url", 5), oneOf("A", "Q", "g", "w"), "=="),
      envVars: [],
    },
    {
      id: "azure-search-key",
      title: "Azure AI Search key",
      severity: "high",
      form: token(run("alnum", 42), "AzSe", oneOf("A", "B", "C", "D"), run("alnum", 5)),
      envVars: ["AZURE_SEARCH_KEY", "AZURE_SEARCH_ADMIN_KEY"],
    },
    {
      id: "azure-container-registry-key",
      title: "Azure Container Registry password",
      severity: "high",
      form: token(run("base64", 42), "+ACR", oneOf("A", "B", "C", "D"), run("base64", 5)),
      envVars: [],
    },
    {
      id: "azure-openai-key",
      title: "Azure OpenAI key",
      severity: "high",
      form: token(run("alnum", 52), "JQQJ99", run("alnum", 14), "AAABACOG", run("alnum", 4)),
      envVars: ["AZURE_OPENAI_API_KEY", "AZURE_OPENAI_KEY"],
    },
    {
      id: "azure-common-annotated-key",
      title: "Azure service key",
      severity: "high",
      form: token(run("alnum", 52), oneOf("JQQJ99", "JQQJ9D", "JQQJ9H"), run("alnum", 26)),
      envVars: [],
    },
    {
      id: "azure-devops-pat",
      title: "Azure DevOps personal access token",
      severity: "critical",
      form: token(run("alnum", 76), "AZDO", run("alnum", 4)),
      envVars: ["AZURE_DEVOPS_EXT_PAT", "AZURE_DEVOPS_PAT", "SYSTEM_ACCESSTOKEN"],
    },
    {
      id: "azure-devops-pat-legacy",
      title: "Azure DevOps personal access token (old form)",
      severity: "critical",
      form: assigned(["azure devops", "ado pat", "azp token"], run("lowerBase32", 52)),
      envVars: ["AZURE_DEVOPS_EXT_PAT"],
    },
    {
      id: "azure-entra-client-secret",
      title: "Microsoft Entra client secret",
      severity: "critical",
      form: token(run("unreserved", 3), oneOf("7Q~", "8Q~"), run("unreserved", 31, 34)),
      envVars: ["AZURE_CLIENT_SECRET", "ARM_CLIENT_SECRET"],
    },
    {
      id: "azure-sas-token",
      title: "Azure shared access signature",
      severity: "high",
      form: near(["sv=20"], token("sig=", run("percentEncoded", 43, 80), oneOf("%3D", "="))),
      envVars: ["AZURE_STORAGE_SAS_TOKEN"],
    },
  ],
  runbook: {
    console: "https://portal.azure.com",
    replace: [
      "Most services have two keys: point every consumer to the second one first. For an Entra application, add a second client secret.",
      "Put it into Key Vault and deploy. Better: use a managed identity and no key at all.",
    ],
    revoke: [
      "Regenerate the leaked key (this also ends every shared access signature made with it), or delete the client secret.",
      "Revoke an Azure DevOps token on its owner's personal access tokens page.",
    ],
    audit: [
      "In the Activity log and the service's diagnostic logs, look for calls since the commit's date from addresses you do not know.",
      "For an Entra application, read its service principal sign-in logs and look for new credentials and role assignments.",
    ],
  },
  references: [
    "https://learn.microsoft.com/en-us/azure/storage/common/storage-account-keys-manage",
    "https://learn.microsoft.com/en-us/azure/storage/common/storage-sas-overview",
    "https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-client-creds-grant-flow",
    "https://learn.microsoft.com/en-us/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate",
  ],
} as const satisfies Provider;
