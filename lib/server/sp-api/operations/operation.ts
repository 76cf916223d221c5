import "server-only";
import type { Plan } from "@/lib/server/sp-api/config";
import { SpApiError } from "@/lib/server/sp-api/errors";
import type { Reading } from "@/lib/server/sp-api/wire";

/** A read may be joined with an equal one, asked twice at once and repeated; a write never is. */
type Repetition =
  | {
      kind: "read";
      /** Equal calls under way share one. */
      coalesce: boolean;
      /** A late call gets a second one beside it while a person waits. */
      hedge: boolean;
    }
  | { kind: "write"; coalesce: false; hedge: false };

/** What is to be known of an operation of Amazon's to call it: everything else derives from it. */
export type Operation<Input, Output> = Repetition & {
  /** Amazon's own name: of the method, of its bucket, of its metrics and lines in the log. */
  name: string;
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /**
   * Path and query, encoded. Equal inputs have equal paths.
   * @throws SpApiError "rejected" for an input that no path can carry
   */
  path: (input: Input) => string;
  /** What is sent as JSON; nothing is sent where it is left out. */
  body?: (input: Input) => object;
  /** Reads the body of a 2xx; undefined stands for none. */
  read: (body: unknown, status: number) => Reading<Output>;
  /** Amazon's usage plan, which the sandbox replaces by its own; "configured" takes the config's for both. */
  plan: Plan | "configured";
  /** What is said of a 404; of a service job where it is left out. Holds nothing that was sent. */
  missing?: string;
  /** The answer that is certain without a call, at `now` (epoch ms), which is no earlier than Amazon's. */
  known?: (input: Input, now: number) => Output | null;
  /** What of a call may stand in the log: no ids, no names. */
  log?: { of?(input: Input): object; found?(output: Output): object };
};

export type InputOf<T> = T extends Operation<infer Input, infer _> ? Input : never;
export type OutputOf<T> = T extends Operation<infer _, infer Output> ? Output : never;

/** What paths are made of: ids of 1 to 100 characters. Amazon: Services API v1 model. */
const LONGEST_ID = 100;

/**
 * An id as a segment of a path.
 * @throws SpApiError "rejected" for one that no path can carry; `what` names it
 */
export function segment(id: string, what: string): string {
  // A URL swallows the segments "." and "..", so they would ask another question.
  if (id.length < 1 || id.length > LONGEST_ID || id === "." || id === "..") {
    throw new SpApiError({ kind: "rejected", message: `This is not a ${what} id.` });
  }
  return encodeURIComponent(id);
}

/** A query string of what is given, by name, so that equal questions are equal strings. */
export function queryOf(parameters: Record<string, string | undefined>): string {
  return Object.entries(parameters)
    .flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
    )
    .sort()
    .join("&");
}
