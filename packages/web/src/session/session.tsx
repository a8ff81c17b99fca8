import { createContext, type ReactNode, useContext, useMemo, useState } from "react";
import type { World } from "../api/types.ts";

export type Lang = "zh" | "en";

/** What the person at the desk chose; kept in this browser until sign-in exists. */
export interface Session {
  readonly lang: Lang;
  readonly setLang: (lang: Lang) => void;
  readonly operator: string | null;
  readonly setOperator: (operator: string | null) => void;
  /** null until chosen: then the only world there is, or the simulated one. */
  readonly chosenWorld: World | null;
  readonly setWorld: (world: World) => void;
}

const SessionContext = createContext<Session | null>(null);

function remember(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`kangyu.${name}`);
    else localStorage.setItem(`kangyu.${name}`, value);
  } catch {
    // A browser that keeps nothing still works; the choice then lasts until the page is closed.
  }
}

function recall(name: string): string | null {
  try {
    return localStorage.getItem(`kangyu.${name}`);
  } catch {
    return null;
  }
}

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [lang, setLang] = useState<Lang>(() => (recall("lang") === "en" ? "en" : "zh"));
  const [operator, setOperator] = useState<string | null>(() => recall("operator"));
  const [chosenWorld, setWorld] = useState<World | null>(() => {
    const kept = recall("world");
    return kept === "real" || kept === "simulated" ? kept : null;
  });
  const session = useMemo<Session>(
    () => ({
      lang,
      operator,
      chosenWorld,
      setLang: (next) => {
        remember("lang", next);
        setLang(next);
      },
      setOperator: (next) => {
        remember("operator", next);
        setOperator(next);
      },
      setWorld: (next) => {
        remember("world", next);
        setWorld(next);
      },
    }),
    [lang, operator, chosenWorld],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession outside SessionProvider");
  return session;
}
