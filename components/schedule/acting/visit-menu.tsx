"use client";
import { usePrefetchQuery } from "@tanstack/react-query";
import CalendarClock from "lucide-react/icons/calendar-clock";
import CalendarPlus from "lucide-react/icons/calendar-plus";
import ClipboardCheck from "lucide-react/icons/clipboard-check";
import PanelRightOpen from "lucide-react/icons/panel-right-open";
import Truck from "lucide-react/icons/truck";
import UserPlus from "lucide-react/icons/user-plus";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { VisitFrame } from "@/components/schedule/visit/visit-card";
import { Kbd } from "@/components/ui/kbd";
import { Menu, MenuContent } from "@/components/ui/popup/menu";
import { MenuItem } from "@/components/ui/popup/menu-items";
import { jobQuery } from "@/lib/search/jobs-query";
import { type MenuOf, menuOf, openDialog } from "./acting-store";
import { useOffered } from "./hindrance";
import { focusFor } from "./kept-focus";
import { useStored } from "./lane-wishes";

/** What can be done with one visit, beside it. There is one menu, whosever it is. */
export function VisitMenu({ frame }: { frame: VisitFrame }) {
  const asked = useStored(menuOf);
  // It closes with a motion.
  const [shown, setShown] = useState<MenuOf | null>(null);
  if (asked && asked !== shown) setShown(asked);
  if (shown === null) return null;
  const { anchor, place } = shown;
  return (
    <Menu
      open={asked !== null}
      onOpenChange={(open) => {
        if (!open) menuOf.set(null);
      }}
    >
      <MenuContent
        align="start"
        anchor={anchor instanceof Element ? anchor : { getBoundingClientRect: () => anchor }}
        finalFocus={() => focusFor(place)}
      >
        <Items {...{ place, frame }} />
      </MenuContent>
    </Menu>
  );
}

const LOOKS = {
  schedule: { icon: <CalendarPlus aria-hidden />, words: "schedule", shortcut: "M" },
  reschedule: { icon: <CalendarClock aria-hidden />, words: "reschedule", shortcut: "M" },
  assign: { icon: <UserPlus aria-hidden />, words: "assign", shortcut: "A" },
  arrival: { icon: <Truck aria-hidden />, words: "arrival", shortcut: null },
  fulfil: { icon: <ClipboardCheck aria-hidden />, words: "close", shortcut: null },
} as const;

function Items({ place, frame }: Pick<MenuOf, "place"> & { frame: VisitFrame }) {
  const t = useTranslations("schedule.acting");
  const tButton = useTranslations("actions.button");
  const offered = useOffered()(place);
  const { jobId } = place;
  // Whoever opens the menu is likely to need the job.
  usePrefetchQuery(jobQuery(jobId, frame.marketplace));
  return (
    <>
      <Item shortcut="↵" icon={<PanelRightOpen aria-hidden />} onClick={() => frame.onOpen(jobId)}>
        {t("open")}
      </Item>
      {offered.map(({ action, why }) => (
        <Item
          key={action}
          {...{ why }}
          shortcut={LOOKS[action].shortcut}
          icon={LOOKS[action].icon}
          onClick={() => openDialog(place, action)}
        >
          {tButton(LOOKS[action].words)}
        </Item>
      ))}
    </>
  );
}

interface ItemProps {
  icon: ReactNode;
  shortcut: string | null;
  /** Why it cannot be done. */
  why?: string | null;
  onClick: () => void;
  children: ReactNode;
}

function Item({ icon, shortcut, why = null, onClick, children }: ItemProps) {
  return (
    <MenuItem disabled={why !== null} onClick={onClick}>
      {icon}
      <span className="min-w-0">
        {children}
        {why === null ? null : <span className="block max-w-56 text-xs">{why}</span>}
      </span>
      {shortcut === null ? null : (
        <span aria-hidden className="ml-auto pl-6 max-sm:hidden">
          <Kbd>{shortcut}</Kbd>
        </span>
      )}
    </MenuItem>
  );
}
