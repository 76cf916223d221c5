import { z } from "zod";
import { BLOCK_TYPES, RESOURCE_ACTIONS } from "@/lib/actions/capacity";
import { ACTION_STATES, JOB_ACTIONS } from "@/lib/actions/job-action";
import { REFUSAL_REASONS } from "@/lib/actions/refusal-reasons";
import { PROBLEM_REASONS, PROBLEM_STATUS, type ProblemCode } from "@/lib/http/problem";
import { JOB_FLAGS } from "@/lib/jobs/job";
import { FACET_NAMES, HIT_KINDS, INDEX_STATES } from "@/lib/jobs/job-index";
import { SCHEDULE_VIEWS } from "@/lib/schedule/schedule";

const instant = z.iso.datetime();
const text = z.string().optional();

/** A job as the API gives it: Amazon's fields, none of them promised, and three of our own. */
const job = z.looseObject({
  serviceJobId: z.string(),
  serviceOrderId: text,
  createTime: text,
  serviceJobStatus: text,
  storeId: text,
  scopeOfWork: z.looseObject({ asin: text, title: text }).optional(),
  buyer: z.looseObject({ name: text, phone: text }).optional(),
  serviceLocation: z
    .looseObject({
      address: z
        .looseObject({
          name: text,
          addressLine1: text,
          addressLine2: text,
          addressLine3: text,
          city: text,
          postalCode: text,
          phone: text,
        })
        .optional(),
    })
    .optional(),
  zone: z.string(),
  flags: z.array(z.enum(JOB_FLAGS)),
  hidden: z.array(z.string()),
});

export type ApiJob = z.infer<typeof job>;

const source = z.enum(["index", "live"]);

/** What every answer says of the index. */
const indexInfo = z.strictObject({
  state: z.enum(INDEX_STATES),
  asOf: instant.nullable(),
  since: instant.nullable(),
  verified: z
    .strictObject({ have: z.number().int(), said: z.number().int(), at: instant })
    .nullable(),
  sequence: z.number().int().nonnegative(),
});

/** The body of `GET /api/index`. */
export const indexReport = z.strictObject({
  ...indexInfo.shape,
  mode: z.enum(["memory", "store", "off"]),
  progress: z.number().min(0).max(1).nullable(),
  rows: z.number().int(),
  reason: z.string().nullable(),
  shared: z
    .strictObject({
      reader: z.enum(["this", "another", "nobody"]),
      behindSeconds: z.number().min(0),
    })
    .optional(),
});

const facet = z.strictObject({ value: z.string(), label: text, count: z.number().int() });

/** The body of `GET /api/jobs/facets`. */
export const jobFacets = z.strictObject({
  total: z.number().int(),
  facets: z.record(z.enum(FACET_NAMES), z.array(facet)),
  source,
  index: indexInfo,
});

const visit = z.strictObject({
  key: z.string(),
  serviceJobId: z.string(),
  orderId: z.string().nullable(),
  appointmentId: z.string().nullable(),
  start: instant,
  end: instant.nullable(),
  zone: z.string(),
  status: z.string().nullable(),
  jobStatus: z.string().nullable(),
  service: z.string().nullable(),
  quantity: z.number().nullable(),
  store: z.string().nullable(),
  technicians: z.array(z.strictObject({ id: z.string().nullable(), name: z.string().nullable() })),
  flags: z.array(z.enum([...JOB_FLAGS, "elsewhere", "overbooked"])),
  moves: z.number().int(),
  isCurrent: z.boolean(),
});

/** The body of `GET /api/schedule`. */
export const scheduleAnswer = z.strictObject({
  view: z.enum(SCHEDULE_VIEWS),
  days: z.array(z.iso.date()),
  tz: z.string().nullable(),
  lanes: z.array(z.strictObject({ id: z.string(), label: z.string(), visits: z.array(visit) })),
  unscheduled: z.strictObject({
    total: z.number().int(),
    jobs: z.array(
      z.strictObject({
        serviceJobId: z.string(),
        status: z.string().nullable(),
        service: z.string().nullable(),
        store: z.string().nullable(),
        created: z.string().nullable(),
        zone: z.string(),
        proposed: z.number().int(),
      }),
    ),
  }),
  index: indexInfo,
});

