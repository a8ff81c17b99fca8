/** The screens of the navigation, with the letter that follows `g`. */
export const screens = [
  { to: "/", name: "board", letter: "b" },
  { to: "/worklist", name: "worklist", letter: "w" },
  { to: "/residents", name: "residents", letter: "r" },
  { to: "/imports", name: "imports", letter: "i" },
  { to: "/definitions", name: "definitions", letter: "d" },
  { to: "/plan-drafts", name: "drafts", letter: "n" },
] as const;
