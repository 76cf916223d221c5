import "server-only";
import type { Random } from "@/lib/server/simulator/random";
import { MINUTE, utc } from "./instants";
import type { ProofOfAppointment, Technician } from "./service-job";

const TYPES: readonly NonNullable<ProofOfAppointment["poaType"]>[] = [
  "CUSTOMER_SIGNATURE",
  "CUSTOMER_SIGNATURE",
  "CUSTOMER_SIGNATURE",
  "CUSTOMER_SIGNATURE",
  "POA_RECEIPT",
  "POA_RECEIPT",
  "NO_SIGNATURE_DUMMY_POS",
  "DUMMY_RECEIPT",
];

/** What the technician left behind after the visit. One closed job in ten has none. */
export function proofOfAppointment(visit: {
  visitAt: number;
  closedAt: number;
  minutes: number;
  technicians: readonly Technician[];
  random: Random;
}): ProofOfAppointment | null {
  const { visitAt, closedAt, minutes, technicians, random } = visit;
  if (random.chance(0.1)) return null;
  const durationInMinutes = Math.max(5, minutes + random.int(-15, 40));
  const latestStart = closedAt - (durationInMinutes + 5) * MINUTE;
  const started = Math.min(visitAt + random.int(-10, 45) * MINUTE, latestStart);
  const proof: ProofOfAppointment = {
    appointmentTime: {
      startTime: utc(started),
      durationInMinutes,
    },
    uploadTime: utc(closedAt - random.int(0, 5) * MINUTE),
    poaType: random.pick(TYPES),
  };
  const [uploader] = technicians;
  if (uploader) {
    proof.technicians = [...technicians];
    proof.uploadingTechnician = uploader.technicianId;
  }
  return proof;
}
