import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { holdPort } from '../../infra/local/held-port.ts'

test('a held port is held once, is none that the system gives away, and free for the program it is for', async () => {
  await using parts = new AsyncDisposableStack()
  const held = await Promise.all(Array.from({ length: 100 }, async () => parts.use(await holdPort())))
  const ports = held.map(({ port }) => port)
  expect(new Set(ports).size).toBe(100)
  for (const port of ports) {
    expect(port).toBeLessThan(32_768)
    const program = createServer().listen(port, '127.0.0.1')
    await once(program, 'listening')
    program.close()
  }
})
