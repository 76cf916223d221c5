import "server-only";

/** A setting that stops the start; the message names the variable and says what is wrong with it. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}
