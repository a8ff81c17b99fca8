import { Button } from "antd";
import type { ReactNode } from "react";
import { useDistrict } from "../api/queries.ts";
import { useSession } from "../session/session.tsx";
import { useLanguage } from "../strings/language.ts";

/** Shows people only to somebody who said who they are: every opening is kept with a name. */
export function OperatorGate({ children }: { readonly children: ReactNode }) {
  const { t, pick } = useLanguage();
  const { operator, setOperator } = useSession();
  const district = useDistrict().data;
  if (!district) return null;
  if (district.operators.some((one) => one.id === operator)) return children;
  return (
    <section className="gate" aria-labelledby="gate-title">
      <h2 id="gate-title">{t("gate.title")}</h2>
      <p className="help">{t(district.operators.length === 0 ? "gate.none" : "gate.text")}</p>
      <ul className="gate-list">
        {district.operators.map((one) => (
          <li key={one.id}>
            <Button block onClick={() => setOperator(one.id)}>
              {pick(one.name)} · {pick(one.role)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
