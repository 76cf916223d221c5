"use client";

import { useTranslations } from "next-intl";
import type { ButtonVariant } from "@/components/ui/button-style";
import type { ExportState } from "./export-state";
import { exporter } from "./exporter";

/** Buttons of one slot share their element, so that the focus stays when the export goes on. */
export type ExportAction = {
  slot: "side" | "middle" | "main";
  label: string;
  variant: ButtonVariant;
  act: () => void;
  /** Nothing is left to be seen afterwards. */
  closes?: boolean;
};

/** What can be done about the export as it stands; the most likely thing last. */
export function useExportActions(state: ExportState): ExportAction[] {
  const t = useTranslations("export");
  const dismiss = () => void exporter.dismiss();
  const save = () => void exporter.save();
  const stop: ExportAction = {
    slot: "side",
    label: t("stop"),
    variant: "ghost",
    act: () => exporter.stop(),
  };
  const discard: ExportAction = {
    slot: "side",
    label: t("discard"),
    variant: "ghost",
    act: dismiss,
  };
  const close: ExportAction = { ...discard, label: t("close"), closes: true };

  switch (state.kind) {
    case "idle":
      return [];
    case "starting":
    case "running":
      return [stop];
    case "waiting": {
      const retry = () => void exporter.retry();
      return [stop, { slot: "middle", label: t("tryNow"), variant: "secondary", act: retry }];
    }
    case "refused": {
      const retry = () => void exporter.retry();
      const again: ExportAction = {
        slot: "main",
        label: t("again"),
        variant: "primary",
        act: retry,
      };
      if (state.rows === 0) return [close, again];
      return [
        discard,
        { slot: "middle", label: t("save"), variant: "secondary", act: save },
        again,
      ];
    }
    case "complete": {
      const done: ExportAction = { ...close, slot: "main", variant: "secondary" };
      if (state.order.toFile) return [done];
      return [{ slot: "side", label: t("saveAgain"), variant: "ghost", act: save }, done];
    }
    case "incomplete": {
      const actions = [state.fileName === null ? discard : close];
      const canResume = state.shortfall.resume !== null;
      // A job that cannot be written is no better the next time.
      const canGoOn = canResume || state.shortfall.reason !== "unwritten";
      if (state.fileName === null && state.rows > 0) {
        const slot = canGoOn ? "middle" : "main";
        const variant = canGoOn ? "secondary" : "primary";
        actions.push({ slot, label: t("save"), variant, act: save });
      }
      if (canResume) {
        const resume = () => void exporter.resume();
        actions.push({ slot: "main", label: t("resume"), variant: "primary", act: resume });
      } else if (canGoOn) {
        const anew = () => void exporter.startAnew();
        actions.push({ slot: "main", label: t("startAnew"), variant: "primary", act: anew });
      }
      return actions;
    }
  }
}
