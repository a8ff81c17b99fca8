import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { board } from "./contract/index.ts";

export type Operator = z.infer<typeof board.operator>;
export type Right = z.infer<typeof board.right>;
export type Institution = z.infer<typeof board.institution>;

const file = z.object({
  operators: z.array(
    z.object({
      id: z.string(),
      role: board.text,
      name: board.text,
      at: z.array(z.string()).optional(),
      may: z.array(board.right),
    }),
  ),
});

export type OperatorRoles = z.infer<typeof file>["operators"];

/** Reads `operators.yaml` of a catalogue folder; throws when the file is missing or not as agreed, which is a defect of the catalogue. */
export function readOperatorRoles(catalogue: string): OperatorRoles {
  return file.parse(parse(readFileSync(join(catalogue, "operators.yaml"), "utf8"))).operators;
}

/** Everybody who may be chosen on screen: the bureau's roles, and one for each institution of a role's kinds. */
export function operatorsOf(roles: OperatorRoles, institutions: readonly Institution[]): Operator[] {
  return roles.flatMap((role): Operator[] => {
    if (role.at === undefined)
      return [{ id: role.id, name: role.name, role: role.role, may: role.may, institution: null, place: null }];
    return institutions
      .filter((one) => role.at?.includes(one.kind))
      .map((one) => ({
        id: `${role.id}-${one.id}`,
        name: { zh: `${one.name.zh} ${role.name.zh}`, en: `${one.name.en}, ${role.name.en}` },
        role: role.role,
        may: role.may,
        institution: one.id,
        place: one.place,
      }));
  });
}
