"use client";

import X from "lucide-react/icons/x";
import { useRouter } from "next/navigation";
import { useWriteCookie } from "@/components/ui/browser-storage";
import { iconButtonStyle } from "@/components/ui/button-style";

/** Hides the reminder of the secret until midnight in this browser; the server leaves it out. */
export function HideNotice({ label }: { label: string }) {
  const router = useRouter();
  const write = useWriteCookie();

  function hide() {
    const now = new Date();
    const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
    const seconds = Math.ceil((midnight.getTime() - now.getTime()) / 1000);
    write(`service-jobs.secret-notice=hidden; path=/; max-age=${seconds}; samesite=lax`);
    router.refresh();
  }

  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      onClick={hide}
      className={iconButtonStyle("ghost", "sm", "-my-1 text-current")}
    >
      <X aria-hidden />
    </button>
  );
}
