import type { ProbotOctokit } from "probot";
import { RetryLater } from "../errors.ts";
import { type ApiAnswer, type Budget, createBudget, purposeOf, remainingOf } from "./budget.ts";
import { failureOf } from "./failures.ts";
import type { ContentLimits } from "./port.ts";

type Auth = (installation: number) => Promise<ProbotOctokit>;

export interface BudgetOptions {
  readonly auth: Auth;
  readonly now: () => Date;
  /** The store's: what is written by all processes. */
  readonly spendContent: (installation: number, most: ContentLimits) => Promise<Date | undefined>;
  readonly heldBack: (purpose: string) => void;
  readonly quota: (installation: number, remaining: number) => void;
}

/**
 * The same `auth`, whose clients ask an installation's budget before each call. Processes share the account of comments and issues;
 * of the other limits each keeps its own, and learns from GitHub's answers what the others spend.
 */
export function keepBudgets({ auth, now, spendContent, heldBack, quota }: BudgetOptions): Auth {
  const budgets = new Map<number, Budget>();

  function budgetOf(installation: number): Budget {
    const budget = budgets.get(installation) ?? createBudget(now, (most) => spendContent(installation, most));
    budgets.set(installation, budget);
    return budget;
  }

  return async (installation) => {
    const octokit = await auth(installation);
    const budget = budgetOf(installation);
    octokit.hook.before("request", async (request) => {
      try {
        await budget.admit(request);
      } catch (error) {
        if (error instanceof RetryLater) heldBack(purposeOf(request));
        throw error;
      }
    });
    octokit.hook.after("request", ({ headers }) => learn({ headers, delayMs: undefined }));
    octokit.hook.error("request", (error) => {
      const failure = failureOf(error, now());
      const isLimit = failure.kind === "later" && failure.isLimit;
      learn({ headers: headersOf(error), delayMs: isLimit ? failure.delayMs : undefined });
      throw error;
    });
    return octokit;

    function learn(answer: ApiAnswer): void {
      budget.learn(answer);
      const remaining = remainingOf(answer.headers);
      if (remaining !== undefined) quota(installation, remaining);
    }
  };
}

function headersOf(error: unknown): ApiAnswer["headers"] {
  return (error as { readonly response?: { readonly headers?: ApiAnswer["headers"] } }).response?.headers ?? {};
}
