/** What the server's clock says more than the device's, in milliseconds; null until somebody knows. */
let known: number | null = null;

/** A header gives whole seconds, and an answer takes its time: so much is no difference of clocks. */
const TOLERANCE_MS = 30_000;

/**
 * Learns the server's time from an answer.
 * @param date its `Date` header, or epoch ms
 */
export function noteServerTime(date: string | number | null): void {
  const at = typeof date === "number" ? date : Date.parse(date ?? "");
  if (Number.isNaN(at)) return;
  const difference = at - Date.now();
  known = Math.abs(difference) < TOLERANCE_MS ? 0 : difference;
}

/** The same from a page, which may come out of the router's memory: an answer knows better. */
export function noteRenderTime(renderedAt: number): void {
  if (known === null) noteServerTime(renderedAt);
}

/** The time beside which instants of the server are read, epoch ms: the device's clock may be an hour off. */
export function serverNow(): number {
  return Date.now() + (known ?? 0);
}

/** The server's time at a moment of the device's clock, both epoch ms. */
export function serverTimeOf(deviceTime: number): number {
  return deviceTime + (known ?? 0);
}

/** The device's time at an instant of the server, both epoch ms. */
export function deviceTimeOf(serverTime: number): number {
  return serverTime - (known ?? 0);
}
