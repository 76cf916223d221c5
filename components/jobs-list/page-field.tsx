"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Input } from "@/components/ui/input";
import { readPage } from "./page-math";

export interface PageFieldProps {
  page: number;
  /** Null when the total is not known. */
  pages: number | null;
  onPage: (page: number) => void;
}

/** "Page [3] of 175": Enter goes there, what cannot be a page stays with a message. */
export function PageField({ page, pages, onPage }: PageFieldProps) {
  const t = useTranslations("jobs.pager");
  const id = useId();
  const [typed, setTyped] = useState(String(page));
  const [wrong, setWrong] = useState<"notANumber" | "beyondEnd" | null>(null);

  function go() {
    const read = readPage(typed, pages);
    setWrong("wrong" in read ? read.wrong : null);
    if ("page" in read && read.page !== page) onPage(read.page);
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
      className="flex flex-wrap items-center gap-x-2"
    >
      {wrong ? (
        <p id={`${id}-wrong`} role="alert" className="text-exception">
          {t(wrong, { pages: pages ?? 0 })}
        </p>
      ) : null}
      <label htmlFor={id}>{t("page")}</label>
      <Input
        id={id}
        size="sm"
        inputMode="numeric"
        autoComplete="off"
        enterKeyHint="go"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setWrong(null);
        }}
        onFocus={(event) => event.target.select()}
        aria-invalid={wrong !== null}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        wrapperClassName="w-14"
        className="text-center tabular-nums"
      />
      {pages === null ? null : <span>{t("of", { pages })}</span>}
    </form>
  );
}
