"use client";

import { CrashScreen } from "@/components/layout/crash-screen";
import { themeClass } from "@/components/layout/theme";
import { readTheme } from "@/components/layout/theme-cookie";
import common from "@/lib/i18n/messages/en/common.json";
import "./globals.css";

/** The root layout itself failed, and with it the catalogue: the words are English. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" className={themeClass(readTheme())} suppressHydrationWarning>
      <body>
        <title>{`${common.crash.title} · ${common.appName}`}</title>
        <CrashScreen error={error} retry={retry} words={{ ...common.crash, retry: common.retry }} />
      </body>
    </html>
  );
}
