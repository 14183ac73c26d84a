import { type Label, nextId } from "../../state.ts";
import { notFound, validationFailed } from "../api-error.ts";
import { created, type Endpoint, ok, type Reply, type RepositoryCall } from "../endpoint.ts";
import { list } from "../pagination.ts";
import { representLabel } from "./represent-issue.ts";

export const labelEndpoints: readonly Endpoint[] = [
  {
    operation: "GET /repos/{owner}/{repo}/labels",
    permission: { issues: "read", pull_requests: "read" },
    run: (call) => list(call, labelsOf(call), (label) => representLabel(call.site, call.repository, label)),
  },
  {
    operation: "GET /repos/{owner}/{repo}/labels/{name}",
    permission: { issues: "read", pull_requests: "read" },
    run(call) {
      const label = findLabel(call, call.param("name"));
      if (!label) throw notFound();
      return ok(representLabel(call.site, call.repository, label));
    },
  },
  {
    operation: "POST /repos/{owner}/{repo}/labels",
    permission: { issues: "write", pull_requests: "write" },
    run: createLabel,
  },
];

const maxName = 50;
const maxDescription = 100;
const defaultColor = "ededed";

interface LabelInput {
  readonly name: string;
  readonly color?: string;
  readonly description?: string;
}

/** The labels of these names; a name that is new becomes a label, as when an issue is created with it. */
export function ensureLabels(call: RepositoryCall, names: readonly string[]): readonly Label[] {
  for (const name of names) checkName(name);
  return names.map((name) => findLabel(call, name) ?? addLabel(call, { name }));
}

function createLabel(call: RepositoryCall): Reply {
  const input = call.body as LabelInput;
  checkName(input.name);
  if (input.color !== undefined && !/^[0-9a-f]{6}$/i.test(input.color)) throw invalid("color");
  if ((input.description ?? "").length > maxDescription) throw invalid("description");
  if (findLabel(call, input.name)) {
    throw validationFailed([{ resource: "Label", code: "already_exists", field: "name" }]);
  }
  return created(representLabel(call.site, call.repository, addLabel(call, input)));
}

function addLabel(call: RepositoryCall, { name, color = defaultColor, description }: LabelInput): Label {
  const label: Label = {
    id: nextId(call.site.state),
    repositoryId: call.repository.id,
    name,
    color: color.toLowerCase(),
    description: description ?? null,
    isDefault: false,
  };
  call.site.state.labels.push(label);
  return label;
}

function checkName(name: string): void {
  if (name.trim() === "") throw validationFailed([{ resource: "Label", code: "missing_field", field: "name" }]);
  if (name.length > maxName) throw invalid("name");
}

function labelsOf({ site, repository }: RepositoryCall): readonly Label[] {
  return site.state.labels.filter((label) => label.repositoryId === repository.id);
}

/** Names differ by more than case. */
function findLabel(call: RepositoryCall, name: string): Label | undefined {
  return labelsOf(call).find((label) => label.name.toLowerCase() === name.toLowerCase());
}

function invalid(field: string) {
  return validationFailed([{ resource: "Label", code: "invalid", field }]);
}
