import { type ReactNode, useId } from "react";

interface FieldProps {
  readonly label: string;
  readonly help?: string;
  readonly wide?: boolean;
  readonly required?: boolean;
  readonly children: (id: string) => ReactNode;
}

/** A labelled field of a form, with its help tied to it. */
export function FormField({ label, help, wide, required, children }: FieldProps) {
  const id = useId();
  return (
    <div className={wide ? "field field-wide" : "field"}>
      <label className="field-label" htmlFor={id}>
        {label}
        {required ? <span className="field-required"> *</span> : null}
      </label>
      {children(id)}
      {help ? <span className="field-range">{help}</span> : null}
    </div>
  );
}

interface InputProps extends Omit<FieldProps, "children"> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: "text" | "date" | "number";
  readonly lines?: boolean;
}

/** Text, a date, a number, or several lines. */
export function InputField({ value, onChange, type = "text", lines, ...field }: InputProps) {
  return (
    <FormField {...field}>
      {(id) =>
        lines ? (
          <textarea id={id} className="field-input" value={value} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <input
            id={id}
            type={type}
            className="field-input"
            value={value}
            required={field.required}
            {...(type === "number" ? { inputMode: "numeric" as const } : {})}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </FormField>
  );
}

/** One of a few. */
export function SelectField<Value extends string>(
  props: Omit<FieldProps, "children"> & {
    readonly value: Value;
    readonly options: readonly { readonly value: Value; readonly label: string }[];
    readonly onChange: (value: Value) => void;
  },
) {
  const { value, options, onChange, ...field } = props;
  return (
    <FormField {...field}>
      {(id) => (
        <select
          id={id}
          className="field-input"
          value={value}
          onChange={(event) => {
            const chosen = options.find((one) => one.value === event.target.value);
            if (chosen) onChange(chosen.value);
          }}
        >
          {options.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
      )}
    </FormField>
  );
}

/** Any number of a list. */
export function CheckList(props: {
  readonly label: string;
  readonly chosen: readonly string[];
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  const { chosen, options, onChange } = props;
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  return (
    <fieldset className="field field-wide">
      <legend className="field-label">
        {props.label} ({chosen.length})
      </legend>
      <div className="check-list">
        {options.map((one) => (
          <label key={one.value}>
            <input type="checkbox" checked={chosen.includes(one.value)} onChange={() => toggle(one.value)} />
            {one.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
