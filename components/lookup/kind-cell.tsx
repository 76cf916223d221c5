"use client";

import { useTranslations } from "next-intl";
import type { LookupKind } from "@/lib/jobs/lookup/kinds";

export function KindCell({ kind }: { kind: LookupKind }) {
  const t = useTranslations("lookup.kind");
  return <span className="block truncate">{t(kind)}</span>;
}
