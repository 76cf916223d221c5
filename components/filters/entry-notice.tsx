"use client";

import { useTranslations } from "next-intl";
import type { Addition } from "./entries";

interface EntryNoticeProps {
  id: string;
  outcome: Addition | null;
  limit: number;
  noun: string;
}

const LINES = 3;

/** What became of the last entry: what was refused and why, and what was there already. */
export function EntryNotice({ id, outcome, limit, noun }: EntryNoticeProps) {
  const t = useTranslations("filters");
  const { invalid = [], duplicates = [], beyond = [] } = outcome ?? {};
  const [duplicate = ""] = duplicates;
  return (
    <div id={id} role="status" className="text-sm not-empty:mt-2">
      {invalid.slice(0, LINES).map(({ entry, message }) => (
        <p key={entry} className="break-words text-exception">
          <span className="id-text font-medium">{entry}</span>: {message}
        </p>
      ))}
      {invalid.length > LINES ? (
        <p className="text-exception">{t("moreInvalid", { count: invalid.length - LINES })}</p>
      ) : null}
      {beyond.length > 0 ? (
        <p className="text-exception">{t("listFull", { count: beyond.length, limit, noun })}</p>
      ) : null}
      {duplicates.length > 0 ? (
        <p className="break-words text-muted">
          {t("duplicates", { count: duplicates.length, value: duplicate })}
        </p>
      ) : null}
    </div>
  );
}
