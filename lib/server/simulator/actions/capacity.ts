import "server-only";
import { type Answer, jsonAnswer } from "@/lib/server/simulator/answer";
import { DAY, MINUTE } from "@/lib/server/simulator/fixtures/instants";
import type { Store } from "@/lib/server/simulator/fixtures/stores";
import { type Asked, type Context, errorOf, invalid, missing, noContent, Refused } from "./asked";
import { type Availability, fieldsOf, instantOf, readAvailability } from "./availability";
import { inSeconds, type Stretch, storeNamed } from "./books";

const PAGE = 35 * DAY;

const KINDS = {
  SCHEDULED_CAPACITY: "scheduled",
  AVAILABLE_CAPACITY: "available",
  ENCUMBERED_CAPACITY: "encumbered",
  RESERVED_CAPACITY: "reserved",
} as const;

type CapacityType = keyof typeof KINDS;

function isType(value: unknown): value is CapacityType {
  return typeof value === "string" && Object.hasOwn(KINDS, value);
}

/** The capacity calls wrap what is wrong into one sentence. */
function wrong(detail: string): Refused {
  return invalid("This is invalid input", `Received the following errors: [${detail}]`);
}

type Question = {
  store: Store;
  types: readonly CapacityType[];
  /** Of this page. */
  from: number;
  to: number;
  next: string | null;
};

function read(asked: Asked): Question {
  const store = storeNamed(asked.ids.resourceId);
  if (!store) throw wrong("Missing or invalid request parameters: [resourceId]");
  const body = fieldsOf(asked.body);
  const { startDateTime, endDateTime, capacityTypes = ["SCHEDULED_CAPACITY"] } = body;
  if (startDateTime === undefined || endDateTime === undefined) {
    throw wrong("startDateTime or endDateTime are not present");
  }
  const start = instantOf(startDateTime);
  const end = instantOf(endDateTime);
  if (start === null) throw wrong("startDateTime is not a valid ISO date/time object");
  if (end === null) throw wrong("endDateTime is not a valid ISO date/time object");
  if (end <= start) throw wrong("endDateTime should be after Start Time");
  if (!Array.isArray(capacityTypes) || !capacityTypes.every(isType)) {
    throw wrong("capacityTypes are not valid");
  }
  const from = pageStart(asked.query.get("nextPageToken")) ?? start;
  const to = Math.min(end, from + PAGE);
  return { store, types: capacityTypes, from, to, next: to < end ? tokenOf(to) : null };
}

/** Amazon's tokens are the start of the page, in base64, and arrive percent-encoded already. */
function tokenOf(start: number): string {
  return encodeURIComponent(Buffer.from(inSeconds(start)).toString("base64"));
}

/** A token may come back as it was given or encoded once more. */
function pageStart(token: string | undefined): number | null {
  if (token === undefined) return null;
  const start = instantOf(Buffer.from(decodeURIComponent(token), "base64").toString());
  if (start === null) throw wrong("nextPageToken is not valid");
  return start;
}

/** Amazon: `getRangeSlotCapacity`. */
export function rangeCapacity({ books }: Context, asked: Asked): Answer {
  const { store, types, from, to, next } = read(asked);
  const numbers = books.over(store, from, to);
  return jsonAnswer(200, {
    resourceId: store.id,
    capacities: types.map((capacityType) => ({
      capacityType,
      slots: ranges(numbers, capacityType),
    })),
    ...(next !== null && { nextPageToken: next }),
  });
}

type Range = { startDateTime: string; endDateTime: string; capacity: number };

function ranges(numbers: readonly Stretch[], type: CapacityType): Range[] {
  const found: Range[] = [];
  for (const stretch of numbers) {
    const capacity = stretch[KINDS[type]];
    const last = found.at(-1);
    const endDateTime = inSeconds(stretch.end);
    if (last?.capacity === capacity) last.endDateTime = endDateTime;
    else found.push({ startDateTime: inSeconds(stretch.start), endDateTime, capacity });
  }
  return found;
}

