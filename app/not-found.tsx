import Compass from "lucide-react/icons/compass";
import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { buttonStyle } from "@/components/ui/button-style";
import { EmptyState } from "@/components/ui/empty-state";

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
          // Every page loads what this one needs, and the router's links are much for one that few see.
          <a href="/jobs" className={buttonStyle("primary", "md")}>
            {t("home")}
          </a>
        }
      />
    </main>
  );
}
