import { countFaults } from "./faults-counts.ts";
import { formFaults } from "./faults-form.ts";
import { fourthFaults } from "./faults-fourth.ts";
import { rateFaults } from "./faults-rates.ts";
import { secondFaults } from "./faults-second.ts";
import { targetFaults } from "./faults-targets.ts";
import { thirdFaults } from "./faults-third.ts";
import { thirdFaultsOfForm } from "./faults-third-form.ts";
import { thirdFaultsLater } from "./faults-third-later.ts";
import { valueFaults } from "./faults-values.ts";
import type { FaultClass } from "./plant.ts";

export const allFaults: readonly FaultClass[] = [
  ...countFaults,
  ...valueFaults,
  ...rateFaults,
  ...targetFaults,
  ...formFaults,
  ...secondFaults,
  ...thirdFaults,
  ...thirdFaultsLater,
  ...thirdFaultsOfForm,
  ...fourthFaults,
];
