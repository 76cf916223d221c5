"use client";

import { type ComponentType, type ReactElement, useLayoutEffect } from "react";
import type { TriggerProps } from "./lazy-popup";
import type { Store } from "./store";

interface TriggerHandoverProps {
  /** Base UI's trigger of the popup. */
  part: ComponentType<{ render: (props: TriggerProps) => ReactElement }>;
  to: Store<TriggerProps | null>;
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

function Handover({ props, to }: { props: TriggerProps; to: Store<TriggerProps | null> }) {
  // The outside system is the button, rendered elsewhere.
  useLayoutEffect(() => to.set(props), [props, to]);
  useLayoutEffect(() => () => to.set(null), [to]);
  return null;
}
