import { Link } from "@tanstack/react-router";
import { App, Button, Drawer } from "antd";
import { useState } from "react";
import { useOutline, useWrite } from "../../api/plan-work.ts";
import type { PlanOutline } from "../../api/types.ts";
import { Chips, Choice } from "../../parts/choice.tsx";
import { Answered, Empty, Failed } from "../../parts/states.tsx";
import { useLanguage } from "../../strings/language.ts";
import { below, shownHeadings } from "./headings.ts";

type Heading = PlanOutline["headings"][number];

interface TreeProps {
  readonly headings: readonly Heading[];
  readonly chosen: ReadonlySet<number>;
  readonly onChoose: (chosen: ReadonlySet<number>) => void;
}

/** One heading with its box; where others stand below it, a way to tick all of those at once. */
function Row({ headings, heading, chosen, onChoose }: TreeProps & { readonly heading: Heading }) {
  const { t } = useLanguage();
  const own = below(headings, heading.line);
  const set = (lines: readonly number[], isChosen: boolean) => {
    const next = new Set(chosen);
    for (const line of lines)
      if (isChosen) next.add(line);
      else next.delete(line);
    onChoose(next);
  };
  const words = `${heading.no ?? ""} ${heading.title}`.trim();
  return (
    <li className="heading-row" style={{ paddingInlineStart: `${(heading.level - 1) * 20}px` }}>
      <label>
        <input
          type="checkbox"
          checked={heading.isTaken || chosen.has(heading.line)}
          disabled={heading.isTaken}
          onChange={(event) => set([heading.line], event.target.checked)}
        />{" "}
        {heading.level === 1 ? <strong>{words}</strong> : words}
      </label>{" "}
      {heading.isTaken ? <span className="tag tag-good">{t("work.isTask")}</span> : null}
      {own.length > 0 ? (
        <button
          type="button"
          className="link"
          aria-label={`${t("work.chooseBelow")} ${words}`}
          onClick={() => set(own, true)}
        >
          {t("work.chooseBelow")}
        </button>
      ) : null}
    </li>
  );
}

function NoDocument() {
  const { t } = useLanguage();
  return (
    <Empty title={t("work.noDocument")}>
      <p>{t("work.noDocumentHelp")}</p>
      <p>
        <Link to="/plans">{t("work.bringDocument")}</Link>
      </p>
    </Empty>
  );
}

interface ChooseProps {
  readonly outline: PlanOutline;
  readonly onDocument: (document: string) => void;
  readonly onClose: () => void;
}

function Tools(
  props: Omit<ChooseProps, "onClose"> & {
    readonly show: "work" | "all";
    readonly onShow: (show: "work" | "all") => void;
  },
) {
  const { outline, onDocument, show, onShow } = props;
  const { t } = useLanguage();
  return (
    <div className="tools-row">
      <Choice
        label={t("work.headingsDocument")}
        value={outline.document?.id ?? ""}
        onChange={onDocument}
        options={outline.documents.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Chips
        label={t("work.headingsShow")}
        value={show}
        options={[
          { value: "work", label: t("work.headingsWork") },
          { value: "all", label: t("work.headingsAll") },
        ]}
        onChange={onShow}
      />
    </div>
  );
}

function Choose({ outline, onDocument, onClose }: ChooseProps) {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [show, setShow] = useState<"work" | "all">(outline.headings.some(({ isWork }) => isWork) ? "work" : "all");
  const write = useWrite<{ readonly tasks: number }>(({ tasks }) => {
    void message.success(t("work.headingsTaken", { tasks }));
    onClose();
  });
  const headings = shownHeadings(outline.headings, show);
  const path = `/api/plans/${encodeURIComponent(outline.plan.id)}/tasks/from-headings`;
  const body = { document: outline.document?.id ?? "", lines: [...chosen] };
  return (
    <>
      <p className="help">{t("work.headingsHelp")}</p>
      <Tools outline={outline} onDocument={onDocument} show={show} onShow={setShow} />
      {write.error ? <Failed error={write.error} /> : null}
      {headings.length === 0 ? <Empty title={t("work.headingsNone")} /> : null}
      <ul className="plain-list headings">
        {headings.map((heading) => (
          <Row key={heading.line} headings={headings} heading={heading} chosen={chosen} onChoose={setChosen} />
        ))}
      </ul>
      <div className="drawer-actions headings-actions">
        <Button
          type="primary"
          disabled={chosen.size === 0}
          loading={write.isPending}
          onClick={() => write.mutate({ method: "POST", path, body })}
        >
          {t("work.takeHeadings", { count: chosen.size })}
        </Button>
        <Button onClick={onClose}>{t("action.cancel")}</Button>
      </div>
    </>
  );
}

/** The headings of the plan's document as a tree with boxes; those that are ticked become tasks. */
export function HeadingsDrawer({ plan, onClose }: { readonly plan: string; readonly onClose: () => void }) {
  const { t } = useLanguage();
  const [document, setDocument] = useState<string | undefined>(undefined);
  const query = useOutline(plan, document);
  return (
    <Drawer open size={720} title={t("work.fromHeadings")} onClose={onClose}>
      <Answered query={query} rows={12}>
        {(outline) =>
          outline.document === null ? (
            <NoDocument />
          ) : (
            <Choose key={outline.document.id} outline={outline} onDocument={setDocument} onClose={onClose} />
          )
        }
      </Answered>
    </Drawer>
  );
}
