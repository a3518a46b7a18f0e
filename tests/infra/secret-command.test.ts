import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { keepSecret } from '../../infra/secret.ts'
import { keysOf } from '../../shared/keys.ts'
import { removeFromTable, secretInTable } from '../../shared/secret.ts'
import { filePlace } from '../../shared/secret-place.ts'
import { aWorld } from '../support/world.ts'
import type { World } from '../support/world.ts'

const folder = mkdtempSync(join(tmpdir(), 'treffpunkt-secret-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** An installation whose secret may lie in the table, and the command on it. */
async function installation(world: World, name: string, inTable?: string) {
  const { table } = world.ctx
  const item = { pk: 'INSTALLATION', sk: 'SECRET', type: 'secret', secret: inTable }
  if (inTable !== undefined) await table.transact([{ kind: 'put', key: item, item }])
  const place = filePlace(join(folder, name))
  const of = { read: () => secretInTable(table), remove: (secret: string) => removeFromTable(table, secret) }
  return { place, table: of, command: (...args: string[]) => keepSecret(args, { place, table: of }) }
}

test('a new installation gets a secret that nobody can guess, once', async () => {
  await using world = await aWorld()
  const { place, table, command } = await installation(world, 'new')
  expect(await command()).toContain('made')
  const secret = await place.read()
  expect(secret).toMatch(/^[\w-]{43}$/)
  expect(await command()).toContain('already')
  expect([await place.read(), await table.read()]).toEqual([secret, undefined])
})

test('an older one keeps its secret, which leaves the table; a crash in between is made good by running it again', async () => {
  await using world = await aWorld()
  const { place, table, command } = await installation(world, 'older', 'of old')
  const crash = { ...table, remove: () => Promise.reject(new Error('cut off')) }
  await expect(keepSecret([], { place, table: crash })).rejects.toThrow('cut off')
  expect([await place.read(), await table.read()]).toEqual(['of old', 'of old'])
  expect(await command()).toContain('out of the table')
  expect([await place.read(), await table.read()]).toEqual(['of old', undefined])
})

test('the place of another installation is left alone, and so is the table', async () => {
  await using world = await aWorld()
  const { place, table, command } = await installation(world, 'another', 'of this one')
  await place.write('of that one')
  await expect(command()).rejects.toThrow('another installation')
  expect([await place.read(), await table.read()]).toEqual(['of that one', 'of this one'])
})

test('a change of keys takes two steps, so that no link is made by a key that some function does not know', async () => {
  await using world = await aWorld()
  const { place, command } = await installation(world, 'changing')
  await expect(command('rotate')).rejects.toThrow('no secret yet')
  await place.write('first')
  const keys = async () => keysOf((await place.read()) ?? '')
  expect(await command('rotate')).toContain('5 minutes')
  const { next } = await keys()
  expect(await keys()).toEqual({ names: 'first', signs: 'first', next })
  expect(next).toMatch(/^[\w-]{43}$/)
  await command('rotate')
  expect(await keys()).toEqual({ names: 'first', signs: next, before: 'first' })
  await command('rotate')
  expect(await keys()).toMatchObject({ names: 'first', signs: next })
  expect(await keys()).not.toHaveProperty('before')
})

test('words that it does not know are answered with those it knows', async () => {
  await using world = await aWorld()
  const { command } = await installation(world, 'misspelt')
  await expect(command('rotat')).rejects.toThrow('npm run secret -- rotate')
  await expect(command('rotate', 'now')).rejects.toThrow('npm run secret -- rotate')
})
