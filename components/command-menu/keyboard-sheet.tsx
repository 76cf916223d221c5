"use client";
import { useTranslations } from "next-intl";
import { isApple } from "@/components/shared/hot-keys";
import { Kbd } from "@/components/ui/kbd";
import { Dialog, DialogContent } from "@/components/ui/popup/dialog";
import { overlay } from "@/components/ui/popup/overlay";

/** Every key, by where it works. `command` is ⌘ on Apple's keyboards, else Ctrl. */
const KEY_GROUPS = [
  {
    id: "anywhere",
    keys: [
      { id: "search", chord: ["/"] },
      { id: "commandMenu", chord: ["command", "K"] },
      { id: "paste", chord: ["command", "V"] },
      { id: "sheet", chord: ["?"] },
      { id: "add", chord: ["F"] },
      { id: "refresh", chord: ["R"] },
    ],
  },
  {
    id: "list",
    keys: [
      { id: "next", chord: ["J"] },
      { id: "previous", chord: ["K"] },
      { id: "open", chord: ["enter"] },
      { id: "newTab", chord: ["command", "click"] },
      { id: "choose", chord: ["space"] },
      { id: "previousPage", chord: ["["] },
      { id: "nextPage", chord: ["]"] },
    ],
  },
  {
    id: "attention",
    keys: [
      { id: "seen", chord: ["E"] },
      { id: "chooseQueue", chord: ["1", "9"] },
    ],
  },
  {
    id: "job",
    keys: [
      { id: "nextJob", chord: ["J"] },
      { id: "previousJob", chord: ["K"] },
      { id: "move", chord: ["M"] },
      { id: "assign", chord: ["A"] },
      { id: "close", chord: ["Esc"] },
    ],
  },
  {
    id: "schedule",
    keys: [
      { id: "within", chord: ["←", "→", "↑", "↓"] },
      { id: "previousDay", chord: ["["] },
      { id: "nextDay", chord: ["]"] },
      { id: "today", chord: ["T"] },
      { id: "views", chord: ["1", "2", "3"] },
      { id: "clash", chord: ["C"] },
      { id: "move", chord: ["M"] },
      { id: "assign", chord: ["A"] },
    ],
  },
] as const;

/** Every key of the page and what it does. */
export function KeyboardSheet({ open }: { open: boolean }) {
  const t = useTranslations("commandMenu.keyboard");
  const tKey = useTranslations("common.key");

  function cap(key: string): string {
    switch (key) {
      case "command":
        return isApple(navigator.platform) ? "⌘" : tKey("control");
      case "enter":
        return tKey("enter");
      case "space":
        return tKey("space");
      case "click":
        return t("click");
      default:
        return key;
    }
  }

  return (
    <Dialog open={open} onOpenChange={(next) => overlay.set(next ? "keys" : null)}>
      <DialogContent title={t("title")} size="md">
        <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
          {KEY_GROUPS.map(({ id, keys }) => (
            <section key={id} aria-labelledby={`keys-${id}`}>
              <h3 id={`keys-${id}`} className="pb-1 text-xs font-medium text-muted">
                {t(`groups.${id}`)}
              </h3>
              <dl>
                {keys.map(({ id: what, chord }) => (
                  <div
                    key={what}
                    className="flex min-h-8 items-center justify-between gap-3 border-b border-line py-1 text-sm last:border-b-0"
                  >
                    <dt>{t(what)}</dt>
                    <dd className="flex shrink-0 gap-1">
                      {chord.map((key) => (
                        <Kbd key={key}>{cap(key)}</Kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </DialogContent>
    </Dialog>
  );
}
