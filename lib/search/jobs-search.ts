import type { Range } from "@/lib/time/range";
import type { Param } from "@/lib/url/param";
import {
  choiceParam,
  cleanParam,
  instantParam,
  wholeNumberParam,
  zoneParam,
} from "@/lib/url/param-scalar";
import { cleanId } from "@/lib/url/pasted-text";
import { emptyOf } from "@/lib/url/vocabulary";
import { FILTERS } from "./filters";

export const SORTS = ["date", "-date", "status", "-status"] as const;
export type Sort = (typeof SORTS)[number];

/** Amazon gives at most this many jobs a page (Services API v1 model). */
export const MAX_PAGE_SIZE = 20;

/** Amazon: a service job id has at most 100 characters (Services API v1 model). */
const JOB_ID_LENGTH = 100;

/** What a search means by "created" where it names neither a range nor an order, parcel or product. */
export const DEFAULT_CREATED = { kind: "preset", preset: "30d" } as const satisfies Range;

/** Parameters that say where in an answer somebody is, not what was asked. */
const POSITION = {
  page: wholeNumberParam(
    1,
    { min: 1, max: 1_000_000 },
    { code: "pageUnreadable", detail: "Pages are counted 1, 2, 3 and so on." },
  ),
  asOf: instantParam,
  job: cleanParam(cleanId, {
    limit: JOB_ID_LENGTH,
    detail: `A job id has at most ${JOB_ID_LENGTH} characters.`,
  }),
};

/** The vocabulary: every parameter, in the order in which a URL names them. */
export const PARAMS = {
  ...FILTERS,
  tz: zoneParam,
  sort: choiceParam(SORTS, "-date", {
    code: "sortUnknown",
    detail: `Amazon sorts by ${SORTS.join(", ")}.`,
  }),
  size: wholeNumberParam(
    MAX_PAGE_SIZE,
    { min: 1, max: MAX_PAGE_SIZE },
    {
      code: "sizeOutside",
      detail: `A page holds 1 to ${MAX_PAGE_SIZE} jobs.`,
      limit: MAX_PAGE_SIZE,
    },
  ),
  ...POSITION,
};

/** The state of the jobs page, which is its URL. Null and empty lists mean "not asked for". */
export type JobsSearch = {
  -readonly [K in keyof typeof PARAMS]: (typeof PARAMS)[K] extends Param<infer T> ? T : never;
};

/** The search of an empty URL. */
export function emptySearch(): JobsSearch {
  return emptyOf<JobsSearch>(PARAMS);
}

/** Whether a parameter says where in an answer somebody is, not what was asked. */
export function isPosition(parameter: string): boolean {
  return Object.hasOwn(POSITION, parameter);
}
