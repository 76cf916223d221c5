"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";

const TABS = [
  { href: "/sessions", name: "own" },
  { href: "/sessions/all", name: "all" },
] as const;

/** Between one's own sessions and everybody's. */
export function SessionsTabs() {
  const t = useTranslations("sessions.tabs");
  const path = usePathname();
  return (
    <nav aria-label={t("label")} data-chrome="" className="mt-3 border-b border-line">
      <ul className="flex gap-4">
        {TABS.map(({ href, name }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={path === href ? "page" : undefined}
              className={cn(
                "-mb-px inline-flex h-8 items-center border-b-2 text-sm font-medium transition-colors duration-100 hover:text-fg",
                path === href ? "border-accent-fg text-fg" : "border-transparent text-muted",
              )}
            >
              {t(name)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
