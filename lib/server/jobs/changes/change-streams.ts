import "server-only";
import { ProblemError } from "@/lib/http/problem";
import type { ChangeNews, FollowedChanges } from "@/lib/server/index/job-index";
import { port } from "@/lib/server/runtime/port";

/** Nobody hears more often, and nobody later. */
const GATHER_MS = 500;
const BEAT_MS = 15_000;
/** More than these are not told one by one: whoever hears of so many asks anew. */
const MOST_IDS = 500;
/** A browser has one stream for all of its tabs; without that, one a tab. */
const MOST_A_PERSON = 8;
const MOST = 2_000;
/** Whoever does not take so much has not been there for long, and comes back with the last number. */
const MOST_WAITING_BYTES = 64 * 1024;
const RETRY_SECONDS = 30;

type Listener = {
  user: string;
  marketplace: string;
  /** Whether the session still lasts, and may still see jobs. */
  isStillIn: () => Promise<boolean>;
  /** The last number that was heard of before; null for nobody who comes back. */
  after: number | null;
  /** Aborts when the reader has gone. */
  signal: AbortSignal;
};

/** Every open stream of this process, on one timer. */
export type ChangeStreams = {
  /** @throws ProblemError `rate_limited` where there are too many, `upstream_unavailable` once the process shuts down */
  open(listener: Listener, changes: FollowedChanges): Promise<ReadableStream<Bytes>>;
  readonly count: number;
  /** Ends all of them. */
  close(): void;
};

export const changeStreams = port<ChangeStreams>("change-streams");

type Bytes = Uint8Array<ArrayBuffer>;
type Stream = Listener & { controller: ReadableStreamDefaultController<Bytes> };

export function createChangeStreams(): ChangeStreams {
  const streams = new Set<Stream>();
  const pending = new Map<string, ChangeNews>();
  let followed: { changes: FollowedChanges; leave: () => void } | null = null;
  let gathering: NodeJS.Timeout | null = null;
  let beating: NodeJS.Timeout | null = null;
  let isClosed = false;

  function end(stream: Stream): void {
    if (!streams.delete(stream)) return;
    try {
      stream.controller.close();
    } catch {
      // Its reader has gone.
    }
    if (streams.size === 0) rest();
  }

  function rest(): void {
    followed?.leave();
    followed = null;
    if (gathering !== null) clearTimeout(gathering);
    if (beating !== null) clearInterval(beating);
    gathering = null;
    beating = null;
    pending.clear();
  }

  function send(stream: Stream, bytes: Bytes): void {
    stream.controller.enqueue(bytes);
    if ((stream.controller.desiredSize ?? 0) <= 0) end(stream);
  }

  function gather(marketplace: string, news: ChangeNews): void {
    const before = pending.get(marketplace);
    const ids = [...new Set([...(before?.ids ?? []), ...news.ids])].slice(0, MOST_IDS + 1);
    pending.set(marketplace, { sequence: news.sequence, ids });
    gathering ??= setTimeout(tell, GATHER_MS).unref();
  }

  function tell(): void {
    gathering = null;
    for (const [marketplace, news] of pending) {
      const bytes = newsEvent(news);
      for (const stream of streams) if (stream.marketplace === marketplace) send(stream, bytes);
    }
    pending.clear();
  }

  function beat(): void {
    const bytes = event("beat", { sequence: followed?.changes.last() ?? 0 });
    for (const stream of streams) {
      send(stream, bytes);
      // Who cannot be asked about is not known to be gone: the next beat asks again.
      stream.isStillIn().then(
        (isIn) => isIn || end(stream),
        () => undefined,
      );
    }
  }

  function refuseTooMany(user: string): void {
    const own = [...streams].filter((stream) => stream.user === user).length;
    if (own < MOST_A_PERSON && streams.size < MOST) return;
    throw new ProblemError("rate_limited", {
      detail:
        "Too many screens follow changes at the same time. Those that do not ask now and then.",
      retryAfter: RETRY_SECONDS,
    });
  }

  return {
    async open(listener, changes) {
      if (isClosed) {
        const detail = "The dashboard is being stopped.";
        throw new ProblemError("upstream_unavailable", { detail, retryAfter: 1 });
      }
      refuseTooMany(listener.user);
      followed ??= { changes, leave: changes.follow(gather) };
      beating ??= setInterval(beat, BEAT_MS).unref();
      let stream: Stream | null = null;
      const leave = () => {
        if (stream !== null) end(stream);
      };
      const source: UnderlyingDefaultSource<Bytes> = {
        start(controller) {
          stream = { ...listener, controller };
          streams.add(stream);
          controller.enqueue(greeting(changes.last(), listener.after));
        },
        cancel: leave,
      };
      const readable = new ReadableStream(source, {
        highWaterMark: MOST_WAITING_BYTES,
        size: (bytes) => bytes?.byteLength ?? 0,
      });
      listener.signal.addEventListener("abort", leave, { once: true });
      if (listener.signal.aborted) leave();
      else
        await catchUp(
          listener,
          changes,
          (bytes) => stream && streams.has(stream) && send(stream, bytes),
        );
      return readable;
    },
    get count() {
      return streams.size;
    },
    close() {
      isClosed = true;
      for (const stream of streams) end(stream);
    },
  };
}

/** What somebody who comes back has missed; where nobody can tell, that it may be anything. */
async function catchUp(
  { after, marketplace }: Listener,
  changes: FollowedChanges,
  send: (bytes: Bytes) => void,
): Promise<void> {
  if (after === null) return;
  const missed = await changes.since(marketplace, after, MOST_IDS + 1);
  if (missed === null) send(resetEvent(changes.last()));
  else if (missed.ids.length > 0) send(newsEvent(missed));
}

function newsEvent({ sequence, ids }: ChangeNews): Bytes {
  return ids.length > MOST_IDS
    ? resetEvent(sequence)
    : event("changes", { sequence, ids }, sequence);
}

function resetEvent(sequence: number): Bytes {
  return event("reset", { sequence }, sequence);
}

/**
 * The first words let a browser know at once that nobody holds the stream back. Whoever comes back is at
 * the old number until the missed ones are told.
 */
function greeting(last: number, after: number | null): Bytes {
  const sequence = after ?? last;
  const id = sequence > 0 ? sequence : undefined;
  return encoder.encode(`retry: 5000\n\n${text("beat", { sequence }, id)}`);
}

const encoder = new TextEncoder();

function event(name: string, data: object, id?: number): Bytes {
  return encoder.encode(text(name, data, id));
}

function text(name: string, data: object, id?: number): string {
  const number = id === undefined ? "" : `id: ${id}\n`;
  return `${number}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
