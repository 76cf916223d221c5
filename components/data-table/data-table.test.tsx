import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { firstLayout, shownColumns, withMove, withPin, withVisibility } from "./column-layout";
import { DataTable } from "./data-table";
import type { ColumnLayout, DataColumn, RowSelection } from "./table";

type Person = { id: string; name: string; city: string; skills: string };

const PEOPLE: readonly Person[] = [
  { id: "1", name: "Ada", city: "Lyon", skills: "piano" },
  { id: "2", name: "Bo", city: "Oslo", skills: "beds" },
];

const COLUMNS: readonly DataColumn<Person>[] = [
  { id: "id", meta: { size: 80 }, cell: ({ row }) => row.original.id },
  { id: "name", meta: { size: 160, min: 96 }, cell: ({ row }) => row.original.name },
  { id: "city", meta: { size: 128 }, cell: ({ row }) => row.original.city },
  { id: "skills", meta: { size: 200 }, cell: ({ row }) => row.original.skills },
];

const FIRST = firstLayout([
  { id: "id", visible: true, fixed: true },
  { id: "name", visible: true },
  { id: "city", visible: true },
  { id: "skills", visible: false },
]);

const CHOSEN: RowSelection<Person> = {
  has: (id) => id === "2",
  all: false,
  some: true,
  onChoose: () => undefined,
  onAll: () => undefined,
  label: ({ name }) => `Choose ${name}`,
  labelOfAll: "Choose all",
};

function render(layout: ColumnLayout, selection?: RowSelection<Person>): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={{}} timeZone="UTC" onError={() => undefined}>
      <DataTable
        columns={COLUMNS}
        columnLabel={(id) => `The ${id}`}
        rows={PEOPLE}
        getRowId={({ id }) => id}
        caption="People"
        layout={layout}
        sort={null}
        onSort={() => undefined}
        selection={selection}
        pageSize={2}
      />
    </NextIntlClientProvider>,
  );
}

const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, text]) => text);
const headings = (html: string) => all(html, /title="The (\w+)"/g);
const cells = (html: string) => all(html, /<td[^>]*data-label="[^>]*>([^<]*)</g);

it("shows the columns in the order in which somebody has put them, without the hidden ones", () => {
  const html = render(withMove(withVisibility(FIRST, "skills", true), "city", -1));
  expect(headings(html)).toEqual(["id", "city", "name", "skills"]);
  expect(cells(html)).toEqual(["1", "Lyon", "Ada", "piano", "2", "Oslo", "Bo", "beds"]);
  expect(headings(render(FIRST))).toEqual(["id", "name", "city"]);
});

it("puts the pinned columns first, each beside the one before", () => {
  const layout = withPin(FIRST, "city", true);
  const html = render(layout);
  expect(headings(html)).toEqual(["id", "city", "name"]);
  expect(headings(html)).toEqual(shownColumns(layout));
  expect(all(html, /<th[^>]*data-pinned="(\w+)"/g)).toEqual(["inner", "edge"]);
  expect(all(html, /<th[^>]*inset-inline-start:(\w+)/g)).toEqual(["0rem", "5rem"]);
});

it("asks for the least widths, or the ones that somebody has chosen", () => {
  expect(render(FIRST)).toContain("--table-width:19rem");
  expect(render({ ...FIRST, sizing: { name: 160 } })).toContain("--table-width:23rem");
});

it("has a box in each row that can be chosen, and room for it", () => {
  const html = render(FIRST, CHOSEN);
  expect(all(html, /<tr[^>]*data-row="(\w+)"/g)).toEqual(["1", "2"]);
  expect(all(html, /sr-only">(Choose [^<]*)</g)).toEqual(["Choose all", "Choose Ada", "Choose Bo"]);
  expect(all(html, /<input([^>]*)>/g).map((box) => box?.includes("checked"))).toEqual([
    false,
    false,
    true,
  ]);
  expect(html).toContain("--table-width:21.25rem");
});
