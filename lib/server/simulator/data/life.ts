import "server-only";
import type { Random } from "@/lib/server/simulator/random";
import { DAY, HOUR, MINUTE, utc, wallClock } from "./instants";
import { proofOfAppointment } from "./proof";
import type { Appointment, AppointmentTime, JobStatus, Technician } from "./service-job";

export type LifeInput = {
  jobId: string;
  createdAt: number;
  now: number;
  timeZone: string;
  minutes: number;
  crew: readonly Technician[];
  random: Random;
};

/** Where a job stands at `now`. `visitAt` is the planned visit, if one was ever planned. */
export type Life = {
  status: JobStatus;
  appointments: Appointment[];
  preferred: AppointmentTime[];
  updatedAt: number;
  visitAt?: number;
};

type Plan = {
  holdAt?: number;
  scheduledAt: number;
  visitAt: number;
  exit?: { at: number; status: JobStatus };
};

/**
 * Lives a job from its creation to `now`: waiting for a time, held, scheduled, moved, served and
 * closed, or lost on the way. Statuses therefore agree with appointments by construction.
 */
export function liveUntilNow(input: LifeInput): Life {
  const plan = planOf(input);
  const { now } = input;
  if (plan.exit && plan.exit.at <= now) return lost(input, plan, plan.exit);
  if (plan.scheduledAt > now) return waiting(input, plan);
  return scheduled(input, plan);
}

function planOf({ createdAt, timeZone, random }: LifeInput): Plan {
  const booksAtOnce = random.chance(0.68);
  const holds = random.chance(0.1);
  const asked = createdAt + (booksAtOnce ? random.int(1, 25) * MINUTE : random.delay(5 * DAY));
  const holdAt = holds ? createdAt + random.int(20, 300) * MINUTE : undefined;
  const scheduledAt =
    holdAt === undefined ? asked : Math.max(asked, holdAt + HOUR + random.delay(6 * DAY));
  const visitAt = slot(timeZone, scheduledAt + DAY + random.next() ** 1.4 * 25 * DAY, random);
  const plan: Plan = { scheduledAt, visitAt };
  if (holdAt !== undefined) plan.holdAt = holdAt;

  const status = fateOf(random);
  if (status) {
    const at =
      createdAt + 5 * MINUTE + random.delay(status === "PAYMENT_DECLINED" ? 6 * HOUR : 4 * DAY);
    plan.exit = { at: Math.min(at, Math.max(visitAt - HOUR, createdAt + 5 * MINUTE)), status };
  }
  return plan;
}

/** The one in seven jobs that come to nothing; null for the others. */
function fateOf(random: Random): JobStatus | null {
  const fate = random.next();
  if (fate < 0.095) return "CANCELLED";
  if (fate < 0.11) return "PAYMENT_DECLINED";
  return fate < 0.135 ? "NOT_FULFILLABLE" : null;
}

/** A bookable start: on the half hour between 8:00 and 17:30 where the job is. */
function slot(timeZone: string, near: number, random: Random): number {
  return wallClock(timeZone, near, 8 * 60 + random.int(0, 19) * 30);
}

function appointment(
  input: LifeInput,
  visitAt: number,
  appointmentStatus: Appointment["appointmentStatus"],
): Appointment {
  return {
    appointmentId: `${input.jobId}_${input.random.uuid()}`,
    appointmentStatus,
    appointmentTime: { startTime: utc(visitAt), durationInMinutes: input.minutes },
  };
}

/** Buyers choose three windows, or none. */
function preferences(input: LifeInput, probability: number): AppointmentTime[] {
  const { random, createdAt, timeZone } = input;
  if (!random.chance(probability)) return [];
  return [2, 3, 5].map((days) => ({
    startTime: utc(wallClock(timeZone, createdAt + days * DAY, random.int(8, 16) * 60)),
    durationInMinutes: 120,
  }));
}

function lost(input: LifeInput, plan: Plan, exit: { at: number; status: JobStatus }): Life {
  const wasScheduled = plan.scheduledAt <= exit.at;
  const life: Life = {
    status: exit.status,
    appointments: wasScheduled ? [appointment(input, plan.visitAt, "CANCELLED")] : [],
    preferred: preferences(input, 0.2),
    updatedAt: exit.at,
  };
  if (wasScheduled) life.visitAt = plan.visitAt;
  return life;
}

function waiting(input: LifeInput, plan: Plan): Life {
  const held = plan.holdAt !== undefined && plan.holdAt <= input.now;
  return {
    status: held ? "HOLD" : "PENDING_SCHEDULE",
    appointments: [],
    preferred: preferences(input, held ? 1 : 0.6),
    updatedAt: held && plan.holdAt !== undefined ? plan.holdAt : input.createdAt,
  };
}

function scheduled(input: LifeInput, plan: Plan): Life {
  const { now, random, timeZone, minutes } = input;
  const appointments: Appointment[] = [];
  let { visitAt } = plan;
  let updatedAt = plan.scheduledAt;

  const movedAt = plan.scheduledAt + random.next() * (visitAt - plan.scheduledAt);
  if (random.chance(0.13) && movedAt <= now) {
    const old = appointment(input, visitAt, "CANCELLED");
    visitAt = slot(timeZone, Math.max(visitAt, movedAt) + random.int(1, 6) * DAY, random);
    const next = appointment(input, visitAt, "ACTIVE");
    old.rescheduledAppointmentId = next.appointmentId;
    if (random.chance(0.3)) appointments.push(next, old);
    else appointments.push(old, next);
    updatedAt = movedAt;
  } else {
    appointments.push(appointment(input, visitAt, "ACTIVE"));
  }

  const assignedAt = random.chance(0.93)
    ? visitAt - random.next() * 6 * DAY
    : Number.POSITIVE_INFINITY;
  const neverClosed = random.chance(0.01);
  const closingDelay = random.chance(0.05) ? random.delay(9 * DAY) : random.delay(3 * HOUR);
  const closedAt = neverClosed
    ? Number.POSITIVE_INFINITY
    : visitAt + minutes * MINUTE + closingDelay;
  const closed = closedAt <= now;
  for (const current of appointments.filter((item) => item.appointmentStatus === "ACTIVE")) {
    if (assignedAt <= now || closed) {
      current.assignedTechnicians = crewOf(input);
      if (assignedAt <= now) updatedAt = Math.max(updatedAt, assignedAt);
    }
    if (closed) {
      current.appointmentStatus = "COMPLETED";
      const poa = proofOfAppointment({
        visitAt,
        closedAt,
        minutes,
        technicians: current.assignedTechnicians ?? [],
        random,
      });
      if (poa) current.poa = poa;
      updatedAt = closedAt;
    }
  }
  return {
    status: closed ? "COMPLETED" : "NOT_SERVICED",
    appointments,
    preferred: preferences(input, 0.2),
    updatedAt,
    visitAt,
  };
}

function crewOf({ crew, minutes, random }: LifeInput): Technician[] {
  const first = random.pick(crew);
  const second = random.pick(crew);
  const needsTwo = minutes >= 180 || random.chance(0.08);
  return needsTwo && second.technicianId !== first.technicianId ? [first, second] : [first];
}
