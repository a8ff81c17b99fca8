/** The screens of the navigation, with the letter that follows `g`. */
export const screens = [
  { to: "/", name: "board", letter: "b" },
  { to: "/work", name: "work", letter: "t" },
  { to: "/evaluations", name: "evaluations", letter: "e" },
  { to: "/worklist", name: "worklist", letter: "w" },
  { to: "/residents", name: "residents", letter: "r" },
  { to: "/imports", name: "imports", letter: "i" },
  { to: "/definitions", name: "definitions", letter: "d" },
] as const;
