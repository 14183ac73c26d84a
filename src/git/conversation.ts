import { type ByteReader, readBytes } from "./byte-reader.ts";
import { type GitContext, type RunningGit, readUntilEnd, startGit } from "./run-git.ts";

/** A `git cat-file` that is asked one thing after another. */
export interface Conversation {
  /** `read` reads the whole answer. One question at a time. */
  ask<T>(question: string, read: (output: ByteReader) => Promise<T>): Promise<T>;
  /** Call it in a `finally`: the process, or its wait for the next conversation, lives until then. */
  end(): void;
}

export type AnsweringCommand = "--batch" | "--batch-check";

/** The time limit of the context begins anew. */
export function startConversation(context: GitContext, command: AnsweringCommand): Conversation {
  const { idle, timeoutMs } = context;
  const process = idle?.take(command) ?? startProcess(context, command);
  process.git.allow(timeoutMs);
  let isWhole = true;
  return {
    async ask(question, read) {
      isWhole = false;
      process.git.stdin.write(question);
      const answer = await read(process.output);
      isWhole = true;
      return answer;
    },
    end() {
      // What is left of an answer would be taken for the next one.
      if (idle && isWhole) idle.keep(command, process);
      else process.git.stop();
    },
  };
}

interface AnsweringProcess {
  readonly git: RunningGit;
  readonly output: ByteReader;
}

function startProcess(context: GitContext, command: AnsweringCommand): AnsweringProcess {
  const git = startGit(context, ["cat-file", command]);
  return { git, output: readBytes(readUntilEnd(git)) };
}

/**
 * Processes between two conversations. To start one halts this whole process for milliseconds, the longer the more memory it has,
 * and a push asks a dozen times.
 */
export interface IdleProcesses {
  take(command: AnsweringCommand): AnsweringProcess | undefined;
  keep(command: AnsweringCommand, process: AnsweringProcess): void;
}

/** @param idleMs a process that nobody takes for so long is stopped */
export function createIdleProcesses(idleMs = 1_000): IdleProcesses {
  const waiting = new Map<AnsweringCommand, { readonly process: AnsweringProcess; readonly timer: NodeJS.Timeout }>();
  return {
    take(command) {
      const found = waiting.get(command);
      waiting.delete(command);
      clearTimeout(found?.timer);
      return found?.process;
    },
    keep(command, process) {
      if (waiting.has(command)) return process.git.stop();
      const timer = setTimeout(() => {
        waiting.delete(command);
        process.git.stop();
      }, idleMs);
      waiting.set(command, { process, timer });
    },
  };
}
