"use client";

import { useWriteCookie } from "@/components/ui/browser-storage";
import { THEME_COOKIE, THEMES, type Theme, themeClass } from "./theme";

const YEAR_S = 365 * 24 * 60 * 60;

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
