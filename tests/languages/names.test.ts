import { describe, expect, it } from 'vitest'
import { languageOptions } from '../../shared/html/language-options.ts'
import { languages } from '../../shared/language.ts'
import { found } from '../support/builders.ts'
import { aBrowserOf } from '../support/signed-in.ts'
import { aWorld } from '../support/world.ts'

describe('the name of a language', () => {
  it.each(languages)('is in the language of the page or marked as another (%s)', (language) => {
    const marked = languageOptions(language).filter(({ lang }) => lang !== undefined)
    const expected = language.startsWith('de') ? [] : ['Einfaches Deutsch']
    expect(marked.map(({ label }) => label)).toEqual(expected)
  })

  it('is spoken as what it is where somebody chooses it for a caller, or writes in it', async () => {
    await using world = await aWorld()
    const browser = await aBrowserOf(world, await found(world), 'ar')
    const { text } = await browser.get('/manage/aef/book')
    expect(text).toContain('<option value="de-simple" lang="de" dir="ltr">Einfaches Deutsch</option>')
    const settings = await browser.get('/manage/aef/settings')
    expect(settings.text).toContain('<span lang="tr" dir="ltr">Türkçe</span>')
    expect(settings.text).not.toMatch(/<label[^>]*>Türkçe/)
  })
})
