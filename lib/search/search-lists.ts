import { isServiceJobStatus, SERVICE_JOB_STATUSES } from "@/lib/jobs/statuses";
import { accepted, type Complaint, type Param, refused } from "@/lib/url/param";
import { listParam } from "@/lib/url/param-list";
import { cleanParam } from "@/lib/url/param-scalar";
import { cleanId, cleanName } from "@/lib/url/pasted-text";

export const marketplaceParam: Param<string | null> = {
  read(text, context) {
    if (!context?.marketplaces || context.marketplaces.includes(text)) return accepted(text);
    return refused(null, {
      code: "marketplaceUnknown",
      detail: `This dashboard is set up for ${context.marketplaces.join(", ")}.`,
      values: [text],
    });
  },
  write: (value) => value ?? "",
};

/** Amazon: a service job id has at most 100 characters (Services API v1 model). */
const JOB_ID_LENGTH = 100;

export const jobParam = cleanParam(cleanId, {
  limit: JOB_ID_LENGTH,
  detail: `A job id has at most ${JOB_ID_LENGTH} characters.`,
});

/** Amazon's limits for the lists of `getServiceJobs` (Services API v1 model). */
const LIST_LIMIT = 20;
const STORE_LIMIT = 50;
const STORE_LENGTH = 100;
const SKILL_LENGTH = 50;
const ASIN_LENGTH = 10;

const orders = listParam({
  limit: LIST_LIMIT,
  accepts: matches(/^[0-9-]+$/),
  complain: (values) => ({
    code: "orderForm",
    detail: `Order ids hold digits and hyphens only, unlike ${values.join(", ")}.`,
    values,
  }),
});

/** The parameters that hold comma lists. */
export const LISTS = {
  status: listParam({
    limit: SERVICE_JOB_STATUSES.length,
    accepts: isServiceJobStatus,
    complain: (values) => ({
      code: "unknownStatus",
      detail: `No such status: ${values.join(", ")}. The statuses are ${SERVICE_JOB_STATUSES.join(", ")}.`,
      values,
    }),
    arrange: (items) => SERVICE_JOB_STATUSES.filter((status) => items.includes(status)),
  }),
  store: listParam({
    limit: STORE_LIMIT,
    names: cleanName,
    accepts: atMost(STORE_LENGTH),
    complain: tooLong(STORE_LENGTH),
  }),
  asin: listParam({
    limit: LIST_LIMIT,
    tidy: (item) => item.toUpperCase(),
    accepts: matches(/^.{10}$/u),
    complain: (values) => ({
      code: "asinLength",
      detail: `An ASIN has exactly ${ASIN_LENGTH} characters, unlike ${values.join(", ")}.`,
      values,
      limit: ASIN_LENGTH,
    }),
  }),
  skill: listParam({
    limit: LIST_LIMIT,
    names: cleanName,
    accepts: atMost(SKILL_LENGTH),
    complain: tooLong(SKILL_LENGTH),
  }),
  order: orders,
  productOrder: orders,
  tracking: listParam({
    limit: LIST_LIMIT,
    accepts: matches(/^[A-Za-z0-9-]+$/),
    complain: (values) => ({
      code: "trackingForm",
      detail: `Tracking ids hold letters, digits and hyphens only, unlike ${values.join(", ")}.`,
      values,
    }),
  }),
};

function matches(pattern: RegExp) {
  return (item: string): item is string => pattern.test(item);
}

function atMost(length: number) {
  return (item: string): item is string => item.length > 0 && item.length <= length;
}

function tooLong(limit: number) {
  return (values: string[]): Complaint => ({
    code: "tooLong",
    detail: `At most ${limit} characters a value.`,
    values,
    limit,
  });
}
