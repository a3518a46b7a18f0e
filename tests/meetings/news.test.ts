import { describe, expect, it } from 'vitest'
import { news } from '../../functions/news.ts'
import { takeChanges } from '../../functions/notifications/stream.ts'
import { founded as groupFounded, founder } from '../groups/a-group.ts'
import { recordOf } from '../support/house-with-mail.ts'
import { managerMail } from '../support/builders.ts'
import { aMeeting, aStage, founded, house } from './a-meeting.ts'
import type { Staged } from './a-meeting.ts'
import { itInTurn } from '../support/in-turn.ts'

const contact = { name: 'Gruppe Wort', email: 'wort@gruppe.example' }

/** The mails that an act gives about a meeting itself; told twice, as streams do. */
async function mailsOf({ world: { ctx, mails } }: Staged, id: string, act?: () => Promise<unknown>) {
  const read = () => ctx.table.get({ pk: `MEETING#${id}`, sk: 'MEETING' }, { consistent: true })
  const old = act && (await read())
  await act?.()
  const record = recordOf('meeting', old, await read())
  const count = mails.length
  await takeChanges(ctx, news, [record])
  await takeChanges(ctx, news, [record])
  return mails.slice(count).map(({ to, subject, text }) => ({ to, subject, text }))
}

describe('of a meeting', () => {
  it('that the house founds for somebody they get the link, and nobody where there is no address', async () => {
    await using stage = await aStage()
    const theirs = await founded(stage, { contact })
    const [mail, ...others] = await mailsOf(stage, theirs.id)
    expect([mail?.to, others.length]).toEqual([contact.email, 0])
    expect(mail?.text).toContain(theirs.manageUrl)
    const own = await founded(stage, { venue: { kind: 'online' } })
    expect(await mailsOf(stage, own.id)).toEqual([])
  })

  it('that a stranger asks for, the address that they typed hears nothing of it', async () => {
    await using stage = await aStage()
    const { json } = await stage.post(`/api/houses/${house}/meetings`, aMeeting({ contact }))
    expect(await mailsOf(stage, json.id)).toEqual([])
  })

  itInTurn(
    'other words wait for those who decide, with none of them; and the host hears when they are shown',
    async () => {
      await using stage = await aStage()
      const asked = await stage.post(`/api/houses/${house}/meetings`, aMeeting({ contact }))
      const { id, manageToken, manageUrl, booking } = asked.json
      await stage.manage(`/api/bookings/${booking}/approve`)
      const words = { title: 'KAUFT HIER', description: 'KAUFT HIER' }
      const propose = () => stage.post(`/api/meetings/${id}/change`, words, manageToken)
      const waiting = await mailsOf(stage, id, propose)
      expect(waiting.map(({ to }) => to)).toEqual([managerMail])
      expect(waiting[0]?.text).toContain(`/manage/${house}/meetings/${id}`)
      expect(JSON.stringify(waiting)).not.toContain('KAUFT')
      const shown = await mailsOf(stage, id, () => stage.manage(`/api/meetings/${id}/publish`))
      expect(shown.map(({ to }) => to)).toEqual([contact.email])
      expect(shown[0]?.text).toContain(manageUrl)
      expect(await mailsOf(stage, id, () => stage.manage(`/api/meetings/${id}/pause`))).toEqual([])
    },
  )

  it('that a group holds its hosts hear, each by their own link, and nothing where it is gone', async () => {
    await using stage = await aStage()
    const { id: group, host } = await groupFounded(stage)
    const body = aMeeting({ group, contact: undefined })
    const { json } = await stage.post(`/api/houses/${house}/meetings`, body, host.token)
    await stage.manage(`/api/bookings/${json.booking}/approve`)
    const change = `/api/meetings/${json.id}/change`
    await stage.post(change, { title: 'KAUFT HIER' }, host.token)
    const show = () => stage.manage(`/api/meetings/${json.id}/publish`)
    const [shown, ...others] = await mailsOf(stage, json.id, show)
    expect([shown?.to, others]).toEqual([founder, []])
    expect(shown?.text).toContain(`/host/${json.id}/${host.token}`)
    const key = { pk: `MEETING#${json.id}`, sk: 'MEETING' }
    const { table } = stage.world.ctx
    const before = await table.get(key)
    const after = { ...before!, proposed: { words: { de: { title: 'Reden' } }, facets: {} } }
    await table.transact([{ kind: 'delete', key }])
    const count = stage.world.mails.length
    await takeChanges(stage.world.ctx, news, [recordOf('meeting', after, before)])
    expect(stage.world.mails.length).toBe(count)
  })
})
