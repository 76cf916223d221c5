import Lock from "lucide-react/icons/lock";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

/** In place of a page that somebody's role does not include. */
export default function Forbidden() {
  const t = useTranslations("audit.forbidden");
  return (
    <div className="grid min-h-[60dvh] place-items-center">
      <EmptyState
        level={1}
        icon={<Lock />}
        title={t("title")}
        text={t("text")}
        actions={
          <LinkButton href="/jobs" variant="primary">
            {t("home")}
          </LinkButton>
        }
      />
    </div>
  );
}
