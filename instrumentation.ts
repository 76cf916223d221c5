/** Runs once, before the first request: checks the settings and, in demo mode, starts the simulator. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { start } = await import("./lib/server/bootstrap");
  await start();
}
