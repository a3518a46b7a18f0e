import { describe, expect, it } from 'vitest'
import { comes, key, withPlaces } from '../attendances/coming.ts'
import { aStage, house } from '../meetings/a-meeting.ts'
import { codeOf } from '../../functions/contacts/rules/code.ts'
import { wordsOf } from '../support/signed-in.ts'

const [second, third] = ['2026-12-15T15:00', '2026-12-22T15:00'] as const

describe('whoever comes to several dates at once and leaves no address', () => {
  it('sees the code and the page of each of them, also when they come back by any of these', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 5 })
    const form = { heads: '2', also: [second, third] }
    const { call } = stage.world
    const sent = await call('POST', `/${house}/meetings/${meeting.id}/${key}/come`, { form })
    const page = await call('GET', sent.headers['location']!)
    expect(wordsOf(page.text)).toContain(
      'Ihre weiteren Termine Für jeden Termin gibt es ein eigenes Kennwort.',
    )
    const links = [...page.text.matchAll(/href="(\/coming\/(\w{12})\/[\w-]{20,})"/g)]
    expect(links).toHaveLength(2)
    for (const [at, [, path = '', id = '']] of links.entries()) {
      expect(wordsOf(page.text)).toContain(codeOf(id))
      const day = [second, third][at]!
      const code = { code: codeOf(id) }
      const found = await call('POST', `/${house}/meetings/${meeting.id}/${day}/code`, { form: code })
      expect(found.headers['location']).toBe(path)
      const other = wordsOf((await call('GET', path)).text)
      expect(other.match(/Di, (8|15|22)\. Dezember 2026, 15:00–17:00 Uhr: Sie kommen/g)).toHaveLength(2)
    }
  })

  it('is told by name which of them could not be had', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 1, waitingList: false })
    await comes(stage, meeting)
    const { call } = stage.world
    const form = { heads: '1', also: [second, third] }
    const sent = await call('POST', `/${house}/meetings/${meeting.id}/${key}/come`, { form })
    const page = wordsOf((await call('GET', sent.headers['location']!)).text)
    expect(page).toContain('sie sind voll oder geschlossen: Di, 8. Dezember 2026, 15:00–17:00 Uhr')
    expect(page).toContain('Di, 22. Dezember 2026, 15:00–17:00 Uhr: Sie kommen')
  })

  it('shows the codes of the others to nobody but themselves: not to the host’s token', async () => {
    await using stage = await aStage()
    const meeting = await withPlaces(stage, { places: 5 })
    const keys = [key, second]
    const { json } = await stage.post(`/api/meetings/${meeting.id}/attendances`, { heads: 1, keys })
    const path = `/coming/${json.dates[0].attendance.id}/${meeting.manageToken}`
    expect(wordsOf((await stage.get(path)).text)).not.toContain('Ihre weiteren Termine')
  })
})
