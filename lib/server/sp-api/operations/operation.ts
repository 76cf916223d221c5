import "server-only";
import type { SpApiConfig } from "@/lib/server/sp-api/config";
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
  /** Reads the body of a 2xx. */
  read: (body: unknown) => Reading<Output>;
  /** Amazon's usage plan: requests a second, and how many at once. */
  bucket: (config: SpApiConfig) => { rate: number; burst: number };
  /** The answer that is certain without a call, at `now` (epoch ms), which is no earlier than Amazon's. */
  known?: (input: Input, now: number) => Output | null;
  /** What of a call may stand in the log: no ids, no names. */
  log?: { of?(input: Input): object; found?(output: Output): object };
};

export type InputOf<T> = T extends Operation<infer Input, infer _> ? Input : never;
export type OutputOf<T> = T extends Operation<infer _, infer Output> ? Output : never;
