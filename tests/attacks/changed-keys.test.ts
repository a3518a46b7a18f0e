import { describe, expect, it } from 'vitest'
import { proofToken as attendanceProof } from '../../functions/attendances/rules/access.ts'
import { proofToken } from '../../functions/contacts/rules/access.ts'
import { tallyToken } from '../../functions/duties/rules/tokens.ts'
import { confirmByLink } from '../../functions/identity/actions/confirm-sign-in.ts'
import { signInToken } from '../../functions/identity/rules.ts'
import { offerToken } from '../../functions/waitlist/rules/place.ts'
import { secretOf } from '../../shared/keys.ts'
import type { Keys } from '../../shared/keys.ts'
import { linksOf } from '../followers/following.ts'
import { proofPath } from '../groups/a-group.ts'
import { aStage } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { managerMail } from '../support/builders.ts'
import { askForCode, newestIn } from '../support/sign-in-code.ts'
import { worldSecret } from '../support/world-secret.ts'
import { leavesTraces, mia, name, tokenOf } from '../my-data/somebody.ts'
import { itInTurn } from '../support/in-turn.ts'

/** What the keys of this world are from now on. */
function changeKeys({ world: { ctx } }: Staged, keys: Keys): void {
  ctx.secret = () => Promise.resolve(secretOf(keys))
}

const names = worldSecret
const steps: [string, Keys, isGood: boolean][] = [
  ['while another key is prepared', { names, signs: names, next: 'second' }, true],
  ['after the change', { names, signs: 'second', before: names }, true],
  ['while the next change is prepared', { names, signs: 'second', next: 'third' }, false],
  ['after two changes', { names, signs: 'third', before: 'second' }, false],
]

/** What answers to each kind of link that somebody may have got by mail. */
async function everyLink(stage: Staged) {
  const { booking, place, coming, own, hosted, meeting, key } = await leavesTraces(stage)
  const secret = await stage.world.ctx.secret()
  const contact = { name, email: mia }
  const links: Record<string, () => ReturnType<Staged['get']>> = {
    'a booking': () => stage.get(`/api/bookings/${booking.id}`, booking.manageToken),
    'a place in the queue': () => stage.get(`/api/queue/${place.id}`, place.manageToken),
    'an offer': () => stage.get(`/api/queue/${place.id}`, offer),
    'an attendance': () => stage.get(`/api/attendances/${coming.id}`, coming.manageToken),
    'the proof of an attendance': () => stage.get(`/api/attendances/${coming.id}`, came),
    'a member of a group': () => stage.get(`/api/groups/${own.id}/members`, own.host.token),
    'the host of a meeting': () => stage.get(`/api/meetings/${hosted.id}`, hosted.manageToken),
    'whoever stands at the door': () => stage.get(`/duties/tally/${meeting.id}/${key}/${door}`),
    'a follower': () => stage.world.call('GET', follower.own),
    'what is stored of somebody': () => stage.get(`/api/my-data/${data}`),
    'the proof of an address': () => stage.post(`/api/bookings/${booking.id}/confirm`, { token: proof }),
    'the proof of a member': () => stage.world.call('POST', membership),
  }
  const door = tallyToken(secret, { meeting: meeting.id, key: key ?? '' })
  const follower = await linksOf(stage, meeting.id, mia)
  const data = await tokenOf(stage)
  const offer = offerToken(secret, { id: place.id, contact })
  const came = attendanceProof(secret, { id: coming.id, contact })
  const proof = proofToken(secret, { id: booking.id, contact })
  const membership = await proofPath(stage, own.id, own.host.id, mia)
  return { links, booking }
}

const answersOf = async (links: Record<string, () => ReturnType<Staged['get']>>) => {
  const answers: [string, number][] = []
  for (const [what, open] of Object.entries(links)) answers.push([what, (await open()).status])
  return answers
}

describe('the keys of an installation change', () => {
  itInTurn(
    'and every link goes on to open what it opened, until the change after that: then whoever stole a key has nothing',
    async () => {
      await using stage = await aStage()
      const { links } = await everyLink(stage)
      const before = await answersOf(links)
      expect(before.filter(([, status]) => status >= 400)).toEqual([])
      for (const [when, keys, isGood] of steps) {
        changeKeys(stage, keys)
        const answers = await answersOf(links)
        if (isGood) expect([when, answers]).toEqual([when, before])
        else expect([when, answers.filter(([, status]) => status < 400)]).toEqual([when, []])
      }
    },
  )

  it('and the link of a sign-in that was asked for before goes on too', async () => {
    await using stage = await aStage()
    const { ctx } = stage.world
    const asked = async () => {
      const signIn = newestIn(await askForCode(ctx, managerMail))
      return signInToken(await ctx.secret(), signIn)
    }
    const before = await asked()
    changeKeys(stage, { names, signs: 'second', before: names })
    expect(await confirmByLink(ctx, before)).toMatchObject({ person: { name: expect.any(String) } })
    const late = await asked()
    changeKeys(stage, { names, signs: 'fourth', before: 'third' })
    await expect(confirmByLink(ctx, late)).rejects.toMatchObject({ code: 'code-expired' })
  })

  itInTurn('and whoever was known is known still: their links are new, their ids are not', async () => {
    await using stage = await aStage()
    const { booking } = await everyLink(stage)
    changeKeys(stage, { names, signs: 'second', before: names })
    const contactOf = async (id: string) =>
      (await stage.world.ctx.table.query({ pk: `BOOKING#${id}`, consistent: true })).map(
        (item) => item['contactId'],
      )
    const wish = { rooms: ['seminarraum'], date: '2026-12-12', from: '10:00', to: '11:00', purpose: 'Chor' }
    const again = await stage.post('/api/houses/aef/bookings', { ...wish, contact: { name, email: mia } })
    expect(again.status).toBe(201)
    expect(await contactOf(again.json.id)).toEqual(await contactOf(booking.id))
    expect((await stage.get(`/api/bookings/${again.json.id}`, again.json.manageToken)).status).toBe(200)
  })
})
