import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, useRef } from "react";
import type { Finding } from "../../api/types.ts";
import { returnFocus } from "../../parts/return-focus.ts";
import { useLanguage } from "../../strings/language.ts";
import { AnswerPart } from "./answer-part.tsx";
import type { PartProps } from "./findings-part.tsx";
import { placeId } from "./marks.ts";

const tags = { error: "tag tag-bad", suspicious: "tag tag-warn", "weak-target": "tag tag-weak" } as const;
/** More places than these are behind a fold. */
const SHOWN = 4;

type Source = Finding["sources"][number];

interface PlaceProps {
  readonly source: Source;
  readonly format: string | null;
  /** Id of the earlier plan's document. */
  readonly before: string | null;
  readonly onShow: (place: string) => void;
}

function Place({ source, format, before, onShow }: PlaceProps) {
  const { t } = useLanguage();
  const { place, line, quote, earlier } = source;
  const where = t(format === "text" || format === "csv" ? "plans.line" : "plans.unit", { line });
  const words = (
    <>
      <span className="place-where">{earlier ? `${t("plans.earlierPlace")} ${line}` : where}</span> {quote}
    </>
  );
  return (
    <li>
      {earlier && before !== null ? (
        <Link to="/plans/$id" params={{ id: before }} className="place">
          {words}
        </Link>
      ) : place === null ? (
        <span className="place">{words}</span>
      ) : (
        <button type="button" className="link place" onClick={() => onShow(placeId(place))}>
          {words}
        </button>
      )}
    </li>
  );
}

type PlacesProps = Pick<PlaceProps, "format" | "before" | "onShow"> & { readonly finding: Finding };

function Places({ finding, ...rest }: PlacesProps) {
  const { t } = useLanguage();
  const list = (sources: readonly Source[]) => (
    <ul className="places" aria-label={t("plans.places")}>
      {sources.map((source, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the places of a finding never move
        <Place key={index} source={source} {...rest} />
      ))}
    </ul>
  );
  const more = finding.sources.slice(SHOWN);
  return (
    <>
      {list(finding.sources.slice(0, SHOWN))}
      {more.length > 0 ? (
        <details>
          <summary>{t("plans.morePlaces", { count: more.length })}</summary>
          {list(more)}
        </details>
      ) : null}
    </>
  );
}

type CardProps = PartProps & {
  readonly finding: Finding;
  readonly selected: boolean;
  readonly onSelect: () => void;
};

/** One question with its arithmetic, its places, and what was answered. */
export function FindingCard({ id, format, content, finding, selected, onSelect, onShow, reasons }: CardProps) {
  const { t, pick } = useLanguage();
  const card = useRef<HTMLElement>(null);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Escape") card.current?.focus();
    if (event.key !== "Enter" || event.target !== card.current) return;
    event.preventDefault();
    card.current?.querySelector<HTMLElement>(".answer button")?.focus();
  };
  const names = ["finding", `finding-${finding.severity}`];
  if (selected) names.push("finding-selected");
  if (finding.answer !== null) names.push("finding-answered");
  return (
    <article
      ref={card}
      id={`f-${finding.key}`}
      className={names.join(" ")}
      tabIndex={-1}
      aria-current={selected ? "true" : undefined}
      aria-label={pick(finding.message)}
      onKeyDown={onKey}
    >
      <header className="finding-head">
        <span className={tags[finding.severity]}>{t(`plans.severities.${finding.severity}`)}</span>
        <button type="button" className="link finding-message" onClick={onSelect}>
          {pick(finding.message)}
        </button>
      </header>
      <p className="arithmetic">{finding.arithmetic}</p>
      <p className="help finding-facts">
        {finding.code} · {t("plans.confidence", { percent: Math.round(finding.confidence * 100) })}
      </p>
      <Places finding={finding} format={format} before={content.earlier} onShow={onShow} />
      <AnswerPart id={id} finding={finding} reasons={reasons} onDone={() => returnFocus(card.current)} />
    </article>
  );
}
