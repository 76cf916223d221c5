/** What changed; `reset`: any job may have. */
export type News =
  | { kind: "changes"; sequence: number; ids: readonly string[] }
  | { kind: "reset"; sequence: number };
/** What the stream of changes says. */
export type Heard = News | { kind: "beat"; sequence: number };

const KINDS = ["changes", "reset", "beat"] as const;

/** The server beats every 15 seconds: two that are missing mean that somebody holds the stream back. */
const SILENCE_MS = 40_000;
/** A refused stream is tried again after this. */
const RETRY_MS = 60_000;
/** What an EventSource is once it does not come back by itself. */
const CLOSED = 2;

type Speaker = {
  addEventListener(kind: string, hear: (event: Event) => void): void;
  close(): void;
};
type Source = Speaker & { readonly readyState: number };
/** Between the tabs: what was heard, or that one has come and heard nothing yet. */
type Said = Heard | { kind: "joined" };
type Channel = Speaker & { postMessage(said: Said): void };

/** What of a browser is needed; null where it does not have it. */
export type StreamParts = {
  open: ((url: string) => Source) | null;
  /** Runs the work once nobody else in this browser does, for as long as the work lasts. */
  alone:
    | ((name: string, signal: AbortSignal, work: () => Promise<void>) => Promise<unknown>)
    | null;
  channel: ((name: string) => Channel) | null;
};

export type Follower = {
  /** Hears everything, and beats too. */
  hear: (heard: Heard) => void;
  /** Whether the stream speaks: nobody need ask meanwhile. */
  onLive: (live: boolean) => void;
};

/**
 * Follows the changes of a marketplace; null for the default one. One tab of a browser holds the stream and
 * tells the others; where the browser has no way to that, each tab holds its own. Ends with the returned
 * function.
 * @param after the last change that is known of; null for none
 */
export function followChanges(
  marketplace: string | null,
  after: number | null,
  { hear, onLive }: Follower,
  parts: StreamParts = browserParts(),
): () => void {
  const name = `service-jobs/changes/${marketplace ?? ""}`;
  const left = new AbortController();
  const shares = parts.alone !== null && parts.channel !== null;
  const channel = shares ? (parts.channel?.(name) ?? null) : null;
  let last = after;
  let isLive = false;
  let isHolder = false;
  let silence: ReturnType<typeof setTimeout> | undefined;

  function setLive(live: boolean): void {
    if (live === isLive) return;
    isLive = live;
    onLive(live);
  }

  function note(heard: Heard): void {
    // Between two streams an older number may come after a newer one.
    last = Math.max(last ?? 0, heard.sequence);
    clearTimeout(silence);
    silence = setTimeout(() => setLive(false), SILENCE_MS);
    setLive(true);
    hear(heard);
  }

  function hold(): Promise<void> {
    isHolder = true;
    return new Promise((resolve) => {
      let source: Source | null = null;
      let retry: ReturnType<typeof setTimeout> | undefined;
      const open = () => {
        source = parts.open?.(addressOf(marketplace, last)) ?? null;
        for (const kind of KINDS) {
          source?.addEventListener(kind, (event) => {
            const heard = heardIn(kind, event);
            if (heard === null) return;
            note(heard);
            channel?.postMessage(heard);
          });
        }
        source?.addEventListener("error", () => {
          if (source?.readyState !== CLOSED) return;
          setLive(false);
          clearTimeout(retry);
          retry = setTimeout(open, RETRY_MS);
        });
      };
      open();
      left.signal.addEventListener("abort", () => {
        clearTimeout(retry);
        source?.close();
        resolve();
      });
    });
  }

  channel?.addEventListener("message", (event) => {
    if (!(event instanceof MessageEvent)) return;
    const said: Said = event.data;
    if (said.kind !== "joined") note(said);
    else if (isHolder && isLive && last !== null)
      channel.postMessage({ kind: "beat", sequence: last });
  });
  channel?.postMessage({ kind: "joined" });
  if (channel === null || parts.alone === null) void hold();
  // Whoever leaves before it is the turn is no failure.
  else parts.alone(name, left.signal, hold).catch(() => undefined);

  return () => {
    clearTimeout(silence);
    left.abort();
    channel?.close();
  };
}

/** What is known already goes along: the server tells what was missed. */
function addressOf(marketplace: string | null, last: number | null): string {
  const params = new URLSearchParams();
  if (marketplace !== null) params.set("marketplace", marketplace);
  if (last !== null && last > 0) params.set("after", `${last}`);
  return params.size === 0 ? "/api/changes" : `/api/changes?${params}`;
}

/** Null for what cannot be read: the next beat tells whether the stream is well. */
function heardIn(kind: Heard["kind"], event: Event): Heard | null {
  try {
    const { sequence, ids } = JSON.parse(event instanceof MessageEvent ? event.data : "");
    if (kind !== "changes") return { kind, sequence };
    return Array.isArray(ids) ? { kind, sequence, ids } : null;
  } catch {
    return null;
  }
}

function browserParts(): StreamParts {
  const { locks } = typeof navigator === "undefined" ? { locks: undefined } : navigator;
  return {
    open: typeof EventSource === "function" ? (url) => new EventSource(url) : null,
    alone:
      // Only pages that came by https, or from this machine, have locks.
      locks === undefined ? null : (name, signal, work) => locks.request(name, { signal }, work),
    channel: typeof BroadcastChannel === "function" ? (name) => new BroadcastChannel(name) : null,
  };
}
