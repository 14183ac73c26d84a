import type { JsonObject } from "../../json.ts";
import type { Delivery } from "../../state.ts";
import { ApiError, notFound } from "../api-error.ts";
import { type Call, type Endpoint, ok, type Reply } from "../endpoint.ts";

export const hookDeliveryEndpoints: readonly Endpoint[] = [
  { operation: "GET /app/hook/deliveries", caller: "app", run: listDeliveries },
  { operation: "GET /app/hook/deliveries/{delivery_id}", caller: "app", run: getDelivery },
  { operation: "POST /app/hook/deliveries/{delivery_id}/attempts", caller: "app", run: redeliver },
];

/** Newest first, from the one that `cursor` names. */
function listDeliveries(call: Call): Reply {
  const { query, site } = call;
  const all = site.state.deliveries.filter((delivery) => hasStatus(delivery, query.status)).toReversed();
  const start = query.cursor === undefined ? 0 : all.findIndex((delivery) => cursorOf(delivery) === query.cursor);
  if (start === -1) throw new ApiError(422, { message: "The cursor is not valid." });
  const shown = all.slice(start, start + call.perPage);
  const next = all[start + call.perPage];
  const more = new URLSearchParams({ ...query, ...(next === undefined ? {} : { cursor: cursorOf(next) }) });
  const headers = next === undefined ? {} : { link: `<${site.urls.api}/app/hook/deliveries?${more}>; rel="next"` };
  return { ...ok(shown.map(represent)), headers };
}

/** GitHub sorts by the status code alone: a delivery that never connected is in neither class. */
function hasStatus({ statusCode }: Delivery, status: string | undefined): boolean {
  if (status === undefined) return true;
  return status === "success" ? statusCode >= 200 && statusCode < 400 : statusCode >= 400;
}

function cursorOf(delivery: Delivery): string {
  return `v1_${delivery.id}`;
}

async function getDelivery(call: Call): Promise<Reply> {
  const delivery = requestedDelivery(call);
  return ok({
    ...represent(delivery),
    url: delivery.url,
    request: {
      headers: delivery.requestHeaders,
      payload: JSON.parse(await call.site.webhooks.payload(delivery)) as JsonObject,
    },
    response: { headers: delivery.responseHeaders, payload: delivery.responseBody },
  });
}

async function redeliver(call: Call): Promise<Reply> {
  await call.site.webhooks.redeliver(requestedDelivery(call));
  return { status: 202, body: {} };
}

function requestedDelivery(call: Call): Delivery {
  const id = Number(call.param("delivery_id"));
  const delivery = call.site.state.deliveries.find((candidate) => candidate.id === id);
  if (delivery === undefined) throw notFound();
  return delivery;
}

function represent(delivery: Delivery): JsonObject {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: delivery.deliveredAt,
    redelivery: delivery.isRedelivery,
    duration: delivery.durationSeconds,
    status: delivery.status,
    status_code: delivery.statusCode,
    event: delivery.event,
    action: delivery.action,
    installation_id: delivery.installationId,
    repository_id: delivery.repositoryId,
    throttled_at: null,
  };
}
