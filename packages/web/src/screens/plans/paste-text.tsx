import { useNavigate } from "@tanstack/react-router";
import { Input, Modal } from "antd";
import { type ClipboardEvent, useId, useState } from "react";
import { useBring } from "../../api/plan-queries.ts";
import { Failed } from "../../parts/states.tsx";
import { useStands } from "../../parts/use-stands.ts";
import { useLanguage } from "../../strings/language.ts";

/** Keeps what is pasted: a web page or Word puts a table on the clipboard with its cells, which plain text has not. */
function usePasted() {
  const [text, setText] = useState("");
  /** The clipboard's own HTML, as long as the text is what it pasted. */
  const [rich, setRich] = useState<{ readonly html: string; readonly plain: string } | null>(null);
  const onPaste = (event: ClipboardEvent) => {
    const html = event.clipboardData.getData("text/html");
    const plain = event.clipboardData.getData("text/plain");
    if (text === "" && /<table/iu.test(html)) setRich({ html, plain: plain.replace(/\r\n/gu, "\n") });
  };
  const content = rich !== null && rich.plain === text ? `<!doctype html>${rich.html}` : text;
  return { text, setText, onPaste, content };
}

/** Text or a table from the clipboard, read like a file. */
export function PasteText({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const [nameId, textId] = [useId(), useId()];
  const [name, setName] = useState("");
  const { text, setText, onPaste, content } = usePasted();
  const bring = useBring();
  const stands = useStands();
  const send = async () => {
    const received = await bring
      .mutateAsync({ name: name.trim() || t("plans.pasteDefault"), text: content })
      .catch(() => null);
    if (received === null || !stands.current) return;
    await navigate({
      to: "/plans/$id",
      params: { id: received.document.id },
      search: received.added ? {} : { same: "1" },
    });
  };
  return (
    <Modal
      open
      width={720}
      title={t("plans.paste")}
      okText={t("plans.pasteSend")}
      cancelText={t("action.cancel")}
      okButtonProps={{ disabled: text.trim() === "", loading: bring.isPending }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      {bring.error ? <Failed error={bring.error} /> : null}
      <div className="dialog-fields">
        <label htmlFor={nameId}>{t("plans.pasteName")}</label>
        <Input
          id={nameId}
          value={name}
          maxLength={200}
          placeholder={t("plans.pasteDefault")}
          onChange={(event) => setName(event.target.value)}
        />
        <label htmlFor={textId}>{t("plans.pasteText")}</label>
        <Input.TextArea
          id={textId}
          rows={12}
          value={text}
          onPaste={onPaste}
          onChange={(event) => setText(event.target.value)}
        />
        <p className="help">{t("plans.pasteHelp")}</p>
      </div>
    </Modal>
  );
}
