import "server-only";

/** How long a render waits for data; what is slower the browser fetches, joining the same call. */
const HOLD_MS = 1500;

export async function holdFor(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, HOLD_MS);
  });
  await Promise.race([work, limit]);
  clearTimeout(timer);
}
