import "server-only";
import type { Wire } from "./engine";

/** How to reach the engine: its address with user and password, and whose certificates count beside the usual ones. */
export type EngineAddress = { url: string; ca: string | null };

/**
 * One connection to a Valkey or Redis, which makes no second try of its own and queues nothing while it is
 * broken: both would repeat what was meant for a moment long gone.
 * @param hear each message of a channel that is subscribed
 * @param lost the connection is over
 */
export async function connectValkey(
  { url, ca }: EngineAddress,
  hear: (channel: string, message: string) => void,
  lost: (error: Error) => void,
): Promise<Wire> {
  const { createClient } = await import("@redis/client");
  const socket = { connectTimeout: 1_000, reconnectStrategy: false } as const;
  const secure = { ...socket, tls: true, ...(ca !== null && { ca }) } as const;
  const client = createClient({
    url,
    name: "service-jobs",
    RESP: 3,
    socket: url.startsWith("rediss:") ? secure : socket,
    disableOfflineQueue: true,
    disableClientInfo: true,
    maintNotifications: "disabled",
    // The engine's room has a limit of its own, which looks twice.
    commandOptions: { timeout: undefined },
  });
  // Without a listener an error of a connection ends the process.
  client.on("error", lost);
  client.on("end", () => lost(new Error("The connection has ended.")));
  const destroy = () => client.destroy();
  const opening = client.connect();
  return {
    opened: opening.then(() => undefined),
    send: (command) => client.sendCommand([...command]),
    subscribe: async (channels) => {
      await client.subscribe([...channels], (message, channel) => hear(channel, message));
    },
    destroy,
  };
}
