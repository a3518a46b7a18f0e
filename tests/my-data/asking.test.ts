import { describe, expect, it } from 'vitest'
import type { Item } from '../../shared/table/write.ts'
import { crowd } from '../support/budget.ts'
import { aStage } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { hear } from '../attendances/hearing.ts'
import { managerMail } from '../support/builders.ts'
import { aWish, heard, mia, tokenOf } from './somebody.ts'
import { itInTurn } from '../support/in-turn.ts'

const ask = ({ world }: Staged, email: string, from = '10.0.0.1') =>
  world.call('POST', '/api/my-data', { body: { email }, from })

async function hasBooked(stage: Staged) {
  await stage.manage('/api/houses/aef/bookings', aWish({ approve: true }))
  await heard(stage)
  stage.world.mails.length = 0
}

describe('whoever asks what is stored of an address', () => {
  it('gets the same answer whether anything is or not, and a mail goes only where something is', async () => {
    await using stage = await aStage({ settings: { rateLimits: true } })
    await hasBooked(stage)
    const answers = [await ask(stage, mia), await ask(stage, 'niemand@neben.example')]
    expect(answers.map(({ status, text }) => [status, text])).toEqual([
      [202, ''],
      [202, ''],
    ])
    await heard(stage)
    expect(stage.world.mails.map(({ to, subject }) => [to, subject])).toEqual([
      [mia, 'Was wir über Sie gespeichert haben'],
    ])
    expect(stage.world.mails[0]!.text).not.toContain('Geburtstag')
  })

  it('can be somebody who runs a house', async () => {
    await using stage = await aStage()
    await ask(stage, managerMail.toUpperCase())
    await heard(stage)
    expect(stage.world.mails).toHaveLength(1)
  })

  it('opens it with the link of the mail for a day, and opening changes nothing', async () => {
    await using stage = await aStage()
    await hasBooked(stage)
    const walked = { stage, heard: new Map() }
    await hear(walked)
    stage.world.mails.length = 0
    await ask(stage, mia)
    const before = await hear(walked)
    const link = /http:\/\/[^/]+(\/my-data\/\S+)/.exec(stage.world.mails[0]!.text)![1]!
    expect((await stage.world.call('GET', link)).status).toBe(200)
    expect((await stage.world.call('GET', `${link}/file`)).headers['content-disposition']).toContain(
      'treffpunkt.json',
    )
    expect((await stage.get(`/api${link}`)).json.stored.length).toBeGreaterThan(0)
    const withoutMails = (items: Item[]) => items.filter(({ type }) => type !== 'mail')
    expect(withoutMails(await hear(walked))).toEqual(withoutMails(before))
    stage.world.clock.advance(24 * 60)
    for (const path of [link, `${link}/file`, `/api${link}`])
      expect((await stage.world.call('GET', path)).status).toBe(410)
    expect((await stage.post(`/api${link}/forget`)).json.type).toBe('/problems/link-expired')
  })

  it('cannot make a link, nor a longer one out of theirs, nor that of somebody else', async () => {
    await using stage = await aStage()
    await hasBooked(stage)
    const token = await tokenOf(stage)
    const longer = token.slice(0, 24) + 'zzzzzzzz' + token.slice(32)
    const others = '0'.repeat(12) + token.slice(12)
    for (const forged of [longer, others, token.slice(0, -1), 'x', `${token}x`]) {
      expect((await stage.get(`/api/my-data/${forged}`)).status, forged).toBe(403)
      expect((await stage.post(`/api/my-data/${forged}/forget`)).status, forged).toBe(403)
      expect((await stage.world.call('GET', `/my-data/${forged}`)).status, forged).toBe(403)
    }
  })

  itInTurn('has three mails a day sent to one address, from however many computers', async () => {
    await using stage = await aStage({ settings: { rateLimits: true } })
    await hasBooked(stage)
    const walked = { stage, heard: new Map() }
    await hear(walked)
    stage.world.mails.length = 0
    const many = Array.from({ length: crowd(200) }, (_, at) => ask(stage, mia, `10.0.${at >> 8}.${at & 255}`))
    const answers = await Promise.all(many)
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]))
    await hear(walked)
    expect(stage.world.mails.length).toBeLessThanOrEqual(3)
    for (let later = 0; later < 3; later += 1) {
      stage.world.clock.advance(1)
      await ask(stage, mia)
      await hear(walked)
    }
    expect(stage.world.mails.length).toBeLessThanOrEqual(3)
    stage.world.clock.advance(24 * 60)
    await ask(stage, mia)
    stage.world.mails.length = 0
    await hear(walked)
    expect(stage.world.mails).toHaveLength(1)
  })

  it('is told in words which field is wrong, and by the form that it was too often', async () => {
    await using stage = await aStage({ settings: { rateLimits: true } })
    expect((await ask(stage, 'kein')).json.errors[0].pointer).toBe('/email')
    const form = (email: string) => stage.world.call('POST', '/my-data/ask', { form: { email } })
    expect((await form('kein')).status).toBe(422)
    expect((await form(mia)).headers['location']).toBe('/my-data/ask?done=sent')
    const statuses = new Set<number>()
    for (let often = 0; often < 22; often += 1) statuses.add((await form(`a${often}@b.example`)).status)
    expect([...statuses]).toEqual([303, 429])
  })
})
