import { refusalsOf } from "@/lib/server/actions/refusals";
import { routeOf } from "@/lib/server/simulator/actions/routes";
import { SANDBOX_CASES, type SandboxCase } from "@/lib/server/simulator/sandbox/sandbox";
import type { SpApi } from "@/lib/server/sp-api/contract";
import { SpApiError, type SpApiErrorKind } from "@/lib/server/sp-api/errors";
import { inputProblems } from "@/lib/server/sp-api/operations/input-rules";
import { OPERATIONS } from "@/lib/server/sp-api/operations/table";

type OperationName = keyof typeof OPERATIONS;

/**
 * How a case can be put: by the client as its types allow; by the client alone, as our own rules for the
 * form of an input refuse it before; by any question that fits no other case, as it names nothing; not at
 * all, as it leaves out an id without which there is no path.
 */
export type Way = "typed" | "refused by us" | "no trigger" | "unsendable";

export type Row = {
  operation: OperationName;
  status: number;
  way: Way;
  /** The parameters that our own rules refuse. */
  refused: readonly string[];
  /** What is to come of it, and what came; both null for what cannot be sent. */
  expected: Outcome | null;
  got: Outcome | null;
};

/** What a call came to, as far as a case says it. */
type Outcome = {
  kind: "ok" | SpApiErrorKind;
  status: number | null;
  /** Code and words of every error, in order. */
  errors: readonly string[];
  warnings: readonly string[];
  /** What was read, cut to what the case answers with. */
  data: unknown;
};

const MARKETPLACE = "ATVPDKIKX0DER";

/** Every case through a client, one after the other within an operation. */
export async function runSuite(client: SpApi): Promise<Row[]> {
  const names = [...new Set(SANDBOX_CASES.map(({ operation }) => operation))];
  const groups = await Promise.all(
    names.map(async (name) => {
      const rows: Row[] = [];
      for (const one of SANDBOX_CASES.filter(({ operation }) => operation === name)) {
        rows.push(await runCase(client, one));
      }
      return rows;
    }),
  );
  return groups.flat();
}

async function runCase(client: SpApi, one: SandboxCase): Promise<Row> {
  const operation = nameOf(one.operation);
  const way = wayOf(operation, one);
  const row = { operation, status: one.status, way, refused: refusedBy(operation, one) };
  if (way === "unsendable") return { ...row, expected: null, got: null };
  const got = await ask(client, operation, inputOf(operation, one));
  return { ...row, expected: expectedOf(operation, one), got };
}

function nameOf(name: string): OperationName {
  if (!isOperation(name)) throw new Error(`There is no operation ${name}.`);
  return name;
}

function isOperation(name: string): name is OperationName {
  return Object.hasOwn(OPERATIONS, name);
}

function wayOf(operation: OperationName, one: SandboxCase): Way {
  if (isAnything(one)) return "no trigger";
  const ids = [...routeOf(operation).path.matchAll(/\{(\w+)\}/g)].map(([, id = ""]) => id);
  if (ids.some((id) => one.parameters[id] === undefined)) return "unsendable";
  return refusedBy(operation, one).length > 0 ? "refused by us" : "typed";
}

function isAnything({ parameters, body }: SandboxCase): boolean {
  return Object.keys(parameters).length === 0 && body === undefined;
}

function refusedBy(operation: OperationName, one: SandboxCase): string[] {
  if (isAnything(one) || operation === "getServiceJobByServiceJobId") return [];
  // A case is what was sent, whether or not the types of the client would allow it.
  const input = inputOf(operation, one) as never;
  return inputProblems(operation, input).map(({ parameter }) => parameter);
}

const ANYTHING: Partial<Record<OperationName, object | string>> = {
  getServiceJobs: { marketplaceId: MARKETPLACE, createdAfter: "2020-01-01T00:00:00Z" },
  getServiceJobByServiceJobId: "34534399990035",
  cancelServiceJobByServiceJobId: { serviceJobId: "anyJobId", cancellationReasonCode: "V1" },
};

function inputOf(operation: OperationName, one: SandboxCase): unknown {
  if (isAnything(one)) return ANYTHING[operation];
  if (operation === "getServiceJobByServiceJobId") return one.parameters.serviceJobId;
  return { marketplaceId: MARKETPLACE, ...one.parameters, body: one.body };
}

