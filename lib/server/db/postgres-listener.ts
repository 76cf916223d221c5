import "server-only";
import { Client, type ClientConfig } from "pg";

const AGAIN_MS = 5_000;

const CHANNELS = ["job_index", "ended_sessions", "written"] as const;
export type Channel = (typeof CHANNELS)[number];

export type Listener = {
  /** Calls back when another process has told something; without a word when it may have. */
  listen(channel: Channel, hear: (body: string) => void): () => void;
  close(): Promise<void>;
};

/**
 * Hears what is notified, on a connection of its own. It is a hint: nothing comes through a pool that lends
 * connections for a transaction, and nothing that was told while the connection was down.
 */
export function createListener(options: () => ClientConfig): Listener {
  const hearers = new Map<Channel, Set<(body: string) => void>>(
    CHANNELS.map((name) => [name, new Set()]),
  );
  let client: Client | null = null;
  let again: NodeJS.Timeout | null = null;
  let isClosed = false;

  function tell(channel: string, body = ""): void {
    for (const [name, hear] of hearers) if (name === channel) for (const one of hear) one(body);
  }

  async function connect(): Promise<void> {
    const mine = new Client(options());
    client = mine;
    mine.on("error", () => lost(mine));
    mine.on("end", () => lost(mine));
    mine.on("notification", ({ channel, payload }) => tell(channel, payload));
    try {
      await mine.connect();
      for (const channel of CHANNELS) await mine.query(`listen ${channel}`);
      // What was told before is not told again.
      for (const channel of CHANNELS) tell(channel);
    } catch {
      lost(mine);
    }
  }

  function lost(which: Client): void {
    if (client !== which) return;
    client = null;
    which.end().catch(() => undefined);
    if (!isClosed) again = setTimeout(() => void connect(), AGAIN_MS).unref();
  }

  return {
    listen(channel, hear) {
      hearers.get(channel)?.add(hear);
      if (client === null && again === null && !isClosed) void connect();
      return () => void hearers.get(channel)?.delete(hear);
    },
    async close() {
      isClosed = true;
      if (again !== null) clearTimeout(again);
      const held = client;
      client = null;
      await held?.end().catch(() => undefined);
    },
  };
}
