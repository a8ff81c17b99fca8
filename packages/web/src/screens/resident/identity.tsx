import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useDistrict } from "../../api/queries.ts";
import type { Resident } from "../../api/types.ts";
import { yearsBetween } from "../../parts/format.ts";
import { OnlyFor } from "../../parts/may.tsx";
import { SexWord, useNames } from "../../parts/person.tsx";
import { useLanguage } from "../../strings/language.ts";

function Item({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <span className="identity-item">
      <span>{label} </span>
      {children}
    </span>
  );
}

function Actions({ data }: { readonly data: Resident }) {
  const { t, pick } = useLanguage();
  return (
    <OnlyFor right="visit">
      <span className="identity-actions">
        {data.forms.map((form) => (
          <Link
            key={`${form.programme}/${form.form}`}
            className="button-link"
            to="/residents/$key/visits/new"
            params={{ key: data.resident.key }}
            search={{ programme: form.programme, form: form.form }}
          >
            {t("visit.new", { form: pick(form.title) })}
          </Link>
        ))}
      </span>
    </OnlyFor>
  );
}

export function Identity({ data }: { readonly data: Resident }) {
  const { t } = useLanguage();
  const names = useNames();
  const today = useDistrict().data?.today ?? "";
  const { resident } = data;
  const age = yearsBetween(resident.birth, resident.death ?? today);
  return (
    <header className="identity">
      <h1>{resident.name === "" ? t("resident.unnamed") : resident.name}</h1>
      {resident.world === "simulated" ? <span className="mark-simulated">{t("app.simulated")}</span> : null}
      <span>
        <SexWord sex={resident.sex} /> · {age === null ? "—" : t("resident.age", { count: age })}
      </span>
      <Item label={t("resident.birth")}>{resident.birth ?? "—"}</Item>
      {resident.death ? <span className="tag">{t("resident.died", { day: resident.death })}</span> : null}
      <Item label={t("resident.id")}>{resident.idMasked ?? "—"}</Item>
      <Item label={t("resident.healthRecord")}>{data.healthRecordNumber ?? "—"}</Item>
      <Item label={t("resident.phone")}>{data.phone ?? "—"}</Item>
      <Item label={t("resident.address")}>{names.place(resident.place)}</Item>
      {data.addresses.length > 1 ? (
        <details>
          <summary>{t("resident.addresses")}</summary>
          <ul className="plain-list">
            {data.addresses.map((address) => (
              <li key={`${address.place}-${address.from}`}>
                {names.place(address.place)} {address.from ? t("resident.since", { day: address.from }) : ""}{" "}
                {address.to ? t("resident.until", { day: address.to }) : ""}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <Actions data={data} />
    </header>
  );
}
