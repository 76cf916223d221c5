import { startApp } from "./server";
import { isShared, shareApp } from "./shared-app";

/** Starts the one app that most specs share, unless the run has one; what it returns stops it. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (isShared()) return async () => undefined;
  const app = await startApp();
  shareApp(app);
  return app.stop;
}
