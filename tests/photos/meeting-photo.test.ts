import { describe, expect, it } from 'vitest'
import { aStage, founded, house } from '../meetings/a-meeting.ts'
import { alertOf, wordsOf } from '../support/signed-in.ts'
import { alt, behind, srcIn } from './behind.ts'

describe('the photo of a meeting', () => {
  it('that the house gives it is seen on its page, at its dates and in the programme', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const desk = await behind(stage, { id })
    const sent = await desk.send()
    expect([sent.status, sent.headers['location']]).toEqual([303, `${desk.path}?done=photo`])
    expect(wordsOf(await desk.page())).toContain('Foto entfernen')
    const pages = [
      `/${house}/meetings/${id}`,
      `/${house}/meetings/${id}/2026-12-08T15:00`,
      `/${house}/programme?from=2026-12-08`,
    ]
    const sources = await Promise.all(pages.map(async (page) => srcIn((await stage.get(page)).text)))
    expect(new Set(sources).size).toBe(1)
    expect(sources[0]).toMatch(new RegExp(`^/photos/${house}/meeting-${id}/[0-9a-f]{24}$`))
    expect((await stage.get(sources[0]!)).headers['content-type']).toBe('image/jpeg')
    expect((await desk.remove()).headers['location']).toBe(`${desk.path}?done=photoGone`)
    expect((await stage.get(sources[0]!)).status).toBe(404)
    expect((await stage.get(pages[2]!)).text).not.toContain('<img class="photo')
  })

  it('stays when other words are said of it, and goes when it ends', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const desk = await behind(stage, { id })
    await desk.send()
    const src = srcIn(await desk.page())
    await stage.manage(`/api/meetings/${id}/change`, { title: 'Sprechen' })
    expect(srcIn(await desk.page())).toBe(src)
    await stage.manage(`/api/meetings/${id}/end`)
    expect((await stage.get(src)).status).toBe(404)
    expect((await desk.send()).status).toBe(409)
  })

  it('that is none leaves the meeting as it is, and says so above and beside the field', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const { status, text } = await (await behind(stage, { id })).send(Buffer.from('kein Foto'))
    expect(status).toBe(422)
    expect(alertOf(text)).toContain('kein Foto, das wir lesen können')
    expect(text).toContain('href="#field-file"')
    expect(text).toContain(`value="${alt}"`)
  })

  it('is given by nobody with a wrong link', async () => {
    await using stage = await aStage()
    const { id } = await founded(stage)
    const other = await behind(stage, { id, manageToken: 'x' })
    expect((await other.send()).status).toBe(403)
    expect((await other.remove()).status).toBe(403)
  })
})