/** Amazon: `getFixedSlotCapacity`. What is free in a slot is what is free in all of it. */
export function fixedCapacity({ books }: Context, asked: Asked): Answer {
  const { slotDuration = 60 } = fieldsOf(asked.body);
  const { store, types, from, to, next } = read(asked);
  if (
    typeof slotDuration !== "number" ||
    slotDuration % 5 !== 0 ||
    slotDuration < 5 ||
    slotDuration > 360
  ) {
    throw wrong(
      "Slot duration is not valid, it should be a multiple of 5 and within allowed range.",
    );
  }
  const numbers = books.over(store, from, to);
  const capacities: object[] = [];
  for (let start = from; start < to; start += slotDuration * MINUTE) {
    const end = Math.min(to, start + slotDuration * MINUTE);
    const within = numbers.filter((stretch) => stretch.start < end && stretch.end > start);
    const values = types.map((type) => {
      const kind = KINDS[type];
      const all = within.map((stretch) => stretch[kind]);
      const isScarce = kind === "scheduled" || kind === "available";
      return [`${kind}Capacity`, isScarce ? Math.min(...all) : Math.max(...all)] as const;
    });
    capacities.push({ startDateTime: inSeconds(start), ...Object.fromEntries(values) });
  }
  return jsonAnswer(200, {
    resourceId: store.id,
    slotDuration,
    capacities,
    ...(next !== null && { nextPageToken: next }),
  });
}

/** A 200 with errors, as Amazon answers for a resource that it does not have. */
function unknownResource(): Refused {
  return new Refused(
    jsonAnswer(200, { errors: [errorOf("Invalid request parameters: [resourceId]")] }),
  );
}

/** Amazon: `updateSchedule`. Records with errors are named, and then none of them is kept. */
export function updateSchedule({ books }: Context, asked: Asked): Answer {
  const { schedules } = fieldsOf(asked.body);
  if (!Array.isArray(schedules) || schedules.length === 0) throw missing("schedule");
  const store = storeNamed(asked.ids.resourceId);
  if (!store) throw unknownResource();
  const records = schedules.map((availability: unknown) => ({
    availability,
    understood: readAvailability(availability),
  }));
  const odd = records.filter(({ understood }) => typeof understood === "string");
  if (odd.length > 0) {
    const payload = odd.map(({ availability, understood }) => ({
      availability,
      errors: [errorOf(String(understood))],
    }));
    throw new Refused(jsonAnswer(200, { payload }));
  }
  const sound = records.flatMap(({ availability, understood }) =>
    typeof understood === "string" ? [] : [{ availability, understood }],
  );
  const replaced = sound.filter(({ understood }) => books.hasSchedule(store, understood));
  books.setSchedule(
    store.id,
    sound.map(({ understood }) => understood),
  );
  if (replaced.length === 0) return jsonAnswer(200, {});
  const message = "The existing schedule is overridden by this one.";
  const warnings = [{ code: "ScheduleOverride", message }];
  const payload = replaced.map(({ availability }) => ({ availability, warnings }));
  return jsonAnswer(200, { payload });
}

const TYPES: ReadonlySet<unknown> = new Set([
  "APPOINTMENT",
  "TRAVEL",
  "VACATION",
  "BREAK",
  "TRAINING",
]);

type Block = { storeId: string; type: string; availability: Availability };

/** The block in a body, and the id in it, with which a create is an update. */
function readBlock(asked: Asked): { block: Block; id: unknown } {
  const { resourceId, reservation } = fieldsOf(asked.body);
  if (typeof resourceId !== "string" || resourceId === "" || resourceId === "null") {
    throw missing("resourceId");
  }
  const { availability, type, reservationId } = fieldsOf(reservation);
  if (availability === undefined || !TYPES.has(type)) throw missing("reservation");
  const store = storeNamed(resourceId);
  if (!store) throw unknownResource();
  const understood = readAvailability(availability);
  if (typeof understood === "string") {
    const payload = { reservation, errors: [errorOf(understood)] };
    throw new Refused(jsonAnswer(200, { payload }));
  }
  return {
    block: { storeId: store.id, type: String(type), availability: understood },
    id: reservationId,
  };
}

function withId(reservationId: string): Answer {
  return jsonAnswer(200, { payload: { reservation: { reservationId } } });
}

function unfound(message: string): Refused {
  return new Refused(jsonAnswer(404, { errors: [errorOf(message)] }));
}

/** Amazon: `createReservation`. */
export function createReservation({ books }: Context, asked: Asked): Answer {
  const { block, id } = readBlock(asked);
  if (id !== undefined) books.release(String(id));
  return withId(books.reserve(block));
}

/** Amazon: `updateReservation`; the block has another id from then on. */
export function updateReservation({ books }: Context, asked: Asked): Answer {
  const id = asked.ids.reservationId ?? "";
  const { block } = readBlock(asked);
  if (!books.hasReservation(id)) throw unfound(`Could not find reservation with ID: [${id}]`);
  books.release(id);
  return withId(books.reserve(block));
}

/** Amazon: `cancelReservation`. */
export function cancelReservation({ books }: Context, asked: Asked): Answer {
  if (!books.release(asked.ids.reservationId ?? "")) throw unfound("Reservation does not exist");
  return noContent();
}
