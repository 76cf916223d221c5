import { startApp } from "./server";
import { shareApp } from "./shared-app";

/** Starts the one app that most specs share; what it returns stops it. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const app = await startApp();
  shareApp(app);
  return app.stop;
}
