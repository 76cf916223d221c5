export const DELIMITERS = ["\t", ",", ";", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/**
 * A text as rows of cells, as spreadsheets copy and reports save them; rows without a value are left
 * out. A quoted cell may hold delimiters, line ends and doubled quotes. Lines end with "\n".
 * @param delimiter null for a table of one column
 */
export function tableRows(text: string, delimiter: Delimiter | null): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell.trim());
    cell = "";
  };
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (quoted && char === '"' && text.charAt(at + 1) === '"') {
      cell += '"';
      at++;
    } else if (char === '"' && (quoted || cell.trim() === "")) quoted = !quoted;
    else if (quoted) cell += char;
    else if (char === delimiter) endCell();
    else if (char === "\n") {
      endCell();
      rows.push([]);
    } else cell += char;
  }
  endCell();
  return rows.filter((row) => row.some((one) => one !== ""));
}
