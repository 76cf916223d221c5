import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A TCP connection that can be cut. */
export type Cable = {
  /** The port of 127.0.0.1 at its near end. */
  port: number;
  /** Closes what is open, and refuses what comes, until it is mended. */
  cut: () => void;
  mend: () => void;
  close: () => Promise<void>;
};

/** Passes bytes on to a port of 127.0.0.1 in both directions. */
export async function layCable(to: number): Promise<Cable> {
  const open = new Set<Socket>();
  let whole = true;
  const server = createServer((near) => {
    if (!whole) {
      near.destroy();
      return;
    }
    const far = connect(to, "127.0.0.1");
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.setNoDelay(true);
      one.on("error", () => undefined);
      one.once("close", () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The cable has no port.");
  const cut = () => {
    whole = false;
    for (const socket of open) socket.resetAndDestroy();
  };
  return {
    port: address.port,
    cut,
    mend: () => {
      whole = true;
    },
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
