"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import type { FoundRow } from "./found-row";

/** The id as it was asked; the way to its job. */
export function FoundIdCell({ row: { id, href } }: { row: FoundRow }) {
  const t = useTranslations("lookup");
  return (
    <span className="-mr-2.5 flex min-w-0 items-center gap-0.5 max-sm:mr-0">
      {href === null ? (
        <span className="id-text truncate">{id}</span>
      ) : (
        <Link
          href={href}
          prefetch={false}
          title={id}
          className="id-text inline-block truncate rounded-sm py-0.5 font-medium text-fg hover:text-accent-fg hover:underline max-sm:py-1"
        >
          {id}
        </Link>
      )}
      <CopyButton
        text={id}
        label={t("copyId", { id })}
        className="size-6! opacity-0 group-hover/row:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100 [&_svg]:size-3.5! print:hidden"
      />
    </span>
  );
}
