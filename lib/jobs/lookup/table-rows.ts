const DELIMITERS = ["\t", ",", ";", "|"] as const;

/**
 * A text as rows of cells, as spreadsheets copy and reports save them: what separates the cells of the
 * first line separates all. A quoted cell may hold separators, line ends and doubled quotes.
 */
export function tableRows(text: string): string[][] {
  const delimiter = delimiterOf(text);
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

function delimiterOf(text: string): string | undefined {
  const [line = ""] = text.trimStart().split("\n", 1);
  const bare = line.replaceAll(/"[^"]*"/gu, "");
  return DELIMITERS.find((delimiter) => bare.includes(delimiter));
}
