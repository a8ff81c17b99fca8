import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { type FormEvent, useEffect, useId, useRef } from "react";
import { useDistrict } from "../../api/queries.ts";
import { Choice } from "../../parts/choice.tsx";
import { LeaveGuard } from "../../parts/leave-guard.tsx";
import { SexWord, useNames } from "../../parts/person.tsx";
import { Failed } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";
import { Field } from "./field.tsx";
import { useFormWords } from "./form-words.ts";
import { SavedChanges } from "./saved-changes.tsx";
import { useVisitForm, type VisitAsked } from "./use-visit-form.ts";
import { VisitSide } from "./visit-side.tsx";

type FormState = ReturnType<typeof useVisitForm>;

function HeadFields({ forms, state }: { readonly forms: VisitAsked; readonly state: FormState }) {
  const { t, pick } = useLanguage();
  const id = useId();
  const institutions = useDistrict().data?.institutions ?? [];
  return (
    <div className="tools-row">
      <span className="choice">
        <label htmlFor={`${id}-day`} className="choice-label">
          {t("visit.day")}
        </label>
        <input
          id={`${id}-day`}
          type="date"
          required
          max={forms.today}
          value={state.head.day}
          onChange={(event) => state.changeHead({ day: event.target.value })}
        />
      </span>
      <Choice
        label={t("visit.institution")}
        value={state.head.institution ?? ""}
        onChange={(institution) => state.changeHead({ institution: institution === "" ? null : institution })}
        options={[
          { value: "", label: t("visit.choose") },
          ...institutions.map((one) => ({ value: one.id, label: pick(one.name) })),
        ]}
      />
      {forms.visit ? (
        <span className="choice">
          <label htmlFor={`${id}-reason`} className="choice-label">
            {t("visit.reason")} *
          </label>
          <input
            id={`${id}-reason`}
            className="field-input"
            required
            maxLength={200}
            value={state.head.reason}
            onChange={(event) => state.changeHead({ reason: event.target.value })}
          />
        </span>
      ) : null}
    </div>
  );
}

function Fields({ state }: { readonly state: FormState }) {
  const asked = state.definition?.fields.filter((field) => state.asked.includes(field.id)) ?? [];
  return (
    <div className="fields">
      {asked.map((field) => (
        <Field
          key={field.id}
          field={field}
          entered={state.draft[field.id]}
          problems={state.problems.filter(
            (problem) => problem.fields.includes(field.id) && problem.level !== "finding",
          )}
          onEnter={(entered) => state.enter(field.id, entered)}
        />
      ))}
    </div>
  );
}

function Done({
  forms,
  state,
  onAnother,
}: {
  readonly forms: VisitAsked;
  readonly state: FormState;
  readonly onAnother: (() => void) | null;
}) {
  const { t } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} className="section">
      {state.saving.data ? <SavedChanges saved={state.saving.data} /> : null}
      <div className="visit-actions">
        <Link className="button-link" to="/residents/$key" params={{ key: forms.resident.resident.key }}>
          {t("visit.back")}
        </Link>
        <Link className="button-link" to="/worklist">
          {t("nav.worklist")}
        </Link>
        {onAnother ? <Button onClick={onAnother}>{t("visit.another")}</Button> : null}
      </div>
    </div>
  );
}

function Who({ forms }: { readonly forms: VisitAsked }) {
  const { resident } = forms.resident;
  const names = useNames();
  return (
    <p className="help">
      <Link to="/residents/$key" params={{ key: resident.key }}>
        {resident.name}
      </Link>{" "}
      · <SexWord sex={resident.sex} /> · {resident.birth ?? "—"} · {names.place(resident.place)}
    </p>
  );
}

function Entry({ forms, state }: { readonly forms: VisitAsked; readonly state: FormState }) {
  const { t } = useLanguage();
  const box = useRef<HTMLFormElement>(null);
  const words = useFormWords(forms.programme.id, forms.form);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (state.save().length === 0) return;
    // The errors appear with the next painting; the first wrong field is then where one goes on.
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  };
  if (!state.definition) return null;
  return (
    <form
      ref={box}
      onSubmit={submit}
      noValidate
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
      }}
    >
      {state.saving.error ? <Failed error={state.saving.error} /> : null}
      <div className="visit-layout">
        <div className="section">
          <HeadFields forms={forms} state={state} />
          <Fields state={state} />
          <div className="visit-actions">
            <Button type="primary" htmlType="submit" loading={state.saving.isPending}>
              {t("visit.save")}
            </Button>
            {state.tried && state.errors.length > 0 ? (
              <span role="alert" className="problem-error">
                {t("visit.errors", { count: state.errors.length })}
              </span>
            ) : null}
          </div>
        </div>
        <VisitSide form={state.definition} problems={state.problems} derived={state.derived} words={words} />
      </div>
    </form>
  );
}

/** A form made from its definition, judged while typing by the same rules the server uses, then saved. */
export function VisitForm({
  forms,
  onAnother,
}: {
  readonly forms: VisitAsked;
  readonly onAnother: (() => void) | null;
}) {
  const { t, pick } = useLanguage();
  const state = useVisitForm(forms);
  const title = state.definition ? pick(state.definition.title) : forms.form;
  return (
    <>
      <header className="screen-head">
        <h1>{t(forms.visit ? "visit.correct" : "visit.new", { form: title })}</h1>
        <Who forms={forms} />
      </header>
      {state.saving.data ? (
        <Done forms={forms} state={state} onAnother={onAnother} />
      ) : (
        <Entry forms={forms} state={state} />
      )}
      <LeaveGuard dirty={state.dirty} />
    </>
  );
}
