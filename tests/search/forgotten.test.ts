import { expect, it } from 'vitest'
import { deliver } from '../feeds/reading.ts'
import { aStage, house } from '../meetings/a-meeting.ts'
import { aWish, forget, mia, name, ownerIn } from '../my-data/somebody.ts'
import { signedIn } from '../support/bench-world.ts'
import { managerMail } from '../support/builders.ts'
import { allItems } from '../support/crash-consistency.ts'
import { wordsOf } from '../support/signed-in.ts'

it('nothing leads to somebody any more once they are forgotten', async () => {
  await using stage = await aStage({ stream: true })
  const { world } = stage
  const wish = aWish({ approve: true, contact: { name, email: mia } })
  expect((await stage.manage(`/api/houses/${house}/bookings`, wish)).status).toBe(201)
  const { contactId } = await ownerIn(stage)
  const look = async (path: string) => {
    await deliver(world)
    const cookies = { session: await signedIn(world.ctx, managerMail), language: 'de' }
    return world.call('GET', `/manage/${house}/find${path}`, { cookies })
  }
  const leading = async () => {
    const items = await allItems(world.engine.endpoint, world.engine.tableName)
    return items.filter(({ type }) => type === 'found-by-word').length
  }
  expect(wordsOf((await look('?q=muster')).text)).toContain('Mia Muster')
  expect((await look(`/contacts/${contactId}`)).status).toBe(200)
  expect(await leading()).toBeGreaterThan(0)
  await forget(stage)
  expect((await look(`/contacts/${contactId}`)).status).toBe(404)
  for (const typed of ['muster', 'mia', 'runde', 'geburtstag'])
    expect(wordsOf((await look(`?q=${typed}`)).text), typed).toContain('Nichts gefunden')
  expect(await leading()).toBe(0)
  // The date itself stays, without anybody.
  expect(wordsOf((await look('/bookings')).text)).toMatch(/19:00–21:00 Uhr – abgesagt/)
})
