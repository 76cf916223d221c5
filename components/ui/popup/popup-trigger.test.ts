import { createElement, isValidElement } from "react";
import { expect, test } from "vitest";
import { withProps } from "./popup-trigger";

function propsOf(element: unknown): Record<string, unknown> {
  return isValidElement<Record<string, unknown>>(element) ? element.props : {};
}

test("the element's own properties win, absent ones count for nothing", () => {
  const element = createElement("div", { title: "own", lang: undefined });
  const props = propsOf(withProps(element, { title: "bag", lang: "en", children: undefined }));
  expect(props).toEqual({ title: "own", lang: "en" });
});

test("a later bag wins over an earlier one", () => {
  const props = propsOf(withProps(createElement("div"), { id: "first" }, { id: "second" }));
  expect(props.id).toBe("second");
});

test("every handler is called with the event, the element's own first", () => {
  const calls: string[] = [];
  const element = createElement("div", { onClick: (event) => calls.push(`own ${event}`) });
  const { onClick } = propsOf(
    withProps(element, { onClick: (event: string) => calls.push(event) }),
  );
  if (typeof onClick === "function") onClick("press");
  expect(calls).toEqual(["own press", "press"]);
});

test("class names of all apply", () => {
  const element = createElement("div", { className: "own" });
  expect(propsOf(withProps(element, { className: "bag" })).className).toBe("bag own");
});
