import { type ReactNode, useId } from "react";
import { useLanguage } from "../strings/language.ts";

/** A titled part of a screen, findable by heading and by landmark. */
export function Section(props: {
  readonly title: ReactNode;
  readonly help?: ReactNode;
  readonly tools?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={`section ${props.className ?? ""}`} aria-labelledby={id}>
      <header className="section-head">
        <h2 id={id}>{props.title}</h2>
        {props.help ? <p className="help">{props.help}</p> : null}
        {props.tools ? <div className="section-tools">{props.tools}</div> : null}
      </header>
      {props.children}
    </section>
  );
}

/** A table that scrolls by itself when the screen is narrow, and can then be scrolled by keyboard. */
export function Scroll({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const { t } = useLanguage();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="scroll" aria-label={`${label} · ${t("action.table")}`} tabIndex={0}>
      {children}
    </section>
  );
}
