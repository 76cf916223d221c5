/**
 * What Amazon warned of when technicians were assigned from here: it says so once, with that answer, and shows it
 * with no job. The receipt of that is all there is to know it by.
 */
export type Overbooking = {
  appointmentId: string;
  /** Who was assigned, by id, sorted. */
  technicians: readonly string[];
  /** Whom of them Amazon named; it may name nobody. */
  named: readonly string[];
  /** ISO 8601, UTC. */
  at: string;
};

/** Whether a visit still is what Amazon warned of: the same one, and the same go to it. */
export function isStillOverbooked(
  overbooking: Overbooking,
  { appointmentId, technicians }: { appointmentId: string | null; technicians: readonly string[] },
): boolean {
  return (
    overbooking.appointmentId === appointmentId &&
    overbooking.technicians.join() === [...technicians].sort().join()
  );
}
