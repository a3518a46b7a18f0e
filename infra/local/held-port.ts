import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'

/** A port that stays ours until it is disposed of, for a program that has to be told its port and cannot choose one itself. */
export interface HeldPort extends AsyncDisposable {
  port: number
}

/** Below the ports that operating systems give away by themselves, to whoever connects or asks for any port. */
const [lowest, highest] = [10_240, 32_767]

/**
 * Holds a port of 127.0.0.1 on which nobody listens. What keeps others off is the UDP port of the same number, which is bound
 * until the end: no process that asks here gets it too, nor does the system hand its TCP port out.
 */
export async function holdPort(): Promise<HeldPort> {
  for (let tries = 0; tries < 100; tries++) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest))
    const twin = createSocket('udp4')
    try {
      twin.bind(port, '127.0.0.1')
      await once(twin, 'listening')
      await expectNobodyOn(port)
      twin.unref()
      return { port, [Symbol.asyncDispose]: async () => void twin.close() }
    } catch {
      twin.close()
    }
  }
  throw new Error('No port is free')
}

async function expectNobodyOn(port: number): Promise<void> {
  const server = createServer().listen(port, '127.0.0.1')
  await once(server, 'listening')
  server.close()
  await once(server, 'close')
}
