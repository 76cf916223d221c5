import type { Range } from "@/lib/time/range";
import type { AuditAction } from "./audit-record";

/** The most records a page may hold. */
export const MAX_RECORDS = 100;
export const RECORDS_A_PAGE = 50;

/** What `/audit` and its API are asked, each parameter by its own name. */
export type AuditSearch = {
  action: AuditAction[];
  /** Part of a person's id, name or e-mail address. */
  user: string | null;
  job: string | null;
  at: Range | null;
  /** IANA zone in which the days of `at` are meant; UTC when absent. */
  tz: string | null;
  size: number;
  /** Records older than this one, by its id … */
  before: number | null;
  /** … or newer. Never both. */
  after: number | null;
};

export function emptyAuditSearch(): AuditSearch {
  return {
    action: [],
    user: null,
    job: null,
    at: null,
    tz: null,
    size: RECORDS_A_PAGE,
    before: null,
    after: null,
  };
}
