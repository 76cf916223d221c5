import Compass from "lucide-react/icons/compass";
import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common.notFound");
  return { title: t("title") };
}

export default function NotFound() {
  const t = useTranslations("common.notFound");
  return (
    <main className="grid min-h-[70dvh] place-items-center">
      <EmptyState
        level={1}
        icon={<Compass />}
        title={t("title")}
        text={t("text")}
        actions={
          <LinkButton href="/jobs" variant="primary">
            {t("home")}
          </LinkButton>
        }
      />
    </main>
  );
}
