import { useId, useState } from "react";

interface FieldProps<Value> {
  readonly label: string;
  readonly value: Value;
  readonly disabled?: boolean;
  readonly onChange: (value: Value) => void;
}

export function TextField({ label, value, disabled, onChange }: FieldProps<string>) {
  const id = useId();
  return (
    <span className="draft-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="field-input"
        value={value}
        disabled={disabled}
        maxLength={300}
        onChange={(event) => onChange(event.target.value)}
      />
    </span>
  );
}

/** A number from `least` on; what is no number yet stays in the field and is not passed on. */
export function NumberField(props: FieldProps<number | null> & { readonly least?: number }) {
  const { label, value, disabled, onChange, least = 0 } = props;
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (value === null ? "" : String(value));
  const read = (next: string) => {
    setTyped(next);
    const plain = next.normalize("NFKC").replaceAll(",", "").trim();
    if (plain === "") onChange(null);
    else if (/^\d+(\.\d+)?$/.test(plain) && Number(plain) >= least) onChange(Number(plain));
  };
  return (
    <span className="draft-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="field-input"
        inputMode="decimal"
        value={text}
        disabled={disabled}
        onChange={(event) => read(event.target.value)}
        onBlur={() => setTyped(null)}
      />
    </span>
  );
}
