"use client";

import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";

export interface IdValueProps {
  /** What the id is of, for the button's name: "Order id". */
  label: string;
  ids: readonly (string | undefined)[];
}

/** Ids, each copied with one click. */
export function IdValue({ label, ids }: IdValueProps) {
  const t = useTranslations("jobs.detail");
  return (
    <span className="flex flex-col items-start gap-1">
      {[...new Set(ids)].map((id) =>
        id ? (
          <CopyButton
            key={id}
            text={id}
            label={t("copy", { label, value: id })}
            className="id-text -my-0.5 text-left"
          >
            {id}
          </CopyButton>
        ) : null,
      )}
    </span>
  );
}
