/** Every key of the jobs page, by where it works. `command` is ⌘ on Apple's keyboards, else Ctrl. */
export const KEY_GROUPS = [
  {
    id: "anywhere",
    keys: [
      { id: "palette", chord: ["command", "K"] },
      { id: "sheet", chord: ["?"] },
      { id: "filters", chord: ["/"] },
      { id: "add", chord: ["F"] },
      { id: "refresh", chord: ["R"] },
    ],
  },
  {
    id: "list",
    keys: [
      { id: "next", chord: ["J"] },
      { id: "previous", chord: ["K"] },
      { id: "open", chord: ["enter"] },
      { id: "newTab", chord: ["command", "click"] },
      { id: "previousPage", chord: ["["] },
      { id: "nextPage", chord: ["]"] },
    ],
  },
  {
    id: "job",
    keys: [
      { id: "nextJob", chord: ["J"] },
      { id: "previousJob", chord: ["K"] },
      { id: "close", chord: ["Esc"] },
    ],
  },
] as const;
