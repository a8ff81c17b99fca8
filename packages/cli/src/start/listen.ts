const DEFAULT_PORT = 8080;
const TRIES = 30;

class PortTaken extends Error {
  override readonly name = "PortTaken";
  readonly text: { readonly zh: string; readonly en: string };

  constructor(port: number) {
    super(`Port ${port} is taken by another program: name another one with --port, or leave --port out.`);
    this.text = { zh: `端口 ${port} 已被其他程序占用：请用 --port 指定另一个，或不指定。`, en: this.message };
  }
}

/**
 * Starts to listen: on the port that was asked for or not at all; where none was asked for, on the first free one from
 * the usual one on.
 */
export async function listenOn<Running>(
  asked: number | undefined,
  listen: (port: number) => Promise<Running>,
): Promise<Running> {
  const first = asked ?? DEFAULT_PORT;
  for (let port = first; ; port++) {
    try {
      return await listen(port);
    } catch (error) {
      if (!isTaken(error)) throw error;
      if (asked !== undefined || port - first >= TRIES) throw new PortTaken(port);
    }
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "EADDRINUSE" || error.code === "EACCES");
}
