"use client";

import { useWriteCookie } from "@/components/ui/browser-storage";
import { parseTheme, THEME_COOKIE, THEMES, type Theme, themeClass } from "./theme";

const YEAR_S = 365 * 24 * 60 * 60;

/** The theme this browser keeps; "system" where there is no browser. */
export function readTheme(): Theme {
  if (typeof document === "undefined") return "system";
  const entry = document.cookie.split("; ").find((cookie) => cookie.startsWith(`${THEME_COOKIE}=`));
  return parseTheme(entry?.slice(THEME_COOKIE.length + 1));
}

/** Shows a theme now and keeps it for a year; the server reads the cookie before it paints. */
export function useThemeChoice(): (theme: Theme) => void {
  const write = useWriteCookie();
  return (theme) => {
    const classes = document.documentElement.classList;
    for (const name of THEMES) classes.remove(name);
    const wanted = themeClass(theme);
    if (wanted) classes.add(wanted);
    write(`${THEME_COOKIE}=${theme}; path=/; max-age=${YEAR_S}; samesite=lax`);
  };
}
