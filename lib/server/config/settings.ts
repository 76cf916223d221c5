import "server-only";
import { processSingleton } from "@/lib/server/runtime/process-singleton";
import { readVariables, type Variables, watchOwnSecrets } from "./env";
import { SettingsError } from "./secret-file";
import { createLive, type Live } from "./secret-watch";
import { type Settings, settingsFrom } from "./settings-from";

/** What is to be told of the secrets' files while the process runs; holds no value. */
export type SecretNews = { changed: readonly string[] } | { refused: string; message: string };

const news = () =>
  processSingleton("secret-news", () => ({ tell: (_: SecretNews): void => undefined }));

export function onSecretNews(tell: (told: SecretNews) => void): void {
  news().tell = tell;
}

const secretWatch = () =>
  processSingleton("secret-watch", () =>
    watchOwnSecrets({
      now: Date.now,
      warn: (refused, message) => news().tell({ refused, message }),
    }),
  );

const live = () =>
  processSingleton<Live<Settings>>("settings", () =>
    createLive({
      watch: secretWatch(),
      make: (environment) => settingsFrom(readVariables(environment)),
      now: () => performance.now(),
      changed: (changed) => news().tell({ changed }),
      failed: (names, error) => {
        const message =
          error instanceof SettingsError ? error.message : "They do not fit together.";
        news().tell({ refused: names.join(", "), message });
      },
    }),
  );

/** The variables of this process as they stand at its start. */
export function startVariables(): Variables {
  return readVariables(secretWatch().environment());
}

/**
 * The settings of this process, read on first use: a build needs none of them. Secrets that are in
 * files count anew within seconds of a change. Ask each time, and keep nothing of it.
 */
export function settings(): Settings {
  return live().current();
}

/** Looks at the secrets' files at once: somebody has refused what they said before. */
export function lookAtSecretsAgain(): void {
  live().lookAgain();
}
