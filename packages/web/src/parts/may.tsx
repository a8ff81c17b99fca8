import type { ReactNode } from "react";
import { useDistrict } from "../api/queries.ts";
import type { District } from "../api/types.ts";
import { useSession } from "../session/session.tsx";
import { useLanguage } from "../strings/language.ts";
import { Choice } from "./choice.tsx";

type Operator = District["operators"][number];
export type Right = Operator["may"][number];

function useOperators(): { readonly own: Operator | undefined; readonly all: readonly Operator[] } {
  const { operator } = useSession();
  const all = useDistrict().data?.operators ?? [];
  return { own: all.find(({ id }) => id === operator), all };
}

/** Whether whoever is at the desk may write this; the server refuses what the screen should not have offered. */
export function useMay(right: Right): boolean {
  return useOperators().own?.may.includes(right) ?? false;
}

/** What only some may do: the others do not see it, and `WhoMay` on the same screen tells them whose it is. */
export function OnlyFor({ right, children }: { readonly right: Right; readonly children: ReactNode }) {
  return useMay(right) ? children : null;
}

/** Fields that everybody reads; whoever may not write them finds them closed. */
export function FieldsFor({ right, children }: { readonly right: Right; readonly children: ReactNode }) {
  return (
    <fieldset className="bare" disabled={!useMay(right)}>
      {children}
    </fieldset>
  );
}

/** Tells who writes on this screen to whoever may only read it, and changes the operator in place. */
export function WhoMay({ right }: { readonly right: Right }) {
  const { t, lang, pick } = useLanguage();
  const { setOperator } = useSession();
  const { own, all } = useOperators();
  if (own === undefined || own.may.includes(right)) return null;
  const able = all.filter(({ may }) => may.includes(right));
  const roles = [...new Set(able.map(({ role }) => pick(role)))].join(lang === "zh" ? "、" : ", ");
  return (
    <div className="who-may no-print" role="note">
      <span>{t("may.notice", { role: pick(own.role), what: t(`may.${right}`), roles })}</span>
      <Choice
        label={t("may.change")}
        value=""
        onChange={setOperator}
        options={[
          { value: "", label: t("app.chooseOperator") },
          ...able.map((one) => ({ value: one.id, label: `${pick(one.name)} · ${pick(one.role)}` })),
        ]}
      />
    </div>
  );
}

/** A screen that is there for writing only: whoever may not reads under its name who may. */
export function Writers(props: { readonly right: Right; readonly title: string; readonly children: ReactNode }) {
  const may = useMay(props.right);
  if (may) return props.children;
  return (
    <>
      <h1>{props.title}</h1>
      <WhoMay right={props.right} />
    </>
  );
}
