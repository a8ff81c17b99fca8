export interface Department {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** Other names that documents use, without the level (区, 县, 市). */
  readonly aliases: readonly string[];
  /** Id of the leader who answers for it. */
  readonly leader: string | null;
}

export interface Leader {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
}

export interface DepartmentRegister {
  readonly departments: readonly Department[];
  readonly leaders: readonly Leader[];
}

const level = /^(?:各)?(?:省|市|区|县|旗|州)+/u;

function bare(name: string): string {
  return name.replace(/[\s（(].*$/u, "").replace(level, "");
}

/**
 * The department that a name in a document means: by its id, its name or an alias, whatever place or level stands
 * before it (龙湖区卫健局 is 卫生健康局). Null for a name that the register does not know: it stands for itself.
 */
export function departmentNamed(register: DepartmentRegister, name: string): Department | null {
  const wanted = bare(name.trim());
  return (
    register.departments.find(({ id }) => id === name) ??
    register.departments.find((one) => [one.name.zh, ...one.aliases].some((alias) => wanted.endsWith(bare(alias)))) ??
    null
  );
}
