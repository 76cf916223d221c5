"use client";
import {
  type ComponentProps,
  type ComponentType,
  type Context,
  createContext,
  type ReactElement,
  type ReactNode,
  use,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
} from "react";
import { type LazyCode, useCode, whenIdle } from "@/components/ui/lazy-code";
import { createObservable, type Observable } from "@/components/ui/observable";

/** The surface that popovers and menus share; it fades in 100 ms. */
export const POPUP_STYLE =
  "rounded-lg border border-line bg-raised text-fg shadow-popup outline-none " +
  "origin-(--transform-origin) transition-[opacity,transform] duration-100 ease-quick " +
  "data-starting-style:scale-98 data-starting-style:opacity-0 data-ending-style:opacity-0 " +
  "data-instant:transition-none";

/** Where popups stand in the stack: above the drawer, below the toasts. */
export const POSITIONER_STYLE = "z-50 outline-none";

export type TriggerProps = ComponentProps<"button">;

interface PopupState {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Called when the motion is over. */
  onOpenChangeComplete?: (open: boolean) => void;
}

export interface PopupProps extends PopupState {
  /** Code of what it shows: it opens once that is there, too. */
  needs?: LazyCode<unknown>;
  children: ReactNode;
}

/** What ties a popup's code to the button that stands on the page from the start. */
export interface PopupWiring {
  state: PopupState;
  /** What the loaded trigger wants its button to have; null before. */
  trigger: Observable<TriggerProps | null>;
}

interface PopupContext<Parts> {
  wiring: PopupWiring;
  /** Null until somebody comes near the popup and its code is there. */
  parts: Parts | null;
  /** Somebody is near. */
  wake: () => void;
}

export interface PopupKind<Parts> {
  /** What its button announces. */
  role: "menu" | "dialog";
  code: LazyCode<Parts>;
  context: Context<PopupContext<Parts> | null>;
}

export function popupKind<Parts>(role: "menu" | "dialog", code: LazyCode<Parts>): PopupKind<Parts> {
  return { role, code, context: createContext<PopupContext<Parts> | null>(null) };
}

const NOTHING: LazyCode<true> = {
  current: () => true,
  subscribe: () => () => undefined,
  load: () => undefined,
};

/**
 * A popup whose code comes when the page is idle or somebody comes near its button. The button is
 * the same element before and after; a press that was too early opens the popup as soon as it can.
 */
export function LazyPopup<Parts>({
  kind: { code, context: Context },
  needs = NOTHING,
  children,
  open,
  onOpenChange,
  onOpenChangeComplete,
}: PopupProps & { kind: PopupKind<Parts> }) {
  const [trigger] = useState(() => createObservable<TriggerProps | null>(null));
  const [awake, setAwake] = useState(false);
  // Once awake it stays so: what closes has a motion to finish and the focus to return.
  if (open && !awake) setAwake(true);
  const parts = useCode(code);
  const ready = useCode(needs) !== null;

  // The outside system is the network.
  useEffect(() => {
    const load = () => {
      code.load();
      needs.load();
    };
    if (!awake) return whenIdle(load);
    load();
  }, [awake, code, needs]);

  const popup = useMemo(
    () => ({
      wiring: { state: { open, onOpenChange, onOpenChangeComplete }, trigger },
      parts: awake && ready ? parts : null,
      wake: () => {
        setAwake(true);
        // Again, where the network failed before.
        code.load();
        needs.load();
      },
    }),
    [open, onOpenChange, onOpenChangeComplete, trigger, awake, ready, parts, code, needs],
  );
  return <Context value={popup}>{children}</Context>;
}

/** @throws Error outside of a popup of this kind */
export function usePopup<Parts>({ context }: PopupKind<Parts>): PopupContext<Parts> {
  const popup = use(context);
  if (popup === null) throw new Error("A part of a popup stands outside of it.");
  return popup;
}

/**
 * The loaded parts, for what stands inside of the popup.
 * @throws Error outside of a popup's content
 */
export function usePopupParts<Parts>(kind: PopupKind<Parts>): Parts {
  const { parts } = usePopup(kind);
  if (parts === null) throw new Error("A part of a popup stands outside of its content.");
  return parts;
}

interface TriggerHandoverProps {
  /** Base UI's trigger of the popup. */
  part: ComponentType<{ render: (props: TriggerProps) => ReactElement }>;
  to: Observable<TriggerProps | null>;
}

/**
 * Base UI's trigger without an element: its properties go to the button that stands on the page.
 * Of the two focus guards around it only the one behind the button counts here.
 */
export function TriggerHandover({ part: Trigger, to }: TriggerHandoverProps) {
  return (
    <span className="contents [&>:first-child]:hidden">
      <Trigger render={(props) => <Handover props={props} to={to} />} />
    </span>
  );
}

function Handover({ props, to }: { props: TriggerProps; to: Observable<TriggerProps | null> }) {
  // The outside system is the button, rendered elsewhere.
  useLayoutEffect(() => to.set(props), [props, to]);
  useLayoutEffect(() => () => to.set(null), [to]);
  return null;
}
