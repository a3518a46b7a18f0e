import { describe, expect, it } from 'vitest'
import { aStage } from '../meetings/a-meeting.ts'
import { follower, heard, key, later, mailsOf, toWhom } from './following.ts'

describe('of a date', () => {
  it('that is over, nobody hears anything', async () => {
    await using stage = await aStage()
    const { id, path, manageToken } = await heard(stage)
    stage.world.clock.set('2026-12-08T16:00:00.000Z')
    const note = { note: 'Es war schön.', scope: 'following' }
    const off = await mailsOf(stage, id, () => stage.post(`${path}/dates/${key}/change`, note, manageToken))
    expect(toWhom(off)).toEqual([follower, later])
    for (const { text } of off) expect(text).not.toContain('Di, 8. Dezember, 15:00')
  })
})

describe('of a meeting', () => {
  it('that goes on with a new booking, who follows hears until when', async () => {
    await using stage = await aStage()
    const { id, booking } = await heard(stage)
    const said = await mailsOf(stage, id, async () => {
      const longer = await stage.manage(`/api/bookings/${booking}/extend`, { until: '2027-01-19' })
      if (longer.json.state !== 'approved') await stage.manage(`/api/bookings/${longer.json.id}/approve`)
    })
    expect(toWhom(said)).toEqual([follower])
    expect(said[0]?.text).toContain('Neue Termine bis Di, 19. Januar 2027')
  })
})
