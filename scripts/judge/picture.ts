import { figuresAt, type Measured } from "./measure.ts";

const side = 360;
const margin = 48;

/** Precision over recall as a picture: SVG, readable on light and on dark pages. */
export function curvePicture(measured: readonly Measured[]): string {
  const figures = Array.from({ length: 91 }, (_, i) => figuresAt(measured, 0.05 + i / 100));
  const x = (recall: number) => margin + recall * side;
  const y = (precision: number) => margin / 2 + (1 - precision) * side;
  const points = figures.map(({ recall, precision }) => `${x(recall).toFixed(1)},${y(precision).toFixed(1)}`).join(" ");
  const marks = figures
    .filter((_, i) => i % 15 === 0)
    .map(
      ({ threshold, recall, precision }) =>
        `<circle cx="${x(recall).toFixed(1)}" cy="${y(precision).toFixed(1)}" r="3.5" fill="#2f6fdb"/><text x="${(x(recall) + 7).toFixed(1)}" y="${(y(precision) - 5).toFixed(1)}">${threshold.toFixed(2)}</text>`,
    );
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(
    (tick) =>
      `<path d="M${margin} ${y(tick)}h${side}M${x(tick)} ${margin / 2}v${side}" stroke="#8884" fill="none"/><text x="${margin - 8}" y="${y(tick) + 4}" text-anchor="end">${tick}</text><text x="${x(tick)}" y="${side + margin / 2 + 18}" text-anchor="middle">${tick}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side + margin + 40} ${side + margin + 24}" width="${side + margin + 40}" font-family="system-ui, sans-serif" font-size="12" fill="#777" role="img" aria-label="Precision over recall at every threshold">
${ticks.join("\n")}
<polyline points="${points}" fill="none" stroke="#2f6fdb" stroke-width="2"/>
${marks.join("\n")}
<text x="${margin + side / 2}" y="${side + margin + 16}" text-anchor="middle">recall</text>
<text x="14" y="${margin / 2 + side / 2}" text-anchor="middle" transform="rotate(-90 14 ${margin / 2 + side / 2})">precision</text>
</svg>
`;
}
