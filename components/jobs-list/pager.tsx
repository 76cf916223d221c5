"use client";
import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { type ButtonVariant, buttonStyle } from "@/components/ui/button-style";
import { Input } from "@/components/ui/field/input";
import { LinkButton } from "@/components/ui/link-button";
import { pageCount, readPage, rowSpan } from "./page-math";

interface PagerProps extends PageNavigation {
  /** Where the reader goes; its rows may still be on their way. */
  page: number;
  /** The rows on the screen: of which page, and how many. */
  shown: { page: number; pageSize: number; rows: number };
  /** Null when Amazon gave none. */
  total: number | null;
  hasPrevious: boolean;
  hasNext: boolean;
  /** Stands where the span of the rows does, instead of it. */
  instead?: ReactNode;
}

/** "121–140 of 3,482", the neighbours as links, and a field for any page. */
export function Pager(props: PagerProps) {
  const { page, shown, total, hasPrevious, hasNext, instead, ...navigation } = props;
  const t = useTranslations("jobs.pager");
  const span = rowSpan(shown, total);
  const pages = pageCount(total, shown.pageSize);
  return (
    <nav
      aria-label={t("label")}
      data-chrome=""
      className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-4 focus-visible:-outline-offset-2 gap-y-2 border-t border-line px-3 py-1 text-sm max-sm:py-2 text-muted tabular-nums"
    >
      <div className="mr-auto min-w-0">
        {instead ?? (span && t(total === null ? "span" : "spanOf", { ...span, total: total ?? 0 }))}
      </div>
      <PageField key={page} page={page} pages={pages} onPage={navigation.onPage} />
      <div className="flex gap-1.5 max-sm:w-full max-sm:*:flex-1">
        <Neighbour {...navigation} page={page - 1} exists={hasPrevious} rel="prev">
          <ChevronLeft aria-hidden />
          {t("previous")}
        </Neighbour>
        <Neighbour {...navigation} page={page + 1} exists={hasNext} rel="next">
          {t("next")}
          <ChevronRight aria-hidden />
        </Neighbour>
      </div>
    </nav>
  );
}

interface NeighbourProps extends PageNavigation {
  page: number;
  exists: boolean;
  rel: "next" | "prev";
  children: ReactNode;
}

function Neighbour({ exists, children, ...link }: NeighbourProps) {
  if (exists) return <PageLink {...link}>{children}</PageLink>;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: a link that leads nowhere takes no focus.
    // biome-ignore lint/a11y/useSemanticElements: an anchor without an address is no link to anyone.
    <span
      role="link"
      aria-disabled="true"
      className={buttonStyle("secondary", "sm", "opacity-50 hover:bg-surface")}
    >
      {children}
    </span>
  );
}

export type PageNavigation = {
  hrefOf: (page: number) => string;
  /** Turns the page in place; the address stays a plain link for new tabs. */
  onPage: (page: number) => void;
};

interface PageLinkProps extends PageNavigation {
  page: number;
  children: ReactNode;
  rel?: "next" | "prev";
  variant?: ButtonVariant;
}

export function PageLink({ page, hrefOf, onPage, ...props }: PageLinkProps) {
  return (
    <LinkButton
      {...props}
      size="sm"
      href={hrefOf(page)}
      prefetch={false}
      onNavigate={(event) => {
        event.preventDefault();
        onPage(page);
      }}
    />
  );
}

interface PageFieldProps {
  page: number;
  /** Null when the total is not known. */
  pages: number | null;
  onPage: (page: number) => void;
}

/** "Page [3] of 175": Enter goes there, what cannot be a page stays with a message. */
function PageField({ page, pages, onPage }: PageFieldProps) {
  const t = useTranslations("jobs.pager");
  const id = useId();
  const [typed, setTyped] = useState(String(page));
  const [wrong, setWrong] = useState<"notANumber" | "beyondEnd" | null>(null);

  function go() {
    const read = readPage(typed, pages);
    setWrong("wrong" in read ? read.wrong : null);
    if ("page" in read && read.page !== page) onPage(read.page);
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
      className="flex flex-wrap items-center gap-x-2"
    >
      {wrong ? (
        <p id={`${id}-wrong`} role="alert" className="text-exception">
          {t(wrong, { pages: pages ?? 0 })}
        </p>
      ) : null}
      <label htmlFor={id}>{t("page")}</label>
      <Input
        id={id}
        size="sm"
        inputMode="numeric"
        autoComplete="off"
        enterKeyHint="go"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setWrong(null);
        }}
        onFocus={(event) => event.target.select()}
        aria-invalid={wrong !== null}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        wrapperClassName="w-14"
        className="text-center tabular-nums"
      />
      {pages === null ? null : <span>{t("of", { pages })}</span>}
    </form>
  );
}
