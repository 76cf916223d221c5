"use client";

import type { ComponentType } from "react";
import { type LazyCode, useCode } from "./lazy-code";

interface LazyPartProps<Props extends object> {
  code: LazyCode<ComponentType<Props>>;
  props: Props;
}

/** A component whose code comes later, and nothing before. Whoever shows it asks for the code. */
export function LazyPart<Props extends object>({ code, props }: LazyPartProps<Props>) {
  const Part = useCode(code);
  return Part && <Part {...props} />;
}
