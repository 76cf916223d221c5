/** Of the browser's session: signalled by whoever first hears from the server that there is none any more. */
const listeners = new Set<() => void>();
let endings = 0;
let isHeld = false;

/** Calls `listener` when an answer says that the session has ended; the result takes it back. */
export function onSessionEnd(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** The server has answered that nobody is signed in. */
export function reportSessionEnd(): void {
  if (endings > 0) isHeld = true;
  else for (const listener of listeners) listener();
}

/**
 * Runs what ends the session on purpose, whose caller goes on itself: that there is none any more is
 * no news meanwhile, unless it fails.
 */
export async function whileEnding<T>(work: () => Promise<T>): Promise<T> {
  endings += 1;
  try {
    const result = await work();
    isHeld = false;
    return result;
  } finally {
    endings -= 1;
    if (isHeld && endings === 0) {
      isHeld = false;
      reportSessionEnd();
    }
  }
}
