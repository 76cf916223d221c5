import "server-only";
import type { Browser, Device, System } from "@/lib/sessions/device";

/** In the order in which to look: most browsers also call themselves Chrome or Safari. */
const BROWSER_MARKS: readonly [RegExp, Browser][] = [
  [/\b(Edg|EdgA|EdgiOS)\//u, "Edge"],
  [/\b(OPR|OPiOS|OPT)\//u, "Opera"],
  [/\bSamsungBrowser\//u, "Samsung Internet"],
  [/\b(Firefox|FxiOS)\//u, "Firefox"],
  [/\b(Chrome|CriOS|HeadlessChrome)\//u, "Chrome"],
  [/\bVersion\/.*\bSafari\//u, "Safari"],
];

const SYSTEM_MARKS: readonly [RegExp, System][] = [
  [/\biPad\b/u, "iPad"],
  [/\b(iPhone|iPod)\b/u, "iPhone"],
  [/\bAndroid\b/u, "Android"],
  [/\bWindows\b/u, "Windows"],
  [/\bCrOS\b/u, "ChromeOS"],
  // An iPad says so, too, unless it is asked for the phone's page.
  [/\b(Macintosh|Mac OS X)\b/u, "macOS"],
  [/\bLinux\b/u, "Linux"],
];

/** Longer ones are made up; nothing that tells a device apart stands so far behind. */
const READ = 500;

/** The kind of device that a `User-Agent` speaks of, in words of our own: nothing of it is kept. */
export function deviceOf(userAgent: string | null): Device {
  const text = userAgent?.slice(0, READ) ?? "";
  return { browser: firstOf(BROWSER_MARKS, text), system: firstOf(SYSTEM_MARKS, text) };
}

function firstOf<T>(marks: readonly [RegExp, T][], text: string): T | null {
  return marks.find(([mark]) => mark.test(text))?.[1] ?? null;
}
