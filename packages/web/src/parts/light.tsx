import type { ReactNode } from "react";
import type { Light } from "../api/types.ts";
import { useLanguage } from "../strings/language.ts";

/** One shape a light, so that none depends on colour alone. */
const shapes: Readonly<Record<Light, ReactNode>> = {
  met: (
    <>
      <circle cx="8" cy="8" r="7" />
      <path d="M4.500 8.300l2.400 2.400 4.600-5" className="light-mark" />
    </>
  ),
  "on-track": <circle cx="8" cy="8" r="6" />,
  behind: <path d="M8 1.500l7 12.500H1z" />,
  "not-met": (
    <>
      <rect x="1.500" y="1.500" width="13" height="13" rx="2" />
      <path d="M5 5l6 6M11 5l-6 6" className="light-mark" />
    </>
  ),
  "cannot-tell": <path d="M8 1.500l6.500 6.500L8 14.500 1.500 8z" className="light-hollow" />,
  "not-measured": <circle cx="8" cy="8" r="6" className="light-hollow light-dashed" />,
};

export function LightShape({ light }: { readonly light: Light }) {
  return (
    <svg viewBox="0 0 16 16" className={`light-shape light-${light}`} aria-hidden="true">
      {shapes[light]}
    </svg>
  );
}

export function LightWord({ light }: { readonly light: Light }) {
  const { t } = useLanguage();
  return (
    <span className={`light light-text-${light}`}>
      <LightShape light={light} />
      {t(`light.${light}`)}
    </span>
  );
}
