import { JOB_FLAGS, LOCATION_TYPES } from "@/lib/jobs/job";
import { SERVICE_JOB_STATUSES } from "@/lib/jobs/statuses";
import { cleanParam, type Issue } from "@/lib/url/param";
import { choicesParam, listParam } from "@/lib/url/param-list";
import { cleanName } from "@/lib/url/pasted-text";

/** How many values a list may hold that an index answers. */
const INDEX_LIMIT = 200;

/** Amazon's limits for the lists of `getServiceJobs` (Services API v1 model). */
export const LIST_LIMIT = 20;
const STORE_LIMIT = 50;
const STORE_LENGTH = 100;
const SKILL_LENGTH = 50;
const ASIN_LENGTH = 10;

/** Amazon: a technician's id has at most 50 characters (Services API v1 model). */
const TECHNICIAN_FORM = /^\S{1,50}$/u;
/** Asks for jobs to which nobody is assigned. */
export const NO_TECHNICIAN = "none";

/** The shortest and the longest text that is searched for. */
export const TEXT_LENGTH = { least: 2, limit: 80 } as const;

const limits = { limit: INDEX_LIMIT, liveLimit: LIST_LIMIT };

export const statusList = choicesParam(SERVICE_JOB_STATUSES, (values) => ({
  code: "unknownStatus",
  detail: `No such status: ${values.join(", ")}. The statuses are ${SERVICE_JOB_STATUSES.join(", ")}.`,
  values,
}));

export const storeList = listParam({
  limit: INDEX_LIMIT,
  liveLimit: STORE_LIMIT,
  names: cleanName,
  accepts: atMost(STORE_LENGTH),
  issueOf: tooLong(STORE_LENGTH),
});

export const asinList = listParam({
  ...limits,
  tidy: (item) => item.toUpperCase(),
  accepts: matches(/^.{10}$/u),
  issueOf: (values) => ({
    code: "asinLength",
    detail: `An ASIN has exactly ${ASIN_LENGTH} characters, unlike ${values.join(", ")}.`,
    values,
    limit: ASIN_LENGTH,
  }),
});

export const skillList = listParam({
  ...limits,
  names: cleanName,
  accepts: atMost(SKILL_LENGTH),
  issueOf: tooLong(SKILL_LENGTH),
});

export const trackingList = listParam({
  ...limits,
  accepts: matches(/^[A-Za-z0-9-]+$/),
  issueOf: (values) => ({
    code: "trackingForm",
    detail: `Tracking ids hold letters, digits and hyphens only, unlike ${values.join(", ")}.`,
    values,
  }),
});

export const orderList = listParam({
  ...limits,
  accepts: matches(/^[0-9-]+$/),
  issueOf: (values) => ({
    code: "orderForm",
    detail: `Order ids hold digits and hyphens only, unlike ${values.join(", ")}.`,
    values,
  }),
});

export const technicianList = listParam({
  limit: INDEX_LIMIT,
  liveLimit: 0,
  accepts: matches(TECHNICIAN_FORM),
  issueOf: (values) => ({
    code: "technicianForm",
    detail: `A technician's id has 1 to 50 characters without spaces, unlike ${values.join(", ")}.`,
    values,
  }),
  conflict: (values) =>
    values.length > 1 && values.includes(NO_TECHNICIAN)
      ? {
          code: "noneAndSome",
          detail: `${NO_TECHNICIAN} stands alone: a job has no technician or one of those named.`,
        }
      : null,
});

/** Technicians as they can stand side by side: of nobody and somebody, what was added last stays. */
export function compatibleTechnicians(values: readonly string[]): string[] {
  if (values.at(-1) === NO_TECHNICIAN) return [NO_TECHNICIAN];
  return values.filter((value) => value !== NO_TECHNICIAN);
}

export const flagList = choicesParam(JOB_FLAGS, (values) => ({
  code: "unknownFlag",
  detail: `No such flag: ${values.join(", ")}. The flags are ${JOB_FLAGS.join(", ")}.`,
  values,
}));

export const locationList = choicesParam(LOCATION_TYPES, (values) => ({
  code: "unknownLocation",
  detail: `No such place: ${values.join(", ")}. The places are ${LOCATION_TYPES.join(", ")}.`,
  values,
}));

export const searchText = cleanParam(cleanName, {
  ...TEXT_LENGTH,
  detail: `A text of ${TEXT_LENGTH.least} to ${TEXT_LENGTH.limit} characters is needed.`,
});

function matches(pattern: RegExp) {
  return (item: string): item is string => pattern.test(item);
}

function atMost(length: number) {
  return (item: string): item is string => item.length > 0 && item.length <= length;
}

function tooLong(limit: number) {
  return (values: string[]): Issue => ({
    code: "tooLong",
    detail: `At most ${limit} characters a value.`,
    values,
    limit,
  });
}