/** The body of `GET /api/search`. */
export const searchAnswer = z.strictObject({
  hits: z.array(
    z.strictObject({
      kind: z.enum(HIT_KINDS),
      value: z.string(),
      label: z.string(),
      count: z.number().int(),
      serviceJobId: text,
    }),
  ),
  source,
  index: indexInfo,
});

/** The body of `GET /api/jobs`: these fields and no others; the last four where an index is kept. */
export const jobPage = z.strictObject({
  jobs: z.array(job),
  total: z.number().int().nullable(),
  page: z.number().int(),
  pageSize: z.number().int(),
  hasNext: z.boolean(),
  hasPrevious: z.boolean(),
  asOf: instant,
  fetchedAt: instant,
  source: source.optional(),
  index: indexInfo.nullish(),
  notes: z.record(z.string(), z.enum(["changed", "gone"])).optional(),
  rows: z.strictObject({ source, code: text }).optional(),
});

/** The body of `GET /api/jobs/{id}`. */
export const jobDetail = z.strictObject({
  job,
  overbooking: z
    .strictObject({
      appointmentId: z.string(),
      technicians: z.array(z.string()),
      named: z.array(z.string()),
      at: instant,
    })
    .optional(),
  fetchedAt: instant,
});

const codes = Object.keys(PROBLEM_STATUS) as [ProblemCode, ...ProblemCode[]];

/** The body of every error (RFC 9457). */
export const problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.enum(codes),
  detail: z.string().min(1),
  reason: z.enum(PROBLEM_REASONS).optional(),
  upstreamMessage: text,
  requestId: text,
  retryAfter: z.number().positive().optional(),
  errors: z
    .array(
      z.strictObject({
        parameter: z.string(),
        detail: z.string().min(1),
        code: text,
        values: z.array(z.string()).optional(),
        limit: z.number().optional(),
        upstreamCode: text,
        meant: z.string().optional(),
      }),
    )
    .optional(),
  progress: z.strictObject({ page: z.number(), of: z.number() }).optional(),
  current: z
    .strictObject({
      serviceJobId: z.string(),
      serviceJobStatus: text,
      appointments: z.array(z.looseObject({})).optional(),
    })
    .optional(),
  action: z.uuid().optional(),
});

/** What became of something that somebody had Amazon do. */
const receipt = z.strictObject({
  key: z.uuid(),
  jobId: z.string(),
  action: z.enum(JOB_ACTIONS),
  state: z.enum(ACTION_STATES),
  at: instant,
  endedAt: instant.nullable(),
  user: z.strictObject({ id: z.string(), name: z.string().nullable() }),
  codes: z.array(z.string()),
  reasons: z.array(z.enum(REFUSAL_REASONS)),
  warnings: z.array(z.string()),
  appointmentId: z.string().nullable(),
  requestId: z.string().nullable(),
});

/** The same of what was done with a store. */
const storeReceipt = receipt.omit({ jobId: true, appointmentId: true }).extend({
  resource: z.string(),
  action: z.enum(RESOURCE_ACTIONS),
  block: z.strictObject({ type: z.enum(BLOCK_TYPES), time: z.looseObject({}) }).nullable(),
  until: z.iso.date().nullable(),
});

/** The body of every write to a job that was done, and of `GET /api/actions/{key}` about one. */
export const actionAnswer = z.strictObject({
  job: job.nullable(),
  warnings: z.array(
    z.strictObject({ code: z.string().nullable(), technicians: z.array(z.string()) }),
  ),
  action: receipt,
  fetchedAt: instant,
});

/** The body of `GET /api/actions`, and without `older` of `GET /api/jobs/{id}/actions`. */
export const receipts = z.strictObject({
  actions: z.array(z.union([receipt, storeReceipt])),
  older: z.number().int().nullish(),
  fetchedAt: instant,
});

/** The body of `GET /api/jobs/{id}/slots`. */
export const slots = z.strictObject({
  realTime: z.boolean(),
  slots: z.array(z.strictObject({ start: instant, end: instant, left: z.number().int() })),
  fetchedAt: instant,
});
