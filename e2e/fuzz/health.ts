type Watched = { baseUrl: string; metricsToken: string; readLog: () => string };

/** Lines that our logger writes at the level "error" although the server is well. */
const ORDINARY = new Set(["sign-in failed"]);

/** Remembers a server as it is now; `faults` are what has happened to it since. */
export async function healthOf(app: Watched): Promise<{ faults: () => Promise<string[]> }> {
  const startedAt = await startOf(app);
  const seen = app.readLog().length;
  return {
    async faults() {
      const again = await startOf(app);
      const restarted = again === startedAt ? [] : ["it is another process"];
      return [...restarted, ...app.readLog().slice(seen).split("\n").filter(isFault)];
    },
  };
}

/** Whatever is no line of our logger comes from a crash: nothing else writes after the start. */
export function isFault(line: string): boolean {
  if (line === "") return false;
  try {
    const { level, msg, status } = JSON.parse(line);
    if (status === 500 || level === "fatal") return true;
    return level === "error" && !ORDINARY.has(msg);
  } catch {
    return true;
  }
}

async function startOf({ baseUrl, metricsToken }: Watched): Promise<string> {
  const headers = { authorization: `Bearer ${metricsToken}` };
  const text = await (await fetch(`${baseUrl}/api/metrics`, { headers })).text();
  const [, seconds] = /^process_start_time_seconds (\S+)$/mu.exec(text) ?? [];
  if (seconds === undefined) throw new Error("The metrics do not say when the process began.");
  return seconds;
}
