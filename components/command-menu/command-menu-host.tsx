"use client";
import Search from "lucide-react/icons/search";
import { useTranslations } from "next-intl";
import {
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { isApple, isTaken, opensCommandMenu, useShortcuts } from "@/components/shared/hot-keys";
import { cn } from "@/components/ui/cn";
import { FIELD_STYLE } from "@/components/ui/field/input";
import { Kbd } from "@/components/ui/kbd";
import { type LazyCode, LazyPart, lazyCode } from "@/components/ui/lazy-code";
import { overlay } from "@/components/ui/popup/overlay";
import { Tooltip } from "@/components/ui/popup/tooltip";
import {
  closeSearch,
  leaveEarlyField,
  openSearch,
  updateSearchDraft,
  useSearchDraft,
} from "./search-draft";

function useIsOpen(): boolean {
  return useSyncExternalStore(overlay.subscribe, overlay.current, () => null) === "commands";
}

/**
 * Opens and closes the search by its keys on every page, opens it with what is pasted beside every field, and
 * takes what is typed until its menu is there.
 */
export function SearchKeys() {
  const open = useIsOpen();
  const reached = useSearchDraft("reached");
  useShortcuts({ "/": openSearch });

  // The outside system is the keyboard.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !opensCommandMenu(event, navigator.platform)) return;
      event.preventDefault();
      if (overlay.current() === "commands") closeSearch();
      else openSearch();
    };
    const onPaste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData("text/plain").trim();
      if (!text || isTaken(event) || overlay.current() !== null) return;
      event.preventDefault();
      openSearch();
      // A field of one line would join the last id of a line with the first of the next.
      updateSearchDraft({ text: text.replaceAll(/[\r\n]+/gu, " ") });
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener("paste", onPaste);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("paste", onPaste);
    };
  }, []);

  return open && !reached ? <EarlyField /> : null;
}

/** Has the focus from the first moment, so that no key is lost or reaches the page. */
function EarlyField() {
  const t = useTranslations("commandMenu");
  const text = useSearchDraft("text");
  const lost = useSearchDraft("lost");
  const field = useRef<HTMLInputElement>(null);

  // The outside system is the focus.
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);

  return (
    <div
      data-chrome=""
      className="fixed inset-x-3 top-2 z-40 mx-auto max-w-140 rounded-md bg-raised shadow-popup"
    >
      <input
        ref={field}
        aria-label={t("title")}
        aria-describedby={lost ? "search-lost" : undefined}
        placeholder={t("search")}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="search"
        value={text}
        onChange={(event) => updateSearchDraft({ text: event.target.value, entered: false })}
        onKeyDown={(event) => {
          if (event.key === "Enter") updateSearchDraft({ entered: !lost, lost: false });
          if (event.key !== "Escape") return;
          // Whatever lies below closes with the next one.
          event.stopPropagation();
          leaveEarlyField();
        }}
        className={cn(FIELD_STYLE, "h-9 px-3 pointer-coarse:h-11")}
      />
      {lost ? (
        <p id="search-lost" role="alert" className="px-3 py-2 text-sm text-exception">
          {t("lost")}
        </p>
      ) : null}
    </div>
  );
}

interface CommandMenuHostProps {
  /** The code of the menu, which comes with the first use. */
  needs: LazyCode<unknown>;
  /** The menu of the screen. */
  children: (open: boolean) => ReactNode;
}

/** The menu of a screen, once it has been opened. */
export function CommandMenuHost({ needs, children }: CommandMenuHostProps) {
  const open = useIsOpen();
  const lost = useSearchDraft("lost");
  // What was opened once stays mounted: it closes with a motion and gives the focus back.
  const [used, setUsed] = useState(false);
  if (open && !used) setUsed(true);

  // What acts on this screen is of no use on the next.
  useEffect(() => closeSearch, []);

  // The outside system is the network.
  useEffect(() => {
    if (open && !lost) needs.load();
  }, [open, lost, needs]);

  return used ? children(open) : null;
}

const never = () => () => undefined;

/** The search in the header: where there is room it looks like the field that it opens. */
export function SearchButton() {
  const t = useTranslations("commandMenu");
  const apple = useSyncExternalStore(
    never,
    () => isApple(navigator.platform),
    () => false,
  );
  const shortcut = apple ? "Meta+K" : "Control+K";
  return (
    <Tooltip text={t("title")} shortcut={shortcut}>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts={`/ ${shortcut}`}
        onClick={openSearch}
        className={cn(
          "flex size-8 shrink-0 items-center justify-center gap-2 rounded-md text-sm text-muted transition-colors duration-100 hover:bg-hover hover:text-fg",
          "max-sm:h-9 max-sm:min-w-0 max-sm:flex-1 max-sm:justify-start max-sm:border max-sm:border-line-strong max-sm:bg-surface max-sm:px-2.5 max-sm:shadow-xs",
          "lg:mr-2 lg:max-w-96 lg:overflow-hidden lg:min-w-8 lg:flex-1 lg:justify-start lg:border lg:border-line-strong lg:bg-surface lg:px-2 lg:shadow-xs",
        )}
      >
        <Search aria-hidden className="size-4 shrink-0" />
        <span className="truncate sm:max-lg:sr-only">{t("title")}</span>
        <span aria-hidden className="ml-auto max-lg:hidden">
          <Kbd>/</Kbd>
        </span>
      </button>
    </Tooltip>
  );
}

const sheet = lazyCode(() => import("./keyboard-sheet").then((module) => module.KeyboardSheet));

/** The sheet of keys, on every page behind the sign-in; its code comes with the first use. */
export function KeysHost() {
  const open = useSyncExternalStore(overlay.subscribe, overlay.current, () => null) === "keys";
  // What was opened once stays mounted: it closes with a motion and gives the focus back.
  const [used, setUsed] = useState(false);
  if (open && !used) setUsed(true);
  useShortcuts({ "?": () => overlay.set("keys") });

  // The outside system is the network.
  useEffect(() => {
    if (open) sheet.load();
  }, [open]);

  return used ? <LazyPart code={sheet} props={{ open }} /> : null;
}
