"use client";

import X from "lucide-react/icons/x";
import { useRouter } from "next/navigation";
import { iconButtonStyle } from "@/components/ui/button-style";
import { useKeepCookie } from "@/components/ui/keep-cookie";

/** Hides the reminder of the secret until midnight in this browser; the server leaves it out. */
export function HideNotice({ label }: { label: string }) {
  const router = useRouter();
  const keep = useKeepCookie();

  function hide() {
    const now = new Date();
    const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
    const seconds = Math.ceil((midnight.getTime() - now.getTime()) / 1000);
    keep(`service-jobs.secret-notice=hidden; path=/; max-age=${seconds}; samesite=lax`);
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
