import "server-only";
import { z } from "zod";

// Amazon: Services API v1 model. No field of a job is required, and new fields and enum values
// appear without a new version: what is absent, null, of another type or beyond what a calendar or a
// screen can hold is left out, what is unknown is kept.

/** Amazon books at most 365 days ahead; no visit takes longer. */
const LONGEST_MINUTES = 365 * 24 * 60;
const MOST_PIECES = 1_000_000_000;
const MOST_MONEY = 1_000_000_000_000;

/** Half a surrogate pair stands for no character, and no URL can carry it. */
const HALF_PAIR = /\p{Surrogate}/u;
const HALF_PAIRS = /\p{Surrogate}/gu;
const string = z.string().transform((value) => value.replace(HALF_PAIRS, "\ufffd"));
export const text = string.optional().catch(undefined);
export const minutes = z.number().min(0).max(LONGEST_MINUTES).optional().catch(undefined);
export const pieces = z.number().min(0).max(MOST_PIECES).optional().catch(undefined);
const money = z.number().min(-MOST_MONEY).max(MOST_MONEY).optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);

function part<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.looseObject(shape).optional().catch(undefined);
}

export function list<Item extends z.ZodType>(item: Item) {
  return z
    .array(z.unknown())
    .transform((values) =>
      values.flatMap((value): z.output<Item>[] => {
        const parsed = item.safeParse(value);
        return parsed.success ? [parsed.data] : [];
      }),
    )
    .optional()
    .catch(undefined);
}

const texts = list(string);
const time = part({ startTime: text, durationInMinutes: minutes });
const technicians = list(z.looseObject({ technicianId: text, name: text }));

const appointment = z.looseObject({
  appointmentId: text,
  appointmentStatus: text,
  appointmentTime: time,
  assignedTechnicians: technicians,
  rescheduledAppointmentId: text,
  poa: part({
    appointmentTime: time,
    technicians,
    uploadingTechnician: text,
    uploadTime: text,
    poaType: text,
  }),
});

const attributes = z
  .record(z.string(), z.unknown())
  .transform((values) =>
    Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) =>
        typeof value === "string" ? [[name, value.replace(HALF_PAIRS, "\ufffd")]] : [],
      ),
    ),
  )
  .optional()
  .catch(undefined);

const associatedItem = z.looseObject({
  asin: text,
  title: text,
  quantity: pieces,
  orderId: text,
  itemStatus: text,
  brandName: text,
  itemDelivery: part({
    estimatedDeliveryDate: text,
    itemDeliveryPromise: part({ startTime: text, endTime: text }),
  }),
  linkedAssets: list(
    z.looseObject({ assetType: text, assetName: text, additionalAttributes: attributes }),
  ),
});

const address = part({
  name: text,
  addressLine1: text,
  addressLine2: text,
  addressLine3: text,
  city: text,
  county: text,
  district: text,
  stateOrRegion: text,
  postalCode: text,
  countryCode: text,
  phone: text,
});

const wireJob = z.looseObject({
  createTime: text,
  serviceJobId: text,
  serviceJobStatus: text,
  scopeOfWork: part({ asin: text, title: text, quantity: pieces, requiredSkills: texts }),
  seller: part({ sellerId: text }),
  serviceJobProvider: part({ serviceJobProviderId: text }),
  preferredAppointmentTimes: list(z.looseObject({ startTime: text, durationInMinutes: minutes })),
  appointments: list(appointment),
  serviceOrderId: text,
  productOrderIds: texts,
  trackingIds: texts,
  marketplaceId: text,
  storeId: text,
  buyer: part({ buyerId: text, name: text, phone: text, isPrimeMember: flag }),
  associatedItems: list(associatedItem),
  serviceLocation: part({ serviceLocationType: text, address }),
  payments: list(
    z.looseObject({ amount: part({ value: money, currency: text }), instrument: text }),
  ),
});

const pageToken = z
  .string()
  .min(1)
  .refine((token) => !HALF_PAIR.test(token))
  .nullable()
  .catch(null);

const wireListing = z
  .looseObject({
    // What is no job at all still counts as one, of which nothing is known.
    jobs: z.array(wireJob.catch({})).nullish(),
    totalResultSize: z.number().int().nonnegative().nullable().catch(null),
    nextPageToken: pageToken,
    previousPageToken: pageToken,
  })
  .transform((payload) => ({
    jobs: payload.jobs ?? [],
    totalResultSize: payload.totalResultSize,
    nextPageToken: payload.nextPageToken,
    previousPageToken: payload.previousPageToken,
  }));

/** A job as Amazon sends it. Every field may be absent; enum fields are plain strings. */
export type WireJob = z.output<typeof wireJob>;

/** One page. Empty strings and absent tokens are null; an absent list of jobs is an empty one. */
export type WireListing = z.output<typeof wireListing>;

/** What a body means, or why it means nothing. */
export type Reading<T> = { data: T } | { refused: "invalid_answer" | "not_found" };

export const envelope = z.looseObject({ payload: z.looseObject({}) });

/**
 * Reads the body of a 200 of getServiceJobs. A payload that is no job listing is refused; a job that
 * cannot be read takes no other along.
 */
export function readListing(body: unknown): Reading<WireListing> {
  const outer = envelope.safeParse(body);
  if (!outer.success) return { refused: "invalid_answer" };
  const listing = wireListing.safeParse(outer.data.payload);
  return listing.success ? { data: listing.data } : { refused: "invalid_answer" };
}

/**
 * Reads the body of a 200 of getServiceJobByServiceJobId. A payload without a job id is no job:
 * Amazon's sandbox answers every id with an empty one.
 */
export function readJob(body: unknown): Reading<WireJob> {
  const outer = envelope.safeParse(body);
  if (!outer.success) return { refused: "invalid_answer" };
  const job = wireJob.safeParse(outer.data.payload);
  if (!job.success) return { refused: "invalid_answer" };
  return job.data.serviceJobId ? { data: job.data } : { refused: "not_found" };
}

/**
 * The cursor of the following page, or null at the end. Amazon's sandbox answers every page with one
 * and the same token, so a token used before, or equal to the way back, ends the list, as does an
 * empty page.
 */
export function nextToken(
  { nextPageToken, previousPageToken, jobs }: WireListing,
  used: ReadonlySet<string | null>,
): string | null {
  if (nextPageToken === null || jobs.length === 0) return null;
  return nextPageToken === previousPageToken || used.has(nextPageToken) ? null : nextPageToken;
}
