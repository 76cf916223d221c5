"use client";
import {
  cloneElement,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type Ref,
  useEffect,
  useLayoutEffect,
  useRef,
  useSyncExternalStore,
} from "react";
import { cn } from "@/components/ui/cn";
import { type PopupKind, type TriggerProps, usePopup } from "./lazy-popup";

export interface PopupTriggerProps extends TriggerProps {
  /** The button to show; a bare one when absent. */
  render?: ReactElement<TriggerProps>;
}

const BARE = <button type="button" />;

/** The button of a popup. Until the popup's code hands it its behaviour it keeps the first press. */
export function PopupTrigger<Parts>({
  kind,
  render = BARE,
  ref,
  ...props
}: PopupTriggerProps & { kind: PopupKind<Parts> }) {
  const { wiring, wake } = usePopup(kind);
  const handed = useSyncExternalStore(wiring.trigger.subscribe, wiring.trigger.current, () => null);
  const button = useRef<HTMLButtonElement>(null);
  const early = useRef<Event>(null);
  const handedRef = handed?.ref;

  useLayoutEffect(() => attach(ref, button.current), [ref]);
  useLayoutEffect(() => attach(handedRef, button.current), [handedRef]);

  // The outside system is the page: a press waits for the code that answers it.
  useEffect(() => {
    if (handed === null || early.current === null) return;
    const press = early.current;
    early.current = null;
    button.current?.dispatchEvent(press);
  }, [handed]);

  const waking: TriggerProps = {
    "aria-haspopup": kind.role,
    "aria-expanded": false,
    onPointerEnter: wake,
    onFocus: wake,
    onClick: ({ detail }: MouseEvent) => {
      early.current = new MouseEvent("click", { bubbles: true, cancelable: true, detail });
      wake();
    },
    onKeyDown: (event: KeyboardEvent) => {
      const { key } = event;
      if (kind.role !== "menu" || (key !== "ArrowDown" && key !== "ArrowUp")) return;
      event.preventDefault();
      early.current = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, key });
      wake();
    },
  };
  return withProps(render, handed ?? waking, props, { ref: button });
}

function attach(ref: Ref<HTMLButtonElement> | undefined, element: HTMLButtonElement | null) {
  if (!ref) return undefined;
  if (typeof ref !== "function") {
    ref.current = element;
    return () => {
      ref.current = null;
    };
  }
  const detach = ref(element);
  return () => {
    if (typeof detach === "function") detach();
    else ref(null);
  };
}

type Props = Record<string, unknown>;

/**
 * An element with more properties. Its own win, absent ones count for nothing; handlers of both
 * are called and class names of both apply.
 */
export function withProps(element: ReactElement<object>, ...bags: object[]): ReactElement {
  const merged: Props = {};
  for (const bag of [...bags, element.props]) {
    for (const [name, value] of Object.entries(bag)) {
      if (value !== undefined) merged[name] = joined(name, merged[name], value);
    }
  }
  return cloneElement(element, merged);
}

function joined(name: string, before: unknown, value: unknown): unknown {
  if (name === "className") return cn(asText(before), asText(value));
  if (!/^on[A-Z]/.test(name) || typeof before !== "function" || typeof value !== "function") {
    return value;
  }
  return (...event: unknown[]) => {
    value(...event);
    before(...event);
  };
}

function asText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
