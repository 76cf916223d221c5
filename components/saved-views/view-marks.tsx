import Users from "lucide-react/icons/users";
import { useTranslations } from "next-intl";
import type { View } from "@/lib/views/view";

/** Says that a view is the team's, and whose it is where it is somebody else's. */
export function TeamMark({ view: { kept } }: { view: View }) {
  const t = useTranslations("views");
  if (!kept?.shared) return null;
  const words = kept.own ? t("sharedByYou") : t("sharedBy", { name: kept.owner });
  return (
    <span title={words} className="flex min-w-0 shrink items-center gap-1 text-xs text-muted">
      <Users aria-hidden className="size-3.5 shrink-0" />
      <span className="sr-only">{words}</span>
      {kept.own ? null : (
        <span aria-hidden dir="auto" className="max-w-28 truncate">
          {kept.owner}
        </span>
      )}
    </span>
  );
}
