export type Clocks = {
  /** Epoch ms, as the device has it: somebody may set it, and it goes on in sleep. */
  wall: () => number;
  /** Milliseconds from somewhere: nobody sets it, and on some systems it stands still in sleep. */
  monotonic: () => number;
};

const DEVICE: Clocks = { wall: () => Date.now(), monotonic: () => performance.now() };

/**
 * Counts from now: milliseconds by whichever clock says more, so that neither a clock set back nor a
 * sleeping machine makes time stand still. A clock set forward counts as time that has passed.
 */
export function startElapsed({ wall, monotonic }: Clocks = DEVICE): () => number {
  const [wallStart, start] = [wall(), monotonic()];
  return () => Math.max(0, wall() - wallStart, monotonic() - start);
}
