import { cn } from "@/components/ui/cn";

export interface TextCellProps {
  text: string | number | undefined;
  mono?: boolean;
}

/** Two lines; the whole of it in the tooltip. Nothing at all where there is nothing. */
export function TextCell({ text, mono = false }: TextCellProps) {
  if (text === undefined || text === "") return null;
  return (
    <span
      dir={mono ? undefined : "auto"}
      title={String(text)}
      className={cn(
        "line-clamp-2 text-left leading-4.5 wrap-anywhere group-data-[density=compact]/table:leading-4",
        mono && "id-text",
      )}
    >
      {text}
    </span>
  );
}
