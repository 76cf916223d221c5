"use client";

import { Toast } from "@base-ui/react/toast";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleX from "lucide-react/icons/circle-x";
import Info from "lucide-react/icons/info";
import X from "lucide-react/icons/x";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { buttonStyle, iconButtonStyle } from "@/components/ui/button-style";
import { cn } from "@/components/ui/cn";
import { waitingToasts } from "./toast";

const manager = Toast.createToastManager();

const ICONS = {
  info: { Icon: Info, tint: "text-progress" },
  success: { Icon: CircleCheck, tint: "text-done" },
  error: { Icon: CircleX, tint: "text-exception" },
} as const;

function iconOf(kind: string | undefined) {
  return kind === "success" || kind === "error" ? ICONS[kind] : ICONS.info;
}

function showWaiting() {
  const messages = waitingToasts.current();
  if (messages.length === 0) return;
  waitingToasts.set([]);
  for (const { kind = "info", title, text, action, forMs } of messages) {
    const id = manager.add({
      type: kind,
      title,
      description: text,
      priority: kind === "error" ? "high" : "low",
      timeout: forMs ?? (action || kind === "error" ? 10_000 : 5_000),
      actionProps: action && {
        children: action.label,
        onClick() {
          manager.close(id);
          action.onClick();
        },
      },
    });
  }
}

export function ToastStack() {
  return (
    <Toast.Provider toastManager={manager}>
      <Stack />
    </Toast.Provider>
  );
}

function Stack() {
  const t = useTranslations("common");
  const { toasts } = Toast.useToastManager();

  // The outside system is the queue: the provider above has subscribed by the next tick.
  useEffect(() => {
    const first = setTimeout(showWaiting);
    const unsubscribe = waitingToasts.subscribe(showWaiting);
    return () => {
      clearTimeout(first);
      unsubscribe();
    };
  }, []);

  return (
    <Toast.Portal>
      <Toast.Viewport
        aria-label={t("notifications")}
        className="fixed inset-x-3 bottom-[calc(var(--tabs-room)+0.75rem)] z-60 flex flex-col gap-2 sm:inset-x-auto sm:right-4 sm:bottom-4 sm:w-88"
      >
        {toasts.map((toast) => {
          const { Icon, tint } = iconOf(toast.type);
          return (
            <Toast.Root
              key={toast.id}
              toast={toast}
              className="rounded-lg border border-line bg-raised shadow-popup transition-[opacity,transform] duration-150 ease-quick data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-y-2 data-starting-style:opacity-0"
            >
              <Toast.Content className="flex items-start gap-2.5 p-3 text-sm">
                <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", tint)} />
                <div className="min-w-0 flex-1">
                  <Toast.Title className="font-medium" render={<p />} />
                  <Toast.Description className="text-muted" />
                  <Toast.Action className={buttonStyle("secondary", "sm", "mt-2")} />
                </div>
                <Toast.Close
                  aria-label={t("dismiss")}
                  className={iconButtonStyle("ghost", "sm", "-my-1 -mr-1")}
                >
                  <X aria-hidden />
                </Toast.Close>
              </Toast.Content>
            </Toast.Root>
          );
        })}
      </Toast.Viewport>
    </Toast.Portal>
  );
}
