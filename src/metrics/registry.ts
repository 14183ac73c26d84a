/**
 * Counters, gauges and histograms in Prometheus' text format 0.0.4. Own code, since the format is a page long and the client
 * library brings a tracing API along.
 */
export interface Definition {
  readonly type: "counter" | "gauge" | "histogram";
  readonly help: string;
  readonly labels: readonly string[];
  /** Upper bounds, ascending; of a histogram alone. */
  readonly buckets?: readonly number[];
}

export type Labels = Readonly<Record<string, string>>;

export interface Registry<Name extends string> {
  /** Adds to a counter. */
  add(name: Name, labels: Labels, amount?: number): void;
  /** Sets a gauge. */
  set(name: Name, labels: Labels, value: number): void;
  /** Puts a value into a histogram. */
  observe(name: Name, labels: Labels, value: number): void;
  render(): string;
}

/** Values that were never touched are not shown, as Prometheus expects of labelled ones. */
export function createRegistry<Name extends string>(definitions: Readonly<Record<Name, Definition>>): Registry<Name> {
  const values = new Map<string, number>();

  function add(key: string, amount: number): void {
    values.set(key, (values.get(key) ?? 0) + amount);
  }

  return {
    add: (name, labels, amount = 1) => add(keyOf(name, labels), amount),
    set: (name, labels, value) => void values.set(keyOf(name, labels), value),
    observe(name, labels, value) {
      for (const bound of definitions[name].buckets ?? [])
        add(keyOf(`${name}_bucket`, { ...labels, le: `${bound}` }), value <= bound ? 1 : 0);
      add(keyOf(`${name}_bucket`, { ...labels, le: "+Inf" }), 1);
      add(keyOf(`${name}_sum`, labels), value);
      add(keyOf(`${name}_count`, labels), 1);
    },
    render() {
      const lines = Object.entries<Definition>(definitions).flatMap(([name, { type, help }]) => [
        `# HELP ${name} ${help}`,
        `# TYPE ${name} ${type}`,
        ...[...values].filter(([key]) => isOf(name, type, key)).map(([key, value]) => `${key} ${value}`),
      ]);
      return lines.join("\n");
    },
  };
}

function keyOf(name: string, labels: Labels): string {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${escapeValue(value)}"`);
  return pairs.length === 0 ? name : `${name}{${pairs.join(",")}}`;
}

function escapeValue(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}

function isOf(name: string, type: Definition["type"], key: string): boolean {
  const [bare = ""] = key.split("{");
  return type === "histogram" ? new RegExp(`^${name}_(bucket|sum|count)$`).test(bare) : bare === name;
}
