import "server-only";
import type { Appointment, JobStatus, ServiceJob } from "./service-job";

const APPOINTMENT_AFTER: Partial<Record<JobStatus, Appointment["appointmentStatus"]>> = {
  COMPLETED: "COMPLETED",
  CANCELLED: "CANCELLED",
  NOT_FULFILLABLE: "CANCELLED",
  PENDING_SCHEDULE: "CANCELLED",
  HOLD: "CANCELLED",
};

/** The same job in another status, its active appointment ended as that status demands. */
export function withStatus(job: ServiceJob, status: JobStatus): ServiceJob {
  const ending = APPOINTMENT_AFTER[status];
  const changed: ServiceJob = { ...job, serviceJobStatus: status };
  if (ending && job.appointments) {
    changed.appointments = job.appointments.map((appointment) =>
      appointment.appointmentStatus === "ACTIVE"
        ? { ...appointment, appointmentStatus: ending }
        : appointment,
    );
  }
  return changed;
}
