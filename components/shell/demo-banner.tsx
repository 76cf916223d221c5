import FlaskConical from "lucide-react/icons/flask-conical";
import { useTranslations } from "next-intl";

/** Says above everything that no job on the screen is real. */
export function DemoBanner() {
  const t = useTranslations("layout.demo");
  return (
    <section
      aria-label={t("label")}
      data-chrome=""
      className="flex items-center justify-center gap-1.5 border-b border-action-line bg-action-bg px-3 py-1 text-xs text-action"
    >
      <FlaskConical aria-hidden className="size-3.5 shrink-0" />
      <p className="min-w-0">
        <strong className="font-semibold">{t("label")}</strong>
        {" · "}
        {t("text")}
      </p>
    </section>
  );
}
