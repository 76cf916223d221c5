import { cn } from "@/components/ui/cn";

export interface TextCellProps {
  text: string | number | undefined;
  mono?: boolean;
}

/** One line, the whole of it in the tooltip. Nothing at all where there is nothing. */
export function TextCell({ text, mono = false }: TextCellProps) {
  if (text === undefined || text === "") return null;
  return (
    <span
      dir={mono ? undefined : "auto"}
      title={String(text)}
      className={cn("block truncate text-left", mono && "id-text")}
    >
      {text}
    </span>
  );
}
