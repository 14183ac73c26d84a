import { expect, test } from "vitest";
import { createRegistry } from "../../src/metrics/registry.ts";

const definitions = {
  seen_total: { type: "counter", help: "What was seen.", labels: ["kind"] },
  depth: { type: "gauge", help: "How deep.", labels: [] },
  took_seconds: { type: "histogram", help: "How long.", labels: [], buckets: [1, 5] },
} as const;

test("counters, gauges and histograms are written as Prometheus reads them", () => {
  const registry = createRegistry(definitions);
  registry.add("seen_total", { kind: "a" });
  registry.add("seen_total", { kind: "a" }, 2);
  registry.set("depth", {}, 7);
  registry.set("depth", {}, 3);
  registry.observe("took_seconds", {}, 0.5);
  registry.observe("took_seconds", {}, 9);
  expect(registry.render().split("\n")).toEqual([
    "# HELP seen_total What was seen.",
    "# TYPE seen_total counter",
    'seen_total{kind="a"} 3',
    "# HELP depth How deep.",
    "# TYPE depth gauge",
    "depth 3",
    "# HELP took_seconds How long.",
    "# TYPE took_seconds histogram",
    'took_seconds_bucket{le="1"} 1',
    'took_seconds_bucket{le="5"} 1',
    'took_seconds_bucket{le="+Inf"} 2',
    "took_seconds_sum 9.5",
    "took_seconds_count 2",
  ]);
});

test("a label's value cannot end its quotes", () => {
  const registry = createRegistry(definitions);
  registry.add("seen_total", { kind: 'a"} 1\nfalse_total 9\\' });
  expect(registry.render()).toContain('seen_total{kind="a\\"} 1\\nfalse_total 9\\\\"} 1\n');
});
