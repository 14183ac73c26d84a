import type { CheckAnnotation, CheckRun } from "../../state.ts";
import { ApiError, validationFailed } from "../api-error.ts";

/** What an app sends as `output` of a check run. */
export interface OutputInput {
  readonly title?: string;
  readonly summary: string;
  readonly text?: string;
  readonly annotations?: readonly AnnotationInput[];
}

export type AnnotationInput = Pick<
  CheckAnnotation,
  "path" | "start_line" | "end_line" | "annotation_level" | "message"
> &
  Partial<CheckAnnotation>;

/** The schema says characters; GitHub's columns hold this many bytes, so long texts beyond ASCII fail earlier. */
const maxTextBytes = 65_535;
const maxAnnotationBytes = 64 * 1024;
const maxAnnotationTitle = 255;

/** Adds an output to a run: texts are replaced, annotations only ever grow. Throws where GitHub refuses. */
export function applyOutput(run: CheckRun, output: OutputInput): void {
  for (const text of [output.title, output.summary, output.text]) refuseLongText(text);
  const annotations = (output.annotations ?? []).map(readAnnotation);
  run.output = {
    title: output.title ?? run.output.title,
    summary: output.summary,
    text: output.text ?? run.output.text,
  };
  run.annotations.push(...annotations);
}

function refuseLongText(text: string | undefined): void {
  const bytes = Buffer.byteLength(text ?? "");
  if (bytes <= maxTextBytes) return;
  throw new ApiError(422, {
    message: `Invalid request.\n\nOnly ${maxTextBytes} characters are allowed; ${bytes} were supplied.`,
  });
}

function readAnnotation(input: AnnotationInput): CheckAnnotation {
  const problem = annotationProblem(input);
  if (problem) throw validationFailed([{ resource: "CheckAnnotation", code: "custom", ...problem }]);
  return {
    path: input.path,
    start_line: input.start_line,
    end_line: input.end_line,
    start_column: input.start_column ?? null,
    end_column: input.end_column ?? null,
    annotation_level: input.annotation_level,
    title: input.title ?? null,
    message: input.message,
    raw_details: input.raw_details ?? null,
  };
}

function annotationProblem(input: AnnotationInput): { readonly field: string; readonly message: string } | undefined {
  const hasColumns = input.start_column != null || input.end_column != null;
  const columns = [input.start_column, input.end_column].filter((column) => column != null);
  if (input.path === "") return { field: "path", message: "path can't be blank" };
  if (input.message === "") return { field: "message", message: "message can't be blank" };
  if (input.start_line < 1) return { field: "start_line", message: "start_line must be greater than 0" };
  if (input.end_line < input.start_line) {
    return { field: "end_line", message: "end_line must be greater than or equal to start_line" };
  }
  if (hasColumns && input.start_line !== input.end_line) {
    return { field: "start_column", message: "columns are only allowed when start_line equals end_line" };
  }
  if (columns.some((column) => column < 1)) return { field: "start_column", message: "columns start at 1" };
  if ((input.title ?? "").length > maxAnnotationTitle) {
    return { field: "title", message: `title is too long (maximum is ${maxAnnotationTitle} characters)` };
  }
  for (const field of ["message", "raw_details"] as const) {
    if (Buffer.byteLength(input[field] ?? "") > maxAnnotationBytes) {
      return { field, message: `${field} is too long (maximum is ${maxAnnotationBytes} bytes)` };
    }
  }
  return undefined;
}
