import { type ChangeEvent, useLayoutEffect, useRef } from "react";

interface RowBoxProps {
  label: string;
  checked: boolean;
  /** Some of what it stands for is chosen. */
  mixed?: boolean;
  onChoose: (choice: { checked: boolean; range: boolean }) => void;
}

/** A box that chooses a row; the browser's own, for there is one in each row. The whole cell is its target. */
export function RowBox({ label, checked, mixed = false, onChoose }: RowBoxProps) {
  const box = useRef<HTMLInputElement>(null);

  // The outside system is the box: no attribute says that it is mixed.
  useLayoutEffect(() => {
    if (box.current) box.current.indeterminate = mixed;
  }, [mixed]);

  function choose({ target, nativeEvent }: ChangeEvent<HTMLInputElement>) {
    const range = "shiftKey" in nativeEvent && nativeEvent.shiftKey === true;
    onChoose({ checked: target.checked, range });
  }

  return (
    <label className="grid min-h-6 min-w-6 place-items-center print:hidden">
      <span className="sr-only">{label}</span>
      <input
        ref={box}
        type="checkbox"
        checked={checked}
        onChange={choose}
        className="size-3.5 accent-(--accent)"
      />
    </label>
  );
}
