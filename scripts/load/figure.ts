/** A measured value with the limit it must keep, all in the unit that is named. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  readonly unit: string;
}

/** The smallest value that `share` (0 to 1) of all do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function isKept({ value, limit }: Figure): boolean {
  return value <= limit;
}

/** As a Markdown table, so that it can be copied into a document. */
export function renderFigures(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { name, value, limit, unit } = figure;
    return `| ${name} | ${rounded(value)} ${unit} | ${rounded(limit)} ${unit} | ${isKept(figure) ? "kept" : "**missed**"} |`;
  });
  return ["| figure | measured | limit | |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function rounded(value: number): string {
  return Number.isInteger(value) ? `${value}` : value.toFixed(value < 10 ? 2 : 0);
}
