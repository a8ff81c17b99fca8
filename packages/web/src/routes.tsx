import { createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import { type ComponentType, lazy } from "react";
import { BoardScreen } from "./screens/board/board-screen.tsx";
import { BrokenScreen } from "./shell/broken-screen.tsx";
import { NoPage } from "./shell/no-page.tsx";
import { Shell } from "./shell/shell.tsx";

type Search = Record<string, unknown>;
/** A search parameter as text; absent where it is missing or empty. Numbers and days may arrive parsed. */
function text<Name extends string>(
  search: Search,
  ...names: readonly Name[]
): { readonly [Key in Name]?: string | undefined } {
  const kept: { [Key in Name]?: string | undefined } = {};
  for (const name of names) {
    const value = search[name];
    if (typeof value === "string" || typeof value === "number") if (value !== "") kept[name] = String(value);
  }
  return kept;
}

/** A screen whose code is fetched when it is first shown. */
function screen(load: () => Promise<ComponentType>) {
  return lazy(async () => ({ default: await load() }));
}

const root = createRootRoute({ component: Shell, notFoundComponent: NoPage });
const at = () => root;

const board = createRoute({
  getParentRoute: at,
  path: "/",
  component: BoardScreen,
  validateSearch: (search: Search) => text(search, "plan", "asOf", "light", "domain"),
});
const indicator = createRoute({
  getParentRoute: at,
  path: "/indicators/$id",
  component: screen(() => import("./screens/indicator/indicator-screen.tsx").then((loaded) => loaded.IndicatorScreen)),
  validateSearch: (search: Search) =>
    text(search, "plan", "asOf", "state", "reason", "place", "institution", "by", "as"),
});
const residents = createRoute({
  getParentRoute: at,
  path: "/residents",
  component: screen(() => import("./screens/resident/search-screen.tsx").then((loaded) => loaded.SearchScreen)),
  validateSearch: (search: Search) => text(search, "q"),
});
const resident = createRoute({
  getParentRoute: at,
  path: "/residents/$key",
  component: screen(() => import("./screens/resident/resident-screen.tsx").then((loaded) => loaded.ResidentScreen)),
});
const newVisit = createRoute({
  getParentRoute: at,
  path: "/residents/$key/visits/new",
  component: screen(() => import("./screens/visit/new-visit-screen.tsx").then((loaded) => loaded.NewVisitScreen)),
  validateSearch: (search: Search) => text(search, "programme", "form"),
});
const changedVisit = createRoute({
  getParentRoute: at,
  path: "/residents/$key/visits/$id",
  component: screen(() =>
    import("./screens/visit/changed-visit-screen.tsx").then((loaded) => loaded.ChangedVisitScreen),
  ),
});
const worklist = createRoute({
  getParentRoute: at,
  path: "/worklist",
  component: screen(() => import("./screens/worklist/worklist-screen.tsx").then((loaded) => loaded.WorklistScreen)),
  validateSearch: (search: Search) => text(search, "day", "place", "state", "programme"),
});
const imports = createRoute({
  getParentRoute: at,
  path: "/imports",
  component: screen(() => import("./screens/imports/imports-screen.tsx").then((loaded) => loaded.ImportsScreen)),
  validateSearch: (search: Search) => text(search, "import", "state"),
});
const definitions = createRoute({
  getParentRoute: at,
  path: "/definitions",
  component: screen(() =>
    import("./screens/definitions/definitions-screen.tsx").then((loaded) => loaded.DefinitionsScreen),
  ),
  validateSearch: (search: Search) => text(search, "id"),
});
const figures = createRoute({
  getParentRoute: at,
  path: "/figures",
  component: screen(() => import("./screens/figures/collection-screen.tsx").then((loaded) => loaded.CollectionScreen)),
  validateSearch: (search: Search) => text(search, "plan", "year"),
});
const figure = createRoute({
  getParentRoute: at,
  path: "/figures/$subject",
  component: screen(() => import("./screens/figures/figure-screen.tsx").then((loaded) => loaded.FigureScreen)),
  validateSearch: (search: Search) => text(search, "plan"),
});
const work = createRoute({
  getParentRoute: at,
  path: "/work",
  component: screen(() => import("./screens/work/work-screen.tsx").then((loaded) => loaded.WorkScreen)),
  validateSearch: (search: Search) => text(search, "plan", "department", "standing", "as", "task"),
});
const projects = createRoute({
  getParentRoute: at,
  path: "/work/projects",
  component: screen(() => import("./screens/projects/projects-screen.tsx").then((loaded) => loaded.ProjectsScreen)),
  validateSearch: (search: Search) => text(search, "plan", "project"),
});
const department = createRoute({
  getParentRoute: at,
  path: "/work/departments/$id",
  component: screen(() =>
    import("./screens/departments/department-screen.tsx").then((loaded) => loaded.DepartmentScreen),
  ),
  validateSearch: (search: Search) => text(search, "plan"),
});
const evaluations = createRoute({
  getParentRoute: at,
  path: "/evaluations",
  component: screen(() =>
    import("./screens/evaluations/evaluations-screen.tsx").then((loaded) => loaded.EvaluationsScreen),
  ),
  validateSearch: (search: Search) => text(search, "plan"),
});
const evaluation = createRoute({
  getParentRoute: at,
  path: "/evaluations/$id",
  component: screen(() =>
    import("./screens/evaluations/evaluation-screen.tsx").then((loaded) => loaded.EvaluationScreen),
  ),
  validateSearch: (search: Search) => text(search, "step"),
});
const plans = createRoute({
  getParentRoute: at,
  path: "/plans",
  component: screen(() => import("./screens/plans/plans-screen.tsx").then((loaded) => loaded.PlansScreen)),
});
const planCheck = createRoute({
  getParentRoute: at,
  path: "/plans/$id",
  component: screen(() =>
    import("./screens/plan-check/plan-check-screen.tsx").then((loaded) => loaded.PlanCheckScreen),
  ),
  validateSearch: (search: Search) => text(search, "tab", "finding", "severity", "group", "status", "same"),
});

const drafts = createRoute({
  getParentRoute: at,
  path: "/plan-drafts",
  component: screen(() => import("./screens/drafts/drafts-screen.tsx").then((loaded) => loaded.DraftsScreen)),
});
const draft = createRoute({
  getParentRoute: at,
  path: "/plan-drafts/$id",
  component: screen(() => import("./screens/draft/draft-screen.tsx").then((loaded) => loaded.DraftScreen)),
});

export const router = createRouter({
  routeTree: root.addChildren([
    board,
    indicator,
    residents,
    resident,
    newVisit,
    changedVisit,
    worklist,
    imports,
    definitions,
    figures,
    figure,
    work,
    projects,
    department,
    evaluations,
    evaluation,
    plans,
    planCheck,
    drafts,
    draft,
  ]),
  defaultErrorComponent: BrokenScreen,
  scrollRestoration: true,
  // Search parameters stay plain words in the address: `?asOf=2025-09-30`, not JSON.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const kept = Object.entries(search).filter(([, value]) => value !== undefined && value !== "");
    const words = new URLSearchParams(kept.map(([name, value]) => [name, String(value)])).toString();
    return words === "" ? "" : `?${words}`;
  },
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