async function ask(client: SpApi, operation: OperationName, input: unknown): Promise<Outcome> {
  const call = client[operation] as (input: unknown) => Promise<{ data: unknown }>;
  try {
    const { data } = await call(input);
    return { kind: "ok", status: null, errors: [], warnings: warningsIn(data), data: cut(data) };
  } catch (error) {
    if (!(error instanceof SpApiError)) throw error;
    const errors = refusalsOf(error).map(({ code, message }) => `${code}: ${message}`);
    return { kind: error.kind, status: error.status, errors, warnings: [], data: null };
  }
}

function warningsIn(data: unknown): string[] {
  const { warnings } = fieldsOf(data);
  return list(warnings).map((one) => String(fieldsOf(one).code));
}

/** Warnings are compared on their own. */
function cut(data: unknown): unknown {
  const { warnings: _, ...rest } = fieldsOf(data);
  return rest;
}

const KINDS: Readonly<Record<number, SpApiErrorKind>> = {
  200: "rejected",
  400: "rejected",
  403: "access",
  404: "not_found",
  422: "rejected",
};

function expectedOf(operation: OperationName, { status, response }: SandboxCase): Outcome {
  const { payload, errors, warnings } = fieldsOf(response);
  const inner = Array.isArray(payload) ? payload.map(fieldsOf) : [fieldsOf(payload)];
  const said = list(Array.isArray(response) ? response : errors).map(fieldsOf);
  const words = said.map(({ code, message, details }) => plain([code, message, details]));
  if (status >= 300 || said.length > 0) {
    const isUnknown = said.some(({ message }) => /^(?:Job not|No job)/.test(String(message)));
    const kind = isUnknown ? "not_found" : (KINDS[status] ?? "unavailable");
    return { kind, status, errors: words, warnings: [], data: null };
  }
  if (operation === "getServiceJobByServiceJobId") {
    return { kind: "not_found", status, errors: [], warnings: [], data: null };
  }
  const codes = [...list(warnings), ...inner.flatMap((one) => list(one.warnings))];
  const data = READINGS[operation]?.(fieldsOf(response), fieldsOf(payload)) ?? {};
  const warned = codes.map((one) => String(fieldsOf(one).code));
  return { kind: "ok", status: null, errors: [], warnings: warned, data };
}

/** Amazon's sentences hold spaces that do not break, and now and then end in one. */
function plain([code, message, details]: readonly unknown[]): string {
  const words = [message, details].filter(Boolean).join(" ");
  return `${code}: ${words.replace(/\s+/g, " ").trim()}`;
}

type Fields = Partial<Record<string, unknown>>;
type ReadingOf = (response: Fields, payload: Fields) => unknown;

const slotsIn: ReadingOf = (_, { schedulingType, startTime, endTime, appointmentSlots }) => ({
  schedulingType,
  startTime,
  endTime,
  slots: appointmentSlots,
});
const appointmentIn: ReadingOf = ({ appointmentId }) => ({ appointmentId });
const reservationIn: ReadingOf = (_, { reservation }) => ({
  reservationId: fieldsOf(reservation).reservationId,
});

/** What the client makes of the success of a case. */
const READINGS: { [Name in OperationName]?: ReadingOf } = {
  getServiceJobs: (_, payload) => payload,
  getAppointmmentSlotsByJobId: slotsIn,
  getAppointmentSlots: slotsIn,
  addAppointmentForServiceJobByServiceJobId: appointmentIn,
  rescheduleAppointmentForServiceJobByServiceJobId: appointmentIn,
  createReservation: reservationIn,
  updateReservation: reservationIn,
  getRangeSlotCapacity: ({ resourceId, capacities, nextPageToken = null }) => ({
    resourceId,
    capacities,
    nextPageToken,
  }),
  getFixedSlotCapacity: ({ resourceId, slotDuration, capacities, nextPageToken = null }) => ({
    resourceId,
    slotDuration,
    nextPageToken,
    slots: list(capacities)
      .map(fieldsOf)
      .map((slot) => ({
        startDateTime: slot.startDateTime,
        scheduled: slot.scheduledCapacity ?? null,
        available: slot.availableCapacity ?? null,
        encumbered: slot.encumberedCapacity ?? null,
        reserved: slot.reservedCapacity ?? null,
      })),
  }),
  createServiceDocumentUploadDestination: (_, { uploadDestinationId, url, encryptionDetails }) => {
    const { key, initializationVector } = fieldsOf(encryptionDetails);
    return { uploadDestinationId, url, headers: {}, key, initializationVector };
  },
};

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
