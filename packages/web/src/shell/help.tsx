import { Modal } from "antd";
import { useLanguage } from "../strings/language.ts";
import { screens } from "./screens.ts";

export function Help({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useLanguage();
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t("help.title")} width={420}>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t("help.key")}</th>
            <th scope="col">{t("help.does")}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>
              <kbd>/</kbd>
            </td>
            <td>{t("help.search")}</td>
          </tr>
          {screens.map((screen) => (
            <tr key={screen.to}>
              <td>
                <kbd>g</kbd> <kbd>{screen.letter}</kbd>
              </td>
              <td>{t(`nav.${screen.name}`)}</td>
            </tr>
          ))}
          <tr>
            <td>
              <kbd>Ctrl</kbd> <kbd>Enter</kbd>
            </td>
            <td>{t("help.save")}</td>
          </tr>
          <tr>
            <td>
              <kbd>?</kbd>
            </td>
            <td>{t("help.help")}</td>
          </tr>
        </tbody>
      </table>
    </Modal>
  );
}
