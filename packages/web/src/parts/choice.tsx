import { type ReactNode, useId } from "react";

export interface ChoiceOption {
  readonly value: string;
  readonly label: string;
}

/** A labelled choice among few. The browser's own control: light, and known to every keyboard and screen reader. */
export function Choice(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly ChoiceOption[];
  readonly onChange: (value: string) => void;
  readonly hideLabel?: boolean;
  readonly disabled?: boolean;
}) {
  const id = useId();
  return (
    <span className="choice">
      <label htmlFor={id} className={props.hideLabel ? "unseen" : "choice-label"}>
        {props.label}
      </label>
      <select
        id={id}
        value={props.value}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.target.value)}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}

/** Few choices side by side, one of them taken; `pressed` says which to a screen reader. */
export function Chips<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: ReactNode }[];
  readonly onChange: (value: Value) => void;
}) {
  return (
    <fieldset className="chips" aria-label={props.label}>
      {props.options.map((option) => (
        <button
          key={option.value}
          type="button"
          className="chip"
          aria-pressed={option.value === props.value}
          onClick={() => props.onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
