import { z } from "zod";
import { PROBLEM_REASONS, PROBLEMS, type ProblemCode } from "@/lib/http/problem";
import { JOB_FLAGS } from "@/lib/jobs/job";

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

/** The body of `GET /api/jobs`: these fields and no others. */
export const jobPage = z.strictObject({
  jobs: z.array(job),
  total: z.number().int().nullable(),
  page: z.number().int(),
  pageSize: z.number().int(),
  hasNext: z.boolean(),
  hasPrevious: z.boolean(),
  asOf: instant,
  fetchedAt: instant,
});

/** The body of `GET /api/jobs/{id}`. */
export const jobDetail = z.strictObject({ job, fetchedAt: instant });

const codes = Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]];

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
        meant: z.string().optional(),
      }),
    )
    .optional(),
  progress: z.strictObject({ page: z.number(), of: z.number() }).optional(),
});
