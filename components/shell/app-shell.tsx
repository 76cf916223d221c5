import CalendarDays from "lucide-react/icons/calendar-days";
import ChartColumn from "lucide-react/icons/chart-column";
import FlaskConical from "lucide-react/icons/flask-conical";
import ListChecks from "lucide-react/icons/list-checks";
import ScanSearch from "lucide-react/icons/scan-search";
import ScrollText from "lucide-react/icons/scroll-text";
import Siren from "lucide-react/icons/siren";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BESIDE_MAIN } from "@/components/ui/popup/beside-main";
import { FocusRestoration } from "./focus-restoration";
import { type NavItem, NavLinks } from "./nav-links";
import { ProductMark } from "./product-mark";
import { ThemeMenu } from "./theme-menu";
import type { ShellUser } from "./user-menu/shell-user";
import { UserMenu } from "./user-menu/user-menu";

interface AppShellProps {
  user: ShellUser;
  /** Puts a strip above the header that says that nothing here is real. */
  demo?: boolean;
  /** A strip above the header for whoever has to act, such as a secret that expires. */
  notice?: ReactNode;
  /** Whether the navigation leads to what needs attention. */
  attention?: boolean;
  /** Whether the navigation leads to the figures, and to the audit log. */
  insights?: boolean;
  audit?: boolean;
  /** Finds whatever there is, from every page. */
  search?: ReactNode;
  /** Beside the theme switch, from 640 px on. */
  quota?: ReactNode;
  children: ReactNode;
}

/**
 * Header and main landmark of every page behind the sign-in. The header is 48 px high and sticks. A
 * page that marks its root with `data-fill` gets the height of the window and scrolls inside itself: then
 * the window has no scrollbar of its own.
 */
export function AppShell({
  user,
  demo = false,
  notice,
  attention = false,
  insights = false,
  audit = false,
  search,
  quota,
  children,
}: AppShellProps) {
  const t = useTranslations("layout");
  const items: NavItem[] = [
    ...(attention ? [{ href: "/attention", label: t("nav.attention"), icon: <Siren /> }] : []),
    { href: "/jobs", label: t("nav.jobs"), icon: <ListChecks /> },
    { href: "/schedule", label: t("nav.schedule"), icon: <CalendarDays /> },
    ...(insights ? [{ href: "/insights", label: t("nav.insights"), icon: <ChartColumn /> }] : []),
    { href: "/lookup", label: t("nav.lookup"), icon: <ScanSearch /> },
    ...(audit ? [{ href: "/audit", label: t("nav.audit"), icon: <ScrollText /> }] : []),
  ];
  return (
    <div className="flex min-h-dvh flex-col tall:has-data-fill:h-dvh">
      <a
        href="#main"
        data-chrome=""
        className="fixed top-2 left-2 z-60 -translate-y-16 rounded-md bg-accent px-3 py-1.5 text-sm font-medium text-on-accent focus:translate-y-0"
      >
        {t("skip")}
      </a>
      {demo ? <DemoBanner /> : null}
      {notice}
      <header
        data-chrome=""
        className="sticky top-0 z-30 flex h-(--header-height) items-center gap-3 border-b border-line bg-surface px-3 sm:gap-5 sm:px-5"
      >
        <Link
          href={attention ? "/" : "/jobs"}
          prefetch={attention ? false : undefined}
          aria-label={t("home")}
          className="flex min-h-8 min-w-6 items-center gap-2 rounded-md text-sm font-semibold tracking-tight"
        >
          <ProductMark className="size-6" />
          <span className="hidden sm:inline">{t("product")}</span>
        </Link>
        <NavLinks label={t("navigation")} items={items} />
        <div className="flex items-center gap-1 max-sm:min-w-0 max-sm:flex-1 sm:ml-auto sm:max-lg:shrink-0 lg:min-w-0 lg:flex-1 lg:justify-end">
          {search}
          {quota ? <div className="mr-1 hidden sm:block">{quota}</div> : null}
          <ThemeMenu />
          <UserMenu user={user} attention={attention} />
        </div>
      </header>
      <div className="flex min-h-0 flex-1 max-sm:pb-(--tabs-room) print:pb-0">
        <main
          id="main"
          tabIndex={-1}
          className="flex min-h-0 min-w-0 flex-1 flex-col px-3 py-4 focus-visible:-outline-offset-2 has-data-fill:pt-1.5 has-data-fill:pb-2 sm:px-5 sm:py-5"
        >
          {children}
        </main>
        <div id={BESIDE_MAIN} className="contents *:contents" />
      </div>
      <FocusRestoration />
    </div>
  );
}

/** Says above everything that no job on the screen is real. */
function DemoBanner() {
  const t = useTranslations("layout.demo");
  return (
    <section
      aria-label={t("label")}
      data-chrome=""
      className="flex items-center justify-center gap-1.5 border-b border-action-line bg-action-bg px-3 py-1 text-xs text-action"
    >
      <FlaskConical aria-hidden className="size-3.5 shrink-0" />
      <p className="min-w-0">
        <strong className="font-semibold">{t("label")}</strong>
        {" · "}
        {t("text")}
      </p>
    </section>
  );
}
