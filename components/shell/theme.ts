export const THEMES = ["light", "dark", "system"] as const;

export type Theme = (typeof THEMES)[number];

export const THEME_COOKIE = "service-jobs.theme";

/** The theme a cookie names; anything else means that the system decides. */
export function parseTheme(cookie: string | undefined): Theme {
  return THEMES.find((theme) => theme === cookie) ?? "system";
}

/** The theme this browser keeps; "system" where there is no browser. */
export function readTheme(): Theme {
  if (typeof document === "undefined") return "system";
  const entry = document.cookie.split("; ").find((cookie) => cookie.startsWith(`${THEME_COOKIE}=`));
  return parseTheme(entry?.slice(THEME_COOKIE.length + 1));
}

/** The class of `<html>`: none lets `color-scheme` follow the system. */
export function themeClass(theme: Theme): "light" | "dark" | undefined {
  return theme === "system" ? undefined : theme;
}
