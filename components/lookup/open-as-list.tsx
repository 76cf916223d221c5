"use client";

import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { IDS_A_CALL } from "@/lib/jobs/lookup/sort-ids";
import { emptySearch, hrefFor } from "@/lib/search/jobs-search";

interface OpenAsListProps {
  orders: string[];
  marketplace: string | null;
}

/** The orders as a list that follows what becomes of them. A list takes no more than Amazon does. */
export function OpenAsList({ orders, marketplace }: OpenAsListProps) {
  const t = useTranslations("lookup.found");
  if (orders.length === 0 || orders.length > IDS_A_CALL) return null;
  return (
    <LinkButton
      size="sm"
      href={hrefFor({ ...emptySearch(), marketplace, order: orders })}
      prefetch={false}
    >
      {t("open")}
    </LinkButton>
  );
}
