/** How long before the end a person is warned. */
const WARN_MS = 2 * 60_000;
/** A sign of life renews the session when its last renewal is this old, or a quarter of the session. */
const RENEW_AFTER_MS = 2 * 60_000;
/** A timer stands still while the machine sleeps, and nothing informs a visible tab that it has woken. */
const LONGEST_TIMER_MS = 30_000;

export interface SessionWatchParts {
  /** Milliseconds by `now`. */
  endsAt: number;
  /** How long a session lasts that nobody uses. */
  idleMs: number;
  /** Renews on the server: the milliseconds left, 0 when there is no session any more; throws offline. */
  renew: () => Promise<number>;
  /** The end is near, or, with null, is not any more. */
  onWarn: (warning: SessionWarning | null) => void;
  onEnd: () => void;
  /** Informs other tabs of a new end. */
  share: (endsAt: number) => void;
  now?: () => number;
}

export type SessionWarning = { endsAt: number; canStay: boolean };

export interface SessionWatch {
  /** A person did something. Nothing else may say so: polling prolongs no session. */
  markActive: () => void;
  /** Asks for more time. False where the server could not be reached. */
  stay: () => Promise<boolean>;
  /** Another tab renewed the session. */
  hear: (endsAt: number) => void;
  /** Checks the clock, which a sleeping machine or a hidden tab has not done. */
  check: () => void;
  stop: () => void;
}

/** Knows when the session of this browser ends, prolongs it while somebody works, and says so in time. */
export function watchSession(parts: SessionWatchParts): SessionWatch {
  const { idleMs, renew, onWarn, onEnd, share, now = Date.now } = parts;
  const renewAfter = Math.min(RENEW_AFTER_MS, idleMs / 4);
  let { endsAt } = parts;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let renewing: Promise<boolean> | null = null;
  let warned: string | null = null;
  let canStay = true;
  let over = false;

  function check(): void {
    clearTimeout(timer);
    if (over) return;
    const left = endsAt - now();
    if (left <= 0) {
      over = true;
      onEnd();
      return;
    }
    const isNear = left <= WARN_MS && left < idleMs / 2;
    const warning = isNear ? `${endsAt} ${canStay}` : null;
    if (warning !== warned) onWarn(isNear ? { endsAt, canStay } : null);
    warned = warning;
    const next = isNear ? left : left - Math.min(WARN_MS, idleMs / 2);
    timer = setTimeout(check, Math.min(Math.max(next, 1_000), LONGEST_TIMER_MS));
  }

  function adopt(newEnd: number): void {
    // The limit of a day is reached when asking gives no more time.
    canStay = newEnd - endsAt > 1_000 || newEnd - now() > WARN_MS;
    endsAt = newEnd;
    check();
  }

  function stay(): Promise<boolean> {
    renewing ??= renew()
      .then(
        (left) => {
          adopt(now() + left);
          if (left > 0) share(endsAt);
          return true;
        },
        // Offline: the end stays where it is, the next sign of life tries again.
        () => false,
      )
      .finally(() => {
        renewing = null;
      });
    return renewing;
  }

  check();
  return {
    markActive: () => {
      if (over || !canStay || endsAt - now() > idleMs - renewAfter) return;
      void stay();
    },
    stay,
    hear: (newEnd) => {
      if (newEnd > endsAt) adopt(newEnd);
    },
    check,
    stop: () => {
      over = true;
      clearTimeout(timer);
    },
  };
}
