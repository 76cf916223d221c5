import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";

interface ViewGroupProps {
  label: string;
  /** The only group needs no heading. */
  alone?: boolean;
  children: ReactNode;
}

/** A list of views under its name. */
export function ViewGroup({ label, alone = false, children }: ViewGroupProps) {
  const t = useTranslations("views");
  const id = useId();
  if (alone) return <ul aria-label={t("title")}>{children}</ul>;
  return (
    <section className="not-first:mt-1.5 not-first:border-t not-first:border-line not-first:pt-1.5">
      <p id={id} className="px-2 py-1 text-xs font-medium text-muted">
        {label}
      </p>
      <ul aria-labelledby={id}>{children}</ul>
    </section>
  );
}
