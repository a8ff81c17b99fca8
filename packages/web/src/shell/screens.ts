/** The screens of the navigation, with the letter that follows `g`; a group stands under its own heading. */
export const screens = [
  { to: "/", name: "board", letter: "b" },
  { to: "/worklist", name: "worklist", letter: "w" },
  { to: "/residents", name: "residents", letter: "r" },
  { to: "/imports", name: "imports", letter: "i" },
  { to: "/definitions", name: "definitions", letter: "d" },
  { to: "/plans", name: "plans", letter: "p", group: "groupPlans" },
  { to: "/work", name: "work", letter: "t", group: "groupPlans" },
  { to: "/figures", name: "figures", letter: "f", group: "groupPlans" },
  { to: "/evaluations", name: "evaluations", letter: "e", group: "groupPlans" },
  { to: "/plan-drafts", name: "drafts", letter: "n", group: "groupPlans" },
] as const;

type Screen = (typeof screens)[number];

export function groupOf(screen: Screen | undefined): Extract<Screen, { readonly group: string }>["group"] | null {
  return screen !== undefined && "group" in screen ? screen.group : null;
}
