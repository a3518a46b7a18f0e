import { expect, it } from 'vitest'
import { wordsOf } from '../support/signed-in.ts'
import { signedIn } from '../support/bench-world.ts'
import { managerMail } from '../support/builders.ts'
import { aMeeting, aStage, house } from './a-meeting.ts'

it('words that wait stand in the inbox until somebody reads them, they are taken back, or the meeting ends', async () => {
  await using stage = await aStage()
  const { ctx } = stage.world
  const session = await signedIn(ctx, managerMail)
  const waiting = async () => {
    const { text } = await stage.world.call('GET', `/manage/${house}`, { cookies: { session } })
    return wordsOf(text).includes('neue Worte auf Sie Sprachcafé')
  }
  const contact = { name: 'Gruppe Wort', email: 'wort@gruppe.example' }
  const { json } = await stage.post(`/api/houses/${house}/meetings`, aMeeting({ contact }))
  await stage.manage(`/api/bookings/${json.booking}/approve`)
  expect(await waiting()).toBe(false)
  const say = (title: string) => stage.post(`/api/meetings/${json.id}/change`, { title }, json.manageToken)
  await say('Deutsch sprechen')
  expect(await waiting()).toBe(true)
  await say('Sprachcafé')
  expect(await waiting()).toBe(false)
  await say('Deutsch sprechen')
  await stage.manage(`/api/meetings/${json.id}/publish`)
  expect(await waiting()).toBe(false)
  await say('Sprechen')
  await stage.manage(`/api/meetings/${json.id}/end`)
  expect(await waiting()).toBe(false)
  expect(await ctx.table.query({ pk: `ASKING#${house}` })).toEqual([])
})
