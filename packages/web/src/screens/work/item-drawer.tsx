import { App, Button, Drawer } from "antd";
import { type FormEvent, type ReactNode, useState } from "react";
import { useWrite } from "../../api/plan-work.ts";
import { InputField } from "../../parts/form-field.tsx";
import { FieldsFor, OnlyFor, WhoMay } from "../../parts/may.tsx";
import { Failed } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";

interface Versioned {
  readonly id: string;
  readonly version: number;
}

interface ItemDrawerProps<Draft> {
  readonly title: string;
  readonly size: number;
  /** Null: a new one. */
  readonly item: Versioned | null;
  readonly initial: Draft;
  /** Where such items are; a change goes to the item's own address. */
  readonly path: string;
  /** What is sent of a draft, under the name that the server asks for. */
  readonly bodyOf: (draft: Draft) => Readonly<Record<string, unknown>>;
  readonly fields: (draft: Draft, onDraft: (draft: Draft) => void) => ReactNode;
  /** What stands below the form of an item that is there already; `save` makes a draft its next version. */
  readonly below: (save: (draft: Draft, reason: string) => void) => ReactNode;
  readonly onClose: () => void;
}

/** A task or a project to be read and changed: every change is the next version, with its reason. */
export function ItemDrawer<Draft>(props: ItemDrawerProps<Draft>) {
  const { title, size, item, path, bodyOf, onClose } = props;
  const { t } = useLanguage();
  const { message } = App.useApp();
  const [draft, setDraft] = useState(props.initial);
  const [reason, setReason] = useState("");
  const write = useWrite<Versioned>(() => {
    void message.success(t("work.saved"));
    onClose();
  });
  const save = (next: Draft, why: string) => {
    if (item === null) return write.mutate({ method: "POST", path, body: bodyOf(next) });
    const body = { baseVersion: item.version, reason: why.trim() || null, ...bodyOf(next) };
    write.mutate({ method: "PUT", path: `${path}/${encodeURIComponent(item.id)}`, body });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(draft, reason);
  };
  return (
    <Drawer open size={size} onClose={onClose} title={title}>
      <WhoMay right="plan" />
      {write.error ? <Failed error={write.error} /> : null}
      <form onSubmit={submit}>
        <FieldsFor right="plan">{props.fields(draft, setDraft)}</FieldsFor>
        <OnlyFor right="plan">
          {item === null ? null : <InputField label={t("work.reason")} wide value={reason} onChange={setReason} />}
          <div className="drawer-actions">
            <Button type="primary" htmlType="submit" loading={write.isPending}>
              {t("action.save")}
            </Button>
            <Button onClick={onClose}>{t("action.cancel")}</Button>
          </div>
        </OnlyFor>
      </form>
      {item === null ? null : props.below(save)}
    </Drawer>
  );
}
