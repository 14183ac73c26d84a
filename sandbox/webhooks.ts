import { createHmac, randomUUID } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { holds } from "./installed-on.ts";
import type { JsonObject } from "./json.ts";
import { organisation, simpleAccount } from "./rest/accounts/represent-account.ts";
import { nodeId } from "./rest/node-id.ts";
import { representRepository } from "./rest/repositories/represent-repository.ts";
import type { Site } from "./site.ts";
import { type Account, type Delivery, type Installation, nextId, type Repository, timestamp } from "./state.ts";

/** A larger event is not delivered at all, and no trace of it stays in the log. */
const maxPayloadBytes = 25 * 1024 * 1024;
const answerTimeoutMs = 10_000;
/** GitHub keeps them for three days; here the oldest go when there are more. */
const maxDeliveriesKept = 2000;
const unanswered = { durationSeconds: 0, status: "pending", statusCode: 0, responseHeaders: {}, responseBody: "" };
/** Sent to every app, whether it subscribed or not. */
const alwaysSent = new Set(["installation", "installation_repositories"]);

export interface Webhooks {
  emit(event: Event): void;
  /** Sends a delivery again under its old GUID. */
  redeliver(delivery: Delivery): Promise<void>;
  payload(delivery: Delivery): Promise<string>;
  settled(): Promise<void>;
}

export interface Event {
  readonly name: string;
  /** Whose installation hears of it. */
  readonly owner: Account;
  readonly repository: Repository | undefined;
  readonly sender: Account;
  /** `repository`, `sender`, `installation` and `organization` are added unless it names them itself. */
  readonly payload: JsonObject;
}

export async function createWebhooks(directory: string, site: () => Site, changed: () => void): Promise<Webhooks> {
  const folder = join(directory, "deliveries");
  await mkdir(folder, { recursive: true });
  const file = (delivery: Delivery) => join(folder, `${delivery.id}.json`);
  const pending = new Set<Promise<void>>();

  function start(delivery: Delivery, body: string): void {
    const { state } = site();
    state.deliveries.push(delivery);
    const forgotten = state.deliveries.splice(0, Math.max(0, state.deliveries.length - maxDeliveriesKept));
    const sent = Promise.all([
      writeFile(file(delivery), body),
      ...forgotten.map((old) => rm(file(old), { force: true })),
    ])
      .then(() => send(delivery, body))
      .finally(() => {
        pending.delete(sent);
        changed();
      });
    pending.add(sent);
  }

  return {
    emit(event) {
      const { state } = site();
      const installation = listener(site(), event);
      if (installation === undefined || state.app.webhookUrl === null) return;
      const body = JSON.stringify(completePayload(site(), event, installation));
      if (Buffer.byteLength(body) > maxPayloadBytes) return;
      start(newDelivery(site(), event, installation, body), body);
    },
    async redeliver(delivery) {
      const { state } = site();
      const body = await readFile(file(delivery), "utf8");
      const url = state.app.webhookUrl ?? delivery.url;
      start({ ...delivery, ...unanswered, id: nextId(state), isRedelivery: true, url }, body);
    },
    payload: (delivery) => readFile(file(delivery), "utf8"),
    async settled() {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
}

/** The installation that hears of an event: not suspended, its repository included, the event subscribed to. */
function listener({ state }: Site, event: Event): Installation | undefined {
  const installation = state.installations.find((candidate) => candidate.accountId === event.owner.id);
  if (alwaysSent.has(event.name)) return installation;
  if (installation === undefined || installation.suspendedAt !== null) return undefined;
  const includesRepository = event.repository === undefined || holds(installation, event.repository);
  return includesRepository && state.app.events.includes(event.name) ? installation : undefined;
}

function completePayload(site: Site, event: Event, installation: Installation): JsonObject {
  return {
    ...(event.repository === undefined ? {} : { repository: representRepository(site, event.repository) }),
    ...(event.owner.type === "Organization" ? { organization: organisation(site, event.owner) } : {}),
    sender: simpleAccount(site, event.sender),
    installation: { id: installation.id, node_id: nodeId("Installation", installation.id) },
    ...event.payload,
  };
}

function newDelivery({ state }: Site, event: Event, installation: Installation, body: string): Delivery {
  const guid = randomUUID();
  const { action } = event.payload;
  return {
    id: nextId(state),
    guid,
    event: event.name,
    action: typeof action === "string" ? action : null,
    installationId: installation.id,
    repositoryId: event.repository?.id ?? null,
    isRedelivery: false,
    deliveredAt: timestamp(),
    ...unanswered,
    url: state.app.webhookUrl ?? "",
    requestHeaders: {
      accept: "*/*",
      "content-type": "application/json",
      "user-agent": "GitHub-Hookshot/044aadd",
      "x-github-delivery": guid,
      "x-github-event": event.name,
      "x-github-hook-id": String(state.app.hookId),
      "x-github-hook-installation-target-id": String(state.app.id),
      "x-github-hook-installation-target-type": "integration",
      "x-hub-signature": `sha1=${sign("sha1", state.app.webhookSecret, body)}`,
      "x-hub-signature-256": `sha256=${sign("sha256", state.app.webhookSecret, body)}`,
    },
  };
}

function sign(algorithm: "sha1" | "sha256", secret: string, body: string): string {
  return createHmac(algorithm, secret).update(body).digest("hex");
}

async function send(delivery: Delivery, body: string): Promise<void> {
  const started = Date.now();
  delivery.deliveredAt = timestamp(started);
  try {
    const response = await fetch(delivery.url, {
      method: "POST",
      headers: delivery.requestHeaders,
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(answerTimeoutMs),
    });
    delivery.responseBody = (await response.text()).slice(0, 10_000);
    delivery.responseHeaders = Object.fromEntries(response.headers);
    delivery.statusCode = response.status;
    delivery.status = response.ok ? "OK" : "Invalid HTTP Response";
  } catch (error) {
    const timedOut = error instanceof Error && error.name === "TimeoutError";
    delivery.statusCode = 0;
    delivery.status = timedOut ? "timed out" : "failed to connect to host";
  }
  delivery.durationSeconds = (Date.now() - started) / 1000;
}
