/** high: structure or checksum; medium: context; low: guess. */
export type Confidence = "high" | "medium" | "low";
