/** Browsers that have a name here; any other goes without one. */
export const BROWSERS = [
  "Chrome",
  "Edge",
  "Firefox",
  "Opera",
  "Safari",
  "Samsung Internet",
] as const;

export const SYSTEMS = [
  "Android",
  "ChromeOS",
  "iPad",
  "iPhone",
  "Linux",
  "macOS",
  "Windows",
] as const;

export type Browser = (typeof BROWSERS)[number];
export type System = (typeof SYSTEMS)[number];

/** What somebody signed in with, as far as it said; null for what has no name here. */
export type Device = { browser: Browser | null; system: System | null };
