"use client";

import { Menu as Base } from "@base-ui/react/menu";
import Check from "lucide-react/icons/check";
import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import type { PopupWiring } from "./lazy-popup";
import { POPUP_STYLE, POSITIONER_STYLE, TriggerHandover } from "./lazy-popup";

const ITEM =
  "flex min-h-8 w-full cursor-default items-center gap-2 rounded-md px-2 py-1 text-sm select-none focus-visible:-outline-offset-2 " +
  "data-highlighted:bg-hover data-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-faint";

export interface MenuContentProps
  extends Pick<ComponentProps<typeof Base.Positioner>, "side" | "align" | "anchor">,
    Pick<ComponentProps<typeof Base.Popup>, "finalFocus"> {
  children: ReactNode;
  className?: string;
}

interface MenuPopupProps extends MenuContentProps {
  wiring: PopupWiring;
}

export function MenuPopup({
  wiring,
  children,
  className,
  side,
  align = "end",
  anchor,
  finalFocus,
}: MenuPopupProps) {
  const t = useTranslations("common");
  return (
    <Base.Root {...wiring.state}>
      <TriggerHandover part={Base.Trigger} to={wiring.trigger} />
      <Base.Portal role="region" aria-label={t("menu")}>
        <Base.Positioner
          side={side}
          align={align}
          anchor={anchor}
          sideOffset={4}
          collisionPadding={8}
          className={POSITIONER_STYLE}
        >
          <Base.Popup
            finalFocus={finalFocus}
            className={cn(
              POPUP_STYLE,
              "max-h-(--available-height) min-w-44 max-w-[calc(100vw-1rem)] overflow-y-auto p-1",
              className,
            )}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export const MenuRadioGroup = Base.RadioGroup;

export function MenuItem({ className, ...props }: ComponentProps<typeof Base.Item>) {
  return <Base.Item {...props} className={cn(ITEM, String(className ?? ""))} />;
}

export function MenuLinkItem({ className, ...props }: ComponentProps<typeof Base.LinkItem>) {
  return <Base.LinkItem closeOnClick {...props} className={cn(ITEM, String(className ?? ""))} />;
}

export function MenuRadioItem({
  children,
  ...props
}: Omit<ComponentProps<typeof Base.RadioItem>, "className">) {
  return (
    <Base.RadioItem closeOnClick {...props} className={ITEM}>
      {children}
      <span className="ml-auto pl-4">
        <Base.RadioItemIndicator render={<Check aria-hidden />} />
      </span>
    </Base.RadioItem>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return (
    <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-xs font-medium text-faint">
      {children}
    </Base.GroupLabel>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="-mx-1 my-1 h-px bg-line" />;
}
