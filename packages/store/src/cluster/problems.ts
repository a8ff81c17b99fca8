/** What keeps a database from opening, in words a person can act on. `{name}` is filled from the values given. */
const TEXTS = {
  "folder-is-file": {
    zh: "{path} 是一个文件，康域需要它是一个文件夹：请移走它，或用 --data 指定另一个位置。",
    en: "{path} is a file where Kangyu needs a folder: move it away, or name another place with --data.",
  },
  "folder-not-writable": {
    zh: "无法写入 {path}（{reason}）：请换用有写权限的账户，或用 --data 指定另一个位置。",
    en: "{path} cannot be written ({reason}): use an account that may write there, or name another place with --data.",
  },
  "folder-of-another-user": {
    zh: "{path} 属于另一个用户（编号 {owner}），数据库只能由该用户或 root 打开。",
    en: "{path} belongs to another user (number {owner}); only that user or root can open its database.",
  },
  "already-running": {
    zh: "康域已在使用 {path}（进程 {pid}），地址 {address}：请直接使用它，或先停止它。",
    en: "Kangyu is already running on {path} (process {pid}) at {address}: use that one, or stop it first.",
  },
  "disk-full": {
    zh: "{path} 所在磁盘已满或空间不足（剩余 {free} MB，至少需要 {needed} MB）：请释放空间，或用 --data 指定另一个磁盘。",
    en: "The disk under {path} is full ({free} MB free, at least {needed} MB needed): free some space, or name another disk with --data.",
  },
  "other-major": {
    zh: "{path} 中的数据由 PostgreSQL {found} 建立，此版本康域使用 PostgreSQL {needed}，不会改动它：请用建立它的版本导出，或用 --data 指定另一个位置。",
    en: "The data in {path} was made by PostgreSQL {found} and this Kangyu runs PostgreSQL {needed}, so it leaves it alone: export it with the version that made it, or name another place with --data.",
  },
  "no-programs": {
    zh: "npm 没有为本机（{platform}）安装 PostgreSQL：请在康域目录运行 npm ci，或设置 DATABASE_URL 指向 PostgreSQL 15 或更新版本。",
    en: "npm installed no PostgreSQL for this machine ({platform}): run npm ci in Kangyu's folder, or set DATABASE_URL to a PostgreSQL 15 or newer.",
  },
  "programs-do-not-run": {
    zh: "npm 安装的 PostgreSQL 无法在本机运行（{reason}）：请设置 DATABASE_URL 指向 PostgreSQL 15 或更新版本。",
    en: "The PostgreSQL that npm installed does not run on this machine ({reason}): set DATABASE_URL to a PostgreSQL 15 or newer.",
  },
  "password-lost": {
    zh: "{path} 缺失或不可读，没有它无法登录已有的数据库：请恢复该文件，或用 --data 指定另一个位置。",
    en: "{path} is missing or unreadable, and without it the database that is there cannot be entered: restore that file, or name another place with --data.",
  },
  "does-not-start": {
    zh: "数据库没有启动（{reason}）：详情见 {log}。",
    en: "The database did not start ({reason}): {log} has the details.",
  },
  "url-malformed": {
    zh: "DATABASE_URL 不是 PostgreSQL 地址：应写成 postgresql://用户:密码@主机:端口/数据库。",
    en: "DATABASE_URL is not a PostgreSQL address: write it as postgresql://user:password@host:port/database.",
  },
  "url-unreachable": {
    zh: "无法连接 DATABASE_URL 所指的数据库 {address}（{reason}）：请检查地址、网络和密码，或取消该设置以使用自带数据库。",
    en: "The database of DATABASE_URL at {address} cannot be reached ({reason}): check address, network and password, or unset it to use the built-in database.",
  },
  "url-too-old": {
    zh: "DATABASE_URL 所指的数据库 {address} 是 PostgreSQL {found}，康域需要 {needed} 或更新版本。",
    en: "The database of DATABASE_URL at {address} is PostgreSQL {found}; Kangyu needs {needed} or newer.",
  },
} as const;

export type ClusterProblemCode = keyof typeof TEXTS;

/** Why no database could be opened. `message` is both languages in one line; nothing in it is about a person. */
export class ClusterProblem extends Error {
  override readonly name = "ClusterProblem";
  readonly code: ClusterProblemCode;
  readonly text: { readonly zh: string; readonly en: string };

  constructor(code: ClusterProblemCode, values: Readonly<Record<string, string | number>>) {
    const fill = (words: string) => words.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? "?"));
    const text = { zh: fill(TEXTS[code].zh), en: fill(TEXTS[code].en) };
    super(`${text.zh} / ${text.en}`);
    this.code = code;
    this.text = text;
  }
}

/** The error code of a failed system call, `ENOSPC` and the like; null for any other value. */
export function systemCode(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}
