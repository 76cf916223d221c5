import "server-only";
import { z } from "zod";
import {
  BLOCK_TYPES,
  type BlockTime,
  faultOfBlock,
  type ResourceBody,
} from "@/lib/actions/capacity";
import { WEEKDAYS } from "@/lib/actions/wall-time";
import { faultsOf, leastMinutes, MOST_CAPACITY, MOST_RANGES } from "@/lib/actions/week-plan";
import type { ParameterError } from "@/lib/http/problem";
import { badAction } from "@/lib/server/jobs/actions/action-bodies";
import { isDay } from "@/lib/time/calendar";
import type { KnownPlace } from "./place";

const day = z.string().refine(isDay);
const minutes = z.int().min(0).max(1440);
const weekday = z.enum(WEEKDAYS);

const plan = z.strictObject({
  ranges: z
    .array(
      z.strictObject({
        day: weekday,
        from: minutes,
        to: minutes,
        capacity: z.int().min(1).max(MOST_CAPACITY),
      }),
    )
    .max(MOST_RANGES),
  until: day,
});

const time = z.strictObject({
  day,
  from: minutes,
  to: minutes,
  repeats: z.strictObject({ days: z.array(weekday).min(1).max(7), until: day }).nullable(),
});

const scheduleBody = z.strictObject({
  plan,
  name: z.string().max(200),
  seen: z.string().regex(/^[\w-]{22}$/u),
});
const blockBody = z.strictObject({ type: z.enum(BLOCK_TYPES), time });

/** @throws ProblemError `bad_action` naming each field that cannot be read or cannot be */
export function scheduleIn(
  body: unknown,
  { today, country, resource }: KnownPlace,
  label: string | null,
): ResourceBody["replaceSchedule"] {
  const read = readBody(scheduleBody, body);
  const faults = faultsOf(read.plan, { today, least: leastMinutes(country) });
  if (faults.length > 0) {
    throw badAction(
      faults.map(({ fault, index }) => ({
        parameter: index === null ? "plan" : `plan.ranges.${index}`,
        code: fault,
        detail: PLAN_RULES[fault],
      })),
    );
  }
  const typed = read.name.trim();
  if (typed === resource || (label !== null && typed === label)) return read;
  const detail = "The store's name, or its id where it has none, confirms it.";
  throw badAction([{ parameter: "name", code: "nameDiffers", detail }]);
}

/** @throws ProblemError `bad_action` naming each field that cannot be read or cannot be */
export function blockIn(
  body: unknown,
  { today, country, zone }: KnownPlace,
): ResourceBody["block"] {
  const read = readBody(blockBody, body);
  const fault = faultOfBlock(read.time, { today, least: leastMinutes(country), zone });
  if (fault === null) return read;
  throw badAction([{ parameter: "time", code: fault, detail: TIME_RULES[fault] }]);
}

const PLAN_RULES = {
  empty: "A schedule cannot be empty: Amazon has no call that empties it.",
  order: "A range ends after it begins.",
  short: "The range is shorter than Amazon's shortest slot.",
  overlap: "Two ranges of one day lie over each other.",
  capacity: `From 1 to ${MOST_CAPACITY} visits at once.`,
  past: "The last day has passed.",
  far: "The last day is more than a year ahead.",
} as const;

const TIME_RULES: Readonly<Record<NonNullable<ReturnType<typeof faultOfBlock>>, string>> = {
  order: "The time ends after it begins.",
  short: "The time is shorter than Amazon's shortest slot.",
  past: "The day has passed, or is more than a year ahead.",
  until: "The last day comes after the first one, within a year.",
  days: "The first day is one of those on which it is repeated.",
  clock: "The clock is changed before the last day: repeat it until then, and block anew.",
};

function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const fields = read.error.issues.map(({ path }) => String(path[0] ?? "body"));
  throw badAction([...new Set(fields)].map(unreadable));
}

const RULES: Readonly<Record<string, string>> = {
  plan: "Ranges of a week, in minutes after midnight, and a last day.",
  name: "The name of the store.",
  seen: "What stands for the schedule that the screen showed.",
  type: `One of ${BLOCK_TYPES.join(", ")}.`,
  time: "A day, two times in minutes after midnight, and days of repetition or null.",
} satisfies Record<
  keyof z.output<typeof scheduleBody> | "type" | keyof { time: BlockTime },
  string
>;

/** The names of what is not known are not repeated. */
function unreadable(field: string): ParameterError {
  const detail = RULES[field];
  if (detail !== undefined) return { parameter: field, code: "unreadable", detail };
  const all = "A JSON object of the fields there are.";
  return { parameter: "body", code: "unreadable", detail: all };
}
