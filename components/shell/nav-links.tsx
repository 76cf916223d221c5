"use client";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { type ReactNode, useEffect, useSyncExternalStore } from "react";
import { cn } from "@/components/ui/cn";
import { createObservable } from "@/components/ui/observable";

/** Section of the navigation, such as `/jobs`, to the address at which this tab was there last. */
type LastAddresses = ReadonlyMap<string, string>;

export const NO_ADDRESSES: LastAddresses = new Map();

/** For as long as the tab lives and nobody loads a page anew. */
const lastAddresses = createObservable(NO_ADDRESSES);

/** Where a link of the navigation leads: back to where its section was left; from there to its beginning. */
export function linkTarget(section: string, pathname: string, left: LastAddresses): string {
  return pathname === section ? section : (left.get(section) ?? section);
}

export interface NavItem {
  href: string;
  label: string;
  /** Stands over the label where the links are a bar at the bottom. */
  icon: ReactNode;
}

/**
 * Links of the main navigation, on a phone a bar at the bottom of the window; the one that leads here is
 * marked. Each leads back to where its section was left.
 */
export function NavLinks({ label, items }: { label: string; items: readonly NavItem[] }) {
  const pathname = usePathname();
  const params = useSearchParams();
  const left = useSyncExternalStore(
    lastAddresses.subscribe,
    lastAddresses.current,
    () => NO_ADDRESSES,
  );

  // The outside system is the memory of the tab.
  useEffect(() => {
    if (!items.some(({ href }) => href === pathname)) return;
    // As the browser shows it: commas and colons stay legible.
    const query = params.size === 0 ? "" : window.location.search;
    lastAddresses.set(new Map(lastAddresses.current()).set(pathname, `${pathname}${query}`));
  }, [items, pathname, params]);

  return (
    <nav
      aria-label={label}
      className="max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:border-t max-sm:border-line max-sm:bg-surface max-sm:pb-[env(safe-area-inset-bottom)] sm:h-full sm:min-w-0"
    >
      <ul className="flex sm:h-full sm:items-stretch sm:gap-1">
        {items.map(({ href, label: text, icon }) => {
          const here = pathname === href || pathname.startsWith(`${href}/`);
          return (
            <li key={href} className="relative flex min-w-0 items-center max-sm:flex-1">
              <Link
                href={linkTarget(href, pathname, left)}
                aria-current={here ? "page" : undefined}
                className={cn(
                  "inline-flex items-center text-sm font-medium hover:bg-hover hover:text-fg max-sm:h-(--tabs-height) max-sm:w-full max-sm:flex-col max-sm:justify-center max-sm:gap-1 max-sm:text-center max-sm:text-[0.6875rem]/3 max-sm:wrap-anywhere max-sm:focus-visible:-outline-offset-2 sm:h-7 sm:rounded-md sm:px-2.5 sm:whitespace-nowrap",
                  here ? "text-fg" : "text-muted",
                )}
              >
                <span aria-hidden className="sm:hidden [&_svg]:size-5">
                  {icon}
                </span>
                {text}
              </Link>
              {here ? (
                <span
                  aria-hidden
                  className="absolute inset-x-2.5 border-t-2 border-accent-fg max-sm:top-0 sm:bottom-0"
                />
              ) : null}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
