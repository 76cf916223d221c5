import { once } from "node:events";
import { createServer } from "node:net";

/** Below those that systems give out by themselves, so that no connection and no port 0 takes one meanwhile. */
const FIRST = 20_000;
const COUNT = 12_000;
/** Processes that start servers at the same moment have ids close to each other, and ports apart. */
const OF_A_PROCESS = 40;

let given = 0;

/** A port of 127.0.0.1 that nobody listens on now; for a server that has to be told one before it starts. */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < COUNT; tried += 1) {
    const port = FIRST + ((process.pid * OF_A_PROCESS + given) % COUNT);
    given += 1;
    if (await isFree(port)) return port;
  }
  throw new Error("There is no free port.");
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  try {
    await once(probe.listen(port, "127.0.0.1"), "listening");
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}
