import { randomInt } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** A port that stays ours until it is disposed of, for a program that has to be told its port and cannot choose one itself. */
export interface HeldPort extends AsyncDisposable {
  port: number
}

/**
 * One of the sixteen million addresses of Linux that are this machine and nobody else. What listens there without a token and lets every
 * page read it (the embedded engine does) is found by no page: with the port there are some 2^38 places to try.
 */
export function unguessableAddress(): string {
  return ['127', randomInt(1, 255), randomInt(1, 255), randomInt(1, 255)].join('.')
}

/** Below the ports that operating systems give away by themselves, to whoever connects or asks for any port. */
const [lowest, highest] = [10_240, 32_767]

/**
 * Holds a port of an address of this machine on which nobody listens. What keeps others off is the UDP port of the same number, which is bound
 * until the end: no process that asks here gets it too, nor does the system hand its TCP port out.
 */
export async function holdPort(address = '127.0.0.1'): Promise<HeldPort> {
  for (let tries = 0; tries < 100; tries++) {
    const port = randomInt(lowest, highest)
    const twin = createSocket('udp4')
    try {
      twin.bind(port, address)
      await once(twin, 'listening')
      await expectNobodyOn(port, address)
      twin.unref()
      return { port, [Symbol.asyncDispose]: async () => void twin.close() }
    } catch {
      twin.close()
    }
  }
  throw new Error('No port is free')
}

async function expectNobodyOn(port: number, address: string): Promise<void> {
  const server = createServer().listen(port, address)
  await once(server, 'listening')
  server.close()
  await once(server, 'close')
}
