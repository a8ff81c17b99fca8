import { QuestionCircleOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useDistrict, useWorld } from "../api/queries.ts";
import type { District, World } from "../api/types.ts";
import { Chips, Choice } from "../parts/choice.tsx";
import { useSession } from "../session/session.tsx";
import { useLanguage } from "../strings/language.ts";

const languages = [
  { value: "zh", label: "中文" },
  { value: "en", label: "English" },
] as const;

function WorldMark({ district }: { readonly district: District | undefined }) {
  const { t } = useLanguage();
  const { setWorld } = useSession();
  const world = useWorld();
  const filled = (district?.worlds ?? []).filter((one) => one.residents > 0);
  const word = (one: World) => t(one === "simulated" ? "app.simulated" : "app.real");
  if (filled.length < 2) {
    return world === "simulated" ? (
      <span className="mark-simulated" title={t("app.simulatedNote")}>
        {t("app.simulated")}
      </span>
    ) : null;
  }
  const options = filled.map((one) => ({ value: one.world, label: word(one.world) }));
  return (
    <span className={world === "simulated" ? "world-simulated" : "world-real"}>
      <Chips label={t("app.world")} value={world} options={options} onChange={setWorld} />
    </span>
  );
}

function OperatorChoice() {
  const { t, pick } = useLanguage();
  const { operator, setOperator } = useSession();
  const operators = useDistrict().data?.operators ?? [];
  const known = operators.some((one) => one.id === operator);
  return (
    <Choice
      label={t("app.operator")}
      value={known && operator !== null ? operator : ""}
      onChange={(id) => setOperator(id === "" ? null : id)}
      options={[
        { value: "", label: t("app.chooseOperator") },
        ...operators.map((one) => ({ value: one.id, label: `${pick(one.name)} · ${pick(one.role)}` })),
      ]}
    />
  );
}

export function TopBar({ onHelp }: { readonly onHelp: () => void }) {
  const { t, pick } = useLanguage();
  const { lang, setLang } = useSession();
  const district = useDistrict().data;
  return (
    <header className="top-bar">
      <span className="brand">
        {t("app.name")}
        <span className="brand-district">{district ? pick(district.name) : ""}</span>
      </span>
      <WorldMark district={district} />
      <span className="top-space" />
      <OperatorChoice />
      <Chips label={t("app.language")} value={lang} options={languages} onChange={setLang} />
      <Button type="text" aria-label={t("app.help")} icon={<QuestionCircleOutlined />} onClick={onHelp} />
    </header>
  );
}
