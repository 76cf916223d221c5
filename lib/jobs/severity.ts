import { parseInstant } from "@/lib/time/instant";
import { appointmentEnd, appointmentStart, currentAppointment } from "./appointment";
import type { Job, JobFields, JobFlag } from "./job";
import { isOpenStatus } from "./statuses";

/** How grave a flag is: of the past or the next 24 h, of the next 72 h, or later. */
export type Severity = "exception" | "action" | "closed";

/** A flag with how much time is left, or has gone by, in ms; null where no time belongs to it. */
export type FlagNote = {
  flag: JobFlag;
  severity: Severity;
  time: { way: "left" | "over"; ms: number } | null;
};

const DAY_MS = 24 * 3_600_000;

const STILL_OWED: ReadonlySet<JobFlag> = new Set(["stillActive", "proofMissing"]);

/**
 * What deserves an eye about a job at `now` (epoch ms), each flag as grave as its time is near. A job at
 * which nothing is left to do wears none, but for the proof that somebody still owes and a visit that still stands.
 */
export function flagNotes(job: Pick<Job, "flags"> & JobFields, now: number): FlagNote[] {
  const isOpen = isOpenStatus(job.serviceJobStatus);
  const flags = job.flags.filter((flag) => isOpen || STILL_OWED.has(flag));
  return flags.map((flag) => {
    const due = isOpen || flag === "stillActive" ? dueAt(flag, job) : null;
    return noteOf(flag, due, now);
  });
}

function noteOf(flag: JobFlag, due: number | null, now: number): FlagNote {
  if (due === null) return { flag, severity: "closed", time: null };
  const left = due - now;
  const time = { way: left < 0 ? "over" : "left", ms: Math.abs(left) } as const;
  return { flag, severity: severityOf(left), time };
}

/** Of what is due in so many milliseconds; less than none is past. */
export function severityOf(left: number): Severity {
  if (left <= DAY_MS) return "exception";
  return left <= 3 * DAY_MS ? "action" : "closed";
}

/** By when a flag should be gone, epoch ms; null where nothing says so. */
function dueAt(flag: JobFlag, job: JobFields): number | null {
  const time = currentAppointment(job)?.appointmentTime;
  if (flag === "late") return appointmentEnd(time);
  if (flag === "rescheduled") return null;
  if (flag !== "customerProposedTimes") return appointmentStart(time);
  const starts = (job.preferredAppointmentTimes ?? []).flatMap(
    ({ startTime }) => parseInstant(startTime ?? "") ?? [],
  );
  return starts.length === 0 ? null : Math.min(...starts);
}

/** Flags by themselves, where no job is at hand to say how near they are. */
export function plainNotes(flags: readonly JobFlag[]): FlagNote[] {
  return flags.map((flag) => ({
    flag,
    severity: flag === "late" ? "exception" : "action",
    time: null,
  }));
}
