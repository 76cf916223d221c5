import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ProblemError } from "@/lib/http/problem";
import { facetsQuery, indexQuery } from "./facets-query";
import { countsQuery, jobQuery, jobsQuery, prefetchJobsQuery } from "./jobs-query";
import { readSearch } from "./jobs-search";
import { searchQuery } from "./search-query";

const read = (query: string) =>
  readSearch(new URLSearchParams(query), { marketplaces: ["ATVPDKIKX0DER"], now: 0 }).search;

const network = vi.fn<typeof fetch>();

beforeEach(() => {
  network.mockReset().mockImplementation(async () => Response.json({ jobs: [] }));
  vi.stubGlobal("fetch", network);
});

const asked = () => network.mock.calls.map(([url]) => url);

describe("jobsQuery", () => {
  it("asks what the URL says, but for the open job", async () => {
    const search = read("job=J1&page=2&status=HOLD&store=A%26B");
    await new QueryClient().fetchQuery(jobsQuery(search));
    expect(asked()).toEqual(["/api/jobs?status=HOLD&store=A%26B&page=2"]);
  });

  it("has one key for one question", () => {
    const key = (query: string) => jobsQuery(read(query)).queryKey;
    expect(key("page=2&status=COMPLETED,HOLD&job=J1")).toEqual(key("status=HOLD,COMPLETED&page=2"));
    expect(key("created=30d&sort=-date")).toEqual(key(""));
    expect(key("page=2")).not.toEqual(key("page=3"));
  });

  it("asks once while the answer is fresh, and a plain list by the plain path", async () => {
    const client = new QueryClient();
    await client.fetchQuery(jobsQuery(read("")));
    await client.fetchQuery(jobsQuery(read("job=J2")));
    expect(asked()).toEqual(["/api/jobs"]);
  });

  it("shows a failure at once: the server has retried", async () => {
    network.mockImplementation(async () =>
      Response.json(
        { type: "about:blank", title: "x", status: 503, code: "upstream_unavailable", detail: "x" },
        { status: 503 },
      ),
    );
    const failing = new QueryClient().fetchQuery(jobsQuery(read("")));
    await expect(failing).rejects.toBeInstanceOf(ProblemError);
    expect(network).toHaveBeenCalledOnce();
  });
});

describe("prefetchJobsQuery", () => {
  const search = read("page=2");
  const dropped = () => {
    const code = "upstream_throttled";
    return Response.json({ status: 429, code, detail: "x" }, { status: 429 });
  };
  const purposes = () =>
    network.mock.calls.map(([, init]) => new Headers(init?.headers).get("purpose"));

  it("says that it is a guess, and fills the page that a person turns to", async () => {
    const client = new QueryClient();
    await client.prefetchQuery(prefetchJobsQuery(search));
    await client.fetchQuery(jobsQuery(search));
    expect(asked()).toEqual(["/api/jobs?page=2"]);
    expect(purposes()).toEqual(["prefetch"]);
  });

  it("leaves a dropped guess alone until somebody asks", async () => {
    network.mockImplementationOnce(async () => dropped());
    const client = new QueryClient();
    await client.prefetchQuery(prefetchJobsQuery(search));
    expect(purposes()).toEqual(["prefetch"]);
    await client.fetchQuery(jobsQuery(search));
    expect(purposes()).toEqual(["prefetch", null]);
  });

  it("asks as a person when somebody turns to the page before the drop is known", async () => {
    let answer: (response: Response) => void = () => undefined;
    network.mockImplementationOnce(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const client = new QueryClient();
    const guess = client.prefetchQuery(prefetchJobsQuery(search));
    const screen = new QueryObserver(client, jobsQuery(search));
    const leave = screen.subscribe(() => undefined);
    answer(dropped());
    await guess;
    expect(purposes()).toEqual(["prefetch", null]);
    expect(screen.getCurrentResult()).toMatchObject({ status: "success", data: { jobs: [] } });
    leave();
  });
});

describe("countsQuery", () => {
  it("asks for the same filters without status, page or order", async () => {
    const search = read("status=HOLD&store=S1&created=7d&sort=status&size=5&page=3&job=J1");
    await new QueryClient().fetchQuery(countsQuery(search));
    expect(asked()).toEqual(["/api/jobs/counts?store=S1&created=7d"]);
  });
});

describe("jobQuery", () => {
  it.each([
    ["J1", null, "/api/jobs/J1"],
    ["a/b c", "ATVPDKIKX0DER", "/api/jobs/a%2Fb%20c?marketplace=ATVPDKIKX0DER"],
  ])("asks for %s", async (id, marketplace, url) => {
    await new QueryClient().fetchQuery(jobQuery(id, marketplace));
    expect(asked()).toEqual([url]);
  });
});

describe("what only the index answers", () => {
  it("asks for the facets of the filters, wherever somebody stands in the list", async () => {
    const client = new QueryClient();
    await client.fetchQuery(facetsQuery(read("status=HOLD&sort=date&page=3&size=5&job=J1")));
    await client.fetchQuery(facetsQuery(read("status=HOLD")));
    expect(asked()).toEqual(["/api/jobs/facets?status=HOLD"]);
  });

  it("asks how the index is, and for a text in a marketplace", async () => {
    const client = new QueryClient();
    await client.fetchQuery(indexQuery());
    await client.fetchQuery(searchQuery("a & b", null));
    await client.fetchQuery(searchQuery("a & b", "A1VC38T7YXB528"));
    expect(asked()).toEqual([
      "/api/index",
      "/api/search?q=a+%26+b",
      "/api/search?q=a+%26+b&marketplace=A1VC38T7YXB528",
    ]);
  });
});
