"use client";

import { useTranslations } from "next-intl";
import {
  type FormEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/field/input";
import { REASON_LEAST, REASON_LENGTH, REVEAL_REASONS } from "@/lib/jobs/contact";

const OTHER = "other";

export interface RevealFormProps {
  loading: boolean;
  onShow: (reason: string) => void;
  onCancel: () => void;
}

/** Asks why, because the answer goes on record. */
export function RevealForm({ loading, onShow, onCancel }: RevealFormProps) {
  const t = useTranslations("reveal");
  const name = useId();
  const first = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<string>(REVEAL_REASONS[0]);
  const [words, setWords] = useState("");
  const tooShort = chosen === OTHER && words.trim().length < REASON_LEAST;

  // The outside system is the focus, which was on the button that this form replaces.
  useEffect(() => first.current?.focus(), []);

  const choice = (reason: string) => ({
    name,
    checked: reason === chosen,
    onChoose: () => setChosen(reason),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!tooShort) onShow(chosen === OTHER ? words.trim() : chosen);
  }

  return (
    <form onSubmit={submit} className="grid gap-3">
      <fieldset className="grid gap-1">
        <legend className="mb-1 text-sm font-medium">{t("why")}</legend>
        {REVEAL_REASONS.map((reason, index) => (
          <Choice key={reason} ref={index === 0 ? first : undefined} {...choice(reason)}>
            {t(`reasons.${reason}`)}
          </Choice>
        ))}
        <Choice {...choice(OTHER)}>{t("other")}</Choice>
      </fieldset>
      {chosen === OTHER ? (
        <Input
          aria-label={t("otherLabel")}
          placeholder={t("otherHint")}
          value={words}
          maxLength={REASON_LENGTH}
          onChange={(event) => setWords(event.target.value)}
        />
      ) : null}
      <p className="text-sm text-muted">{t("record")}</p>
      <div className="flex gap-2">
        <Button type="submit" variant="primary" size="sm" loading={loading} disabled={tooShort}>
          {t("show")}
        </Button>
        <Button size="sm" variant="ghost" onClick={onCancel}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}

interface ChoiceProps {
  name: string;
  checked: boolean;
  onChoose: () => void;
  ref?: Ref<HTMLInputElement>;
  children: ReactNode;
}

function Choice({ name, checked, onChoose, ref, children }: ChoiceProps) {
  return (
    <label className="flex min-h-7 cursor-pointer items-center gap-2.5 text-sm">
      <input
        ref={ref}
        type="radio"
        name={name}
        checked={checked}
        onChange={onChoose}
        className="size-4 shrink-0 accent-accent"
      />
      {children}
    </label>
  );
}
