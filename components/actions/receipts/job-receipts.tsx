"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { jobReceiptsQuery } from "@/lib/actions/receipts-query";
import { ReceiptList } from "./receipt-list";

/** What was done with one job from here; asked for as soon as it is shown. */
export function JobReceipts({ jobId }: { jobId: string }) {
  const t = useTranslations("actions.receipts");
  const { data, isError, isFetching, refetch } = useQuery(jobReceiptsQuery(jobId));
  if (data === undefined && isError) {
    return (
      <div className="flex flex-wrap items-center gap-2 text-sm text-muted">
        <p>{t("failed")}</p>
        <Button size="sm" loading={isFetching} onClick={() => void refetch()}>
          {t("retry")}
        </Button>
      </div>
    );
  }
  if (data === undefined) return <p className="text-sm text-muted">{t("loading")}</p>;
  if (data.actions.length === 0) return <p className="text-sm text-muted">{t("none")}</p>;
  return <ReceiptList receipts={data.actions} />;
}
