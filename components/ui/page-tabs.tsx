"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "./cn";

interface PageTabsProps {
  /** What they lead between. */
  label: string;
  tabs: readonly { href: string; label: string }[];
}

/** Between pages that belong together; the one that is shown is marked. */
export function PageTabs({ label, tabs }: PageTabsProps) {
  const path = usePathname();
  return (
    <nav aria-label={label} data-chrome="" className="mt-3 border-b border-line">
      <ul className="flex gap-4">
        {tabs.map(({ href, label: text }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={path === href ? "page" : undefined}
              className={cn(
                "-mb-px inline-flex h-8 items-center border-b-2 text-sm font-medium transition-colors duration-100 hover:text-fg",
                path === href ? "border-accent-fg text-fg" : "border-transparent text-muted",
              )}
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
