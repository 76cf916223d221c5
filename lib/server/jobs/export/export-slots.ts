import "server-only";
import { port } from "@/lib/server/runtime/port";

/** Leave to run one export. */
export type ExportSlot = {
  /** Aborted when this export is to wind up. */
  ending: AbortSignal;
  windUp(): void;
  release(): void;
};

/** How many exports run at a time: two, and ten wait. */
export type ExportSlots = {
  /**
   * Waits for a slot, in the order of coming.
   * @throws ProblemError `upstream_throttled` when too many wait, `upstream_unavailable` once the
   *   process shuts down; rejects with the signal's reason when the caller leaves
   */
  acquire(signal: AbortSignal): Promise<ExportSlot>;
  /** How many exports are being written. */
  running(): Promise<number>;
  /**
   * Winds up every export of this process, each with a record that says so and holds a resume token;
   * resolves when these are written, or after a second.
   */
  close(): Promise<void>;
};

export const exportSlots = port<ExportSlots>("export-slots");
