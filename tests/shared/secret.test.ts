import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { parameterPlace } from '../../shared/aws/parameter.ts'
import { filePlace, secretPlace } from '../../shared/secret-place.ts'
import { keptSecret, minutesKept, readSecret } from '../../shared/secret.ts'
import { addMinutes } from '../../shared/time/civil.ts'
import { aws } from '../support/mail-server.ts'
import { aWorld, beginning } from '../support/world.ts'
import { itInTurn } from '../support/in-turn.ts'

const folder = mkdtempSync(join(tmpdir(), 'treffpunkt-secret-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const inTable = { pk: 'INSTALLATION', sk: 'SECRET', type: 'secret', secret: 'of old' }

describe('the secret of an installation', () => {
  it('comes out of its place, else out of the table as older ones have it, else there is none', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    const place = filePlace(join(folder, 'first'))
    await expect(readSecret(place, table)).rejects.toThrow('npm run secret')
    await table.transact([{ kind: 'put', key: inTable, item: inTable }])
    expect(await readSecret(place, table)).toBe('of old')
    await place.write('a.b..a')
    expect(await readSecret(place, table)).toBe('a.b..a')
  })

  it('is read when it is asked for, and again some minutes later', async () => {
    let [now, reads] = [beginning, 0]
    const secret = keptSecret(
      async () => `secret ${(reads += 1)}`,
      () => now,
    )
    expect(reads).toBe(0)
    expect([await secret(), await secret()]).toEqual(['secret 1', 'secret 1'])
    now = addMinutes(now, minutesKept)
    expect([await secret(), await secret()]).toEqual(['secret 2', 'secret 2'])
  })

  it('is asked for again at once after a failure, and what is known stays good while reading fails', async () => {
    let [now, fails] = [beginning, true]
    const read = () => (fails ? Promise.reject(new Error('down')) : Promise.resolve('x'))
    const secret = keptSecret(read, () => now)
    await expect(secret()).rejects.toThrow('down')
    fails = false
    expect(await secret()).toBe('x')
    fails = true
    now = addMinutes(now, minutesKept)
    expect(await secret()).toBe('x')
  })
})

describe('a file', () => {
  it('with the secret is for its owner alone, each time it is written', async () => {
    const path = join(folder, 'own')
    const place = secretPlace(pathToFileURL(path).href, aws())
    expect(await place.read()).toBeUndefined()
    await place.write('one')
    writeFileSync(`${path}.new`, 'half of what a crash has left', { mode: 0o644 })
    await place.write('two')
    expect([await place.read(), readFileSync(path, 'utf8')]).toEqual(['two', 'two\n'])
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })
})

/** Answers as the parameter store would, each call by the next of these. */
async function aParameterStore(...answers: { status: number; body: object }[]) {
  const heard: { headers: NodeJS.Dict<string | string[]>; body: unknown }[] = []
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      heard.push({ headers: request.headers, body })
      const { status, body: said } = answers[Math.min(heard.length, answers.length) - 1] ?? {
        status: 500,
        body: {},
      }
      return response
        .writeHead(status, { 'content-type': 'application/x-amz-json-1.1' })
        .end(JSON.stringify(said))
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const place = parameterPlace('/treffpunkt/sample/secret', aws(), `http://127.0.0.1:${port}`)
  const end = async () => {
    server.closeAllConnections()
    await new Promise((gone) => server.close(gone))
  }
  return { heard, place, [Symbol.asyncDispose]: end }
}

const ok = (Value: string) => ({ status: 200, body: { Parameter: { Value } } })
const fault = (name: string) => ({ status: 400, body: { __type: name, message: 'no' } })

describe('the parameter store', () => {
  it('gets one signed call for the one parameter, and gives it decrypted', async () => {
    await using store = await aParameterStore(ok('a.b..a'))
    expect(await store.place.read()).toBe('a.b..a')
    const [call, ...others] = store.heard
    expect(others).toEqual([])
    expect(call?.body).toEqual({ Name: '/treffpunkt/sample/secret', WithDecryption: true })
    expect(call?.headers).toMatchObject({
      'x-amz-target': 'AmazonSSM.GetParameter',
      'content-type': 'application/x-amz-json-1.1',
      authorization: expect.stringMatching(
        /^AWS4-HMAC-SHA256 Credential=key\/\d{8}\/eu-central-1\/ssm\/aws4_request, .*host.*Signature=[0-9a-f]{64}$/,
      ) as string,
    })
  })

  itInTurn('that does not know it has none, and one that is busy is asked again', async () => {
    await using empty = await aParameterStore(fault('ParameterNotFound'))
    expect(await empty.place.read()).toBeUndefined()
    await using busy = await aParameterStore(fault('ThrottlingException'), { status: 500, body: {} }, ok('x'))
    expect([await busy.place.read(), busy.heard.length]).toEqual(['x', 3])
  })

  it('that says no is no reason to go by the table', async () => {
    await using store = await aParameterStore(fault('AccessDeniedException'))
    await using world = await aWorld()
    await world.ctx.table.transact([{ kind: 'put', key: inTable, item: inTable }])
    await expect(readSecret(store.place, world.ctx.table)).rejects.toThrow('AccessDeniedException')
    await expect(store.place.write('x')).rejects.toThrow('AccessDeniedException')
  })

  it('keeps it encrypted', async () => {
    await using store = await aParameterStore({ status: 200, body: { Version: 2 } })
    await store.place.write('a.b..a')
    const Name = '/treffpunkt/sample/secret'
    expect(store.heard.map(({ body }) => body)).toEqual([
      { Name, Value: 'a.b..a', Type: 'SecureString', Overwrite: true },
    ])
  })
})
