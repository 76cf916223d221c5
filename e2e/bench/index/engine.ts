import type { WireJob } from "@/lib/server/sp-api/wire";
import type { Question } from "./questions";

/** Something that keeps jobs and answers questions over them, to be measured. */
export type Engine = {
  /** Takes a page in, as one transaction. */
  write: (jobs: readonly WireJob[]) => Promise<void>;
  /** Ids of the first page and how many match; counts every facet as well. */
  answer: (question: Question) => Promise<{ ids: string[]; total: number }>;
  /** How many jobs have these digits in an id. */
  find: (digits: string) => Promise<number>;
  close: () => Promise<void>;
};
