import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How long a question and its answer are each held back at most; no line where it is not set. */
const most = Number(process.env.KANGYU_SLOW_MS ?? 0);

const held = () => new Promise((resolve) => setTimeout(resolve, Math.random() * most));

async function forward(port: number, asked: IncomingMessage, answer: ServerResponse): Promise<void> {
  const isData = asked.url?.startsWith("/api") === true;
  if (isData) await held();
  const { method, url, headers } = asked;
  const onward = request({ host: "127.0.0.1", port, method, path: url, headers }, async (got) => {
    if (isData) await held();
    answer.writeHead(got.statusCode ?? 500, got.headers);
    got.pipe(answer);
  });
  onward.on("error", (error) => answer.destroy(error));
  answer.on("close", () => onward.destroy());
  asked.pipe(onward);
}

/**
 * A slow line to the server, and the address of its near end: every answer of the API comes up to twice `KANGYU_SLOW_MS`
 * late, in any order. So journeys show here what they would show on a machine that is busy with other things.
 */
export async function slowLine(address: string): Promise<{ readonly address: string; close(): void }> {
  if (most === 0) return { address, close: () => undefined };
  const server = createServer((asked, answer) => void forward(Number(new URL(address).port), asked, answer));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
