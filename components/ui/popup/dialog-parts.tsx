"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import X from "lucide-react/icons/x";
import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { iconButtonStyle } from "@/components/ui/button-style";
import { cn } from "@/components/ui/cn";
import type { PopupWiring } from "./lazy-popup";
import { TriggerHandover } from "./lazy-popup";

const EDGES = { bottom: "bottom-0 rounded-t-lg", top: "top-0 rounded-b-lg" } as const;
const WIDTHS = { sm: "sm:w-100", md: "sm:w-140", lg: "sm:w-200" } as const;

export interface DialogContentProps
  extends Pick<ComponentProps<typeof Base.Popup>, "initialFocus" | "finalFocus"> {
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, set at the right of the bottom edge. */
  footer?: ReactNode;
  size?: keyof typeof WIDTHS;
  /** Where it stands on a phone: at the top a keyboard on the screen does not cover it. */
  edge?: keyof typeof EDGES;
}

interface DialogPopupProps extends DialogContentProps {
  wiring: PopupWiring;
}

export function DialogPopup({
  wiring,
  title,
  description,
  children,
  footer,
  size = "sm",
  edge = "bottom",
  ...props
}: DialogPopupProps) {
  const t = useTranslations("common");
  return (
    <Base.Root {...wiring.state}>
      <TriggerHandover part={Base.Trigger} to={wiring.trigger} />
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-backdrop transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          {...props}
          // Its keys are its own: none of the page's.
          data-modal=""
          className={cn(
            "fixed inset-x-0 z-50 flex max-h-[90dvh] flex-col border border-line bg-raised shadow-popup outline-none",
            "transition-[opacity,transform] duration-150 ease-quick data-ending-style:opacity-0 data-starting-style:translate-y-2 data-starting-style:opacity-0",
            "sm:inset-x-auto sm:top-[12dvh] sm:bottom-auto sm:left-1/2 sm:max-h-[76dvh] sm:max-w-[calc(100vw-2rem)] sm:-translate-x-1/2 sm:rounded-lg",
            EDGES[edge],
            WIDTHS[size],
          )}
        >
          <div className="flex items-start gap-2 px-4 pt-3 pb-2">
            <div className="min-w-0 flex-1 pt-1">
              <Base.Title className="text-base font-semibold">{title}</Base.Title>
              {description ? (
                <Base.Description className="mt-1 text-sm text-muted">
                  {description}
                </Base.Description>
              ) : null}
            </div>
            <Base.Close aria-label={t("close")} className={iconButtonStyle("ghost", "sm", "-mr-1")}>
              <X aria-hidden />
            </Base.Close>
          </div>
          {children ? (
            <div
              // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it.
              tabIndex={0}
              className="min-h-0 flex-1 overflow-y-auto px-4 pt-1 pb-4 focus-visible:-outline-offset-2"
            >
              {children}
            </div>
          ) : null}
          {footer ? (
            <div className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
              {footer}
            </div>
          ) : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

export const DialogClose = Base.Close;

/** What is in the way of the buttons of a footer, beside them; nothing where nothing is. */
export function DialogHint({ children }: { children?: ReactNode }) {
  if (!children) return null;
  return <p className="min-w-0 flex-1 basis-40 text-sm text-muted">{children}</p>;
}
