"use client";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useRef, useSyncExternalStore } from "react";
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
}

/** Links of the main navigation; the one that leads here is marked. Each leads back to where its section was left. */
export function NavLinks({ label, items }: { label: string; items: readonly NavItem[] }) {
  const pathname = usePathname();
  const params = useSearchParams();
  const nav = useRef<HTMLElement>(null);
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

  // The outside system is the scroll position: on a phone not every link is in sight.
  useEffect(() => {
    if (items.some(({ href }) => pathname.startsWith(href))) showHere(nav.current);
  }, [items, pathname]);

  return (
    <nav
      ref={nav}
      aria-label={label}
      className="h-full min-w-0 max-sm:overflow-x-auto max-sm:overflow-y-hidden max-sm:[scrollbar-width:none]"
    >
      <ul className="flex h-full items-stretch gap-1 max-sm:gap-0">
        {items.map(({ href, label: text }) => {
          const here = pathname === href || pathname.startsWith(`${href}/`);
          return (
            <li key={href} className="relative flex items-center">
              <Link
                href={linkTarget(href, pathname, left)}
                aria-current={here ? "page" : undefined}
                className={cn(
                  "inline-flex h-7 items-center rounded-md px-2.5 text-sm font-medium whitespace-nowrap transition-colors duration-100 hover:bg-hover hover:text-fg",
                  here ? "text-fg" : "text-muted",
                )}
              >
                {text}
              </Link>
              {here ? (
                <span aria-hidden className="absolute inset-x-2.5 bottom-0 h-0.5 bg-accent-fg" />
              ) : null}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function showHere(nav: HTMLElement | null): void {
  const here = nav?.querySelector<HTMLElement>("[aria-current]");
  if (!nav || !here) return;
  const hidden = here.getBoundingClientRect().right - nav.getBoundingClientRect().right;
  nav.scrollLeft += Math.max(0, hidden);
}
