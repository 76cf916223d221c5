import { cloneElement, type ReactElement } from "react";
import { cn } from "./cn";

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
