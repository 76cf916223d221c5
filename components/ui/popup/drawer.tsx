"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import X from "lucide-react/icons/x";
import { useTranslations } from "next-intl";
import { type ComponentProps, type ReactNode, useRef } from "react";
import { iconButtonStyle } from "@/components/ui/button-style";
import { useMediaQuery } from "@/components/ui/use-media-query";
import { BESIDE_MAIN } from "./beside-main";

const NARROW = "(width < 48rem)";

export interface DrawerProps
  extends Pick<ComponentProps<typeof Base.Popup>, "initialFocus" | "finalFocus"> {
  open: boolean;
  /** Esc, the close button and, on phones, a press outside. */
  onClose: () => void;
  /** Called when the closing motion is over. */
  onClosed?: () => void;
  title: ReactNode;
  /** Under the title: badges, ids. */
  subtitle?: ReactNode;
  /** Icon buttons, set before the close button. */
  actions?: ReactNode;
  /** Stays at the bottom edge while the content scrolls. */
  footer?: ReactNode;
  children: ReactNode;
}

/**
 * A sheet at the right edge. From 1280 px on it stands beside the page, which makes room; below that it
 * lies over it. The page stays in use and a press there closes nothing; below 768 px the sheet covers
 * the page and is modal. Focus moves in and returns.
 * Printed while open it stands alone on the paper.
 */
export function Drawer({
  open,
  onClose,
  onClosed,
  title,
  subtitle,
  actions,
  footer,
  children,
  ...focus
}: DrawerProps) {
  const t = useTranslations("common");
  const narrow = useMediaQuery(NARROW);
  const sheet = useRef<HTMLDivElement>(null);
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      onOpenChangeComplete={(now) => {
        if (!now) onClosed?.();
      }}
      modal={narrow}
      disablePointerDismissal={!narrow}
    >
      <Base.Portal container={document.getElementById(BESIDE_MAIN) ?? undefined}>
        <Base.Popup
          ref={sheet}
          initialFocus={sheet}
          {...focus}
          data-print-alone=""
          className="fixed inset-y-0 right-0 z-40 flex w-full flex-col border-l border-line bg-surface shadow-popup outline-none transition-[opacity,transform] duration-150 ease-quick data-ending-style:translate-x-4 data-ending-style:opacity-0 data-starting-style:translate-x-4 data-starting-style:opacity-0 md:w-(--drawer-width) xl:sticky xl:top-(--header-height) xl:z-10 xl:h-[calc(100dvh-var(--header-height))] xl:max-h-full xl:shrink-0 xl:shadow-none print:static print:block print:w-full! print:border-0"
        >
          <div className="shrink-0 border-b border-line py-2.5 pr-2.5 pl-4 print:border-0 print:px-0">
            <div className="flex items-start gap-2">
              <div className="min-w-0 flex-1 py-1">
                <Base.Title className="line-clamp-3 print:line-clamp-none text-base font-semibold wrap-anywhere">
                  {title}
                </Base.Title>
              </div>
              <div data-chrome="" className="flex shrink-0">
                {actions}
                <Base.Close
                  aria-label={t("close")}
                  title={t("close")}
                  aria-keyshortcuts="Escape"
                  className={iconButtonStyle("ghost", "md")}
                >
                  <X aria-hidden />
                </Base.Close>
              </div>
            </div>
            {subtitle ? <div className="pb-1 text-sm text-muted">{subtitle}</div> : null}
          </div>
          <div
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it.
            tabIndex={0}
            className="min-h-0 flex-1 overflow-y-auto print:overflow-visible overscroll-contain focus-visible:-outline-offset-2"
          >
            {children}
          </div>
          {footer ? (
            <div className="shrink-0 border-t border-line px-4 py-2.5 pb-[max(0.625rem,env(safe-area-inset-bottom))]">
              {footer}
            </div>
          ) : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
