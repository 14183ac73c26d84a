import type {
  AdoptRepository,
  ConcludeChecks,
  EnsureRotationIssue,
  ExaminePull,
  ExaminePush,
} from "../../src/jobs/job.ts";

const subject = { installation: 7, repository: { id: 42, owner: "acme", name: "shop" } };

export function examinePull(number: number, installation = subject.installation): ExaminePull {
  return { name: "examine-pull", ...subject, installation, number };
}

/** A push to `main` up to the commit whose id is this digit, forty times. */
export function examinePush(digit: number): ExaminePush {
  const [before, after] = ["0".repeat(40), `${digit}`.repeat(40)];
  return { name: "examine-push", ...subject, ref: "refs/heads/main", before, after, forced: false, pusher: "mona" };
}

export function ensureRotationIssue(fingerprint: string): EnsureRotationIssue {
  return { name: "ensure-rotation-issue", ...subject, fingerprint };
}

export function concludeChecks(job: string): ConcludeChecks {
  return { name: "conclude-checks", ...subject, job, problem: "The job failed five times." };
}

export function adoptRepository(): AdoptRepository {
  return { name: "adopt-repository", ...subject, pulls: "all" };
}
