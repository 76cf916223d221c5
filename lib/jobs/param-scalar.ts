import { formatInstant, parseInstant } from "@/lib/time/instant";
import { isZone } from "@/lib/time/zones";
import type { Complaint } from "./complaint";
import { accepted, type Param, refused } from "./param";

/** A whole number from `min` to `max`. */
export function wholeNumberParam(
  fallback: number,
  { min, max }: { min: number; max: number },
  complaint: Complaint,
): Param<number> {
  return {
    read(text) {
      const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
      return value >= min && value <= max
        ? accepted(value)
        : refused(fallback, { ...complaint, values: [text] });
    },
    write: (value) => (value === fallback ? "" : String(value)),
  };
}

/** One of a few words. */
export function choiceParam<T extends string>(
  choices: readonly T[],
  fallback: T,
  complaint: Complaint,
): Param<T> {
  return {
    read(text) {
      const choice = choices.find((candidate) => candidate === text);
      return choice === undefined
        ? refused(fallback, { ...complaint, values: [text] })
        : accepted(choice);
    },
    write: (value) => (value === fallback ? "" : value),
  };
}

/** A person's clock may be hours off, and the browser reads an instant that a server wrote. */
const CLOCKS_DIFFER_MS = 86_400_000;

/** An instant that has passed, in its shortest form. */
export const instantParam: Param<string | null> = {
  read(text, context) {
    const ms = parseInstant(text);
    if (ms !== null && context && ms > context.now + CLOCKS_DIFFER_MS) {
      return refused(null, {
        code: "asOfAhead",
        detail: "A list cannot be held at a time that is still to come.",
        values: [text],
      });
    }
    if (ms !== null) return accepted(formatInstant(ms));
    return refused(null, {
      code: "asOfUnreadable",
      detail: "An instant is needed, such as 2026-11-01T08:00Z.",
      values: [text],
    });
  },
  write: (value) => value ?? "",
};

export const zoneParam: Param<string | null> = {
  read(text) {
    if (isZone(text)) return accepted(text);
    return refused(null, {
      code: "zoneUnknown",
      detail: "An IANA time zone is needed, such as America/Chicago.",
      values: [text],
    });
  },
  write: (value) => value ?? "",
};

export const marketplaceParam: Param<string | null> = {
  read(text, context) {
    if (!context || context.marketplaces.includes(text)) return accepted(text);
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

export const jobParam: Param<string | null> = {
  read(text) {
    if (text.length <= JOB_ID_LENGTH) return accepted(text);
    return refused(null, {
      code: "tooLong",
      detail: `A job id has at most ${JOB_ID_LENGTH} characters.`,
      limit: JOB_ID_LENGTH,
    });
  },
  write: (value) => value ?? "",
};
