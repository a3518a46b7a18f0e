import { beforeEach, expect, it } from 'vitest'
import { TextName } from '../../functions/legal/schema.ts'
import { aStage, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { signedIn } from '../support/bench-world.ts'
import { managerMail } from '../support/builders.ts'
import { wordsOf } from '../support/signed-in.ts'

const manage = `/manage/${house}/legal`
let stage: Staged
let session: string

beforeEach(async () => {
  stage = await aStage()
  session = await signedIn(stage.world.ctx, managerMail)
  return () => stage[Symbol.asyncDispose]()
})

const write = (text: string, words: string, version = 0) =>
  stage.world.call('POST', manage, { form: { version: String(version), text, words }, cookies: { session } })
const read = async (subject: string, language: 'de' | 'en' = 'de') =>
  (await stage.world.call('GET', `/legal/${house}/${subject}`, { cookies: { language } })).text

it('a house writes a text of its own, and the others stay as they were', async () => {
  const { status, headers } = await write(
    'privacyGerman',
    '# Kurz\nWir schreiben nichts auf.\n\n- eins\n- zwei',
  )
  expect([status, headers['location']]).toEqual([303, `${manage}?saved=yes`])
  const own = await read('privacy')
  expect(own).toMatch(/<h2[^>]*>Kurz<\/h2>/)
  expect(own).toMatch(/<li>eins<\/li>\s*<li>zwei<\/li>/)
  expect(wordsOf(own)).not.toContain('Ihre Rechte')
  expect(wordsOf(await read('imprint'))).toContain('Angaben nach § 5 DDG')
})

it('its own words stand before those of the product, in whichever language they are', async () => {
  await write('imprintGerman', 'Der Verein.')
  const english = await read('imprint', 'en')
  expect(wordsOf(english)).toContain('The house has written this text in German only. Der Verein.')
  expect(english).toContain('lang="de"')
  await write('imprintEnglish', 'The association.', 1)
  expect(wordsOf(await read('imprint', 'en'))).toContain('The association.')
  expect(wordsOf(await read('imprint'))).toContain('Der Verein.')
})

it('a text that is emptied is the product’s again', async () => {
  await write('accessibilityGerman', 'Alles gut.')
  await write('enforcementBody', 'Ombudsstelle NRW', 1)
  expect(wordsOf(await read('accessibility'))).toContain('Alles gut.')
  await write('accessibilityGerman', '', 2)
  expect(wordsOf(await read('accessibility'))).toContain('Wenn wir nicht helfen konnten Ombudsstelle NRW')
})

it('all texts at their full length are kept, German and English, and in the letters of Ukrainian too', async () => {
  for (const [version, name] of TextName.options.entries())
    expect((await write(name, 'їжак äöü '.repeat(1_111), version)).status).toBe(303)
  expect(await read('accessibility', 'en')).toContain('їжак äöü їжак')
})

it('what is too long is named, and what was typed stands there still', async () => {
  const { status, text } = await write('imprintEnglish', 'a'.repeat(10_001))
  expect(status).toBe(422)
  expect(text).toContain('href="#field-imprintEnglish"')
  expect(text).toMatch(/<textarea[^>]*id="field-imprintEnglish"[^>]*>\s*aaaa/)
  expect(text).not.toMatch(/<textarea[^>]*id="field-imprintGerman"[^>]*>\s*aaaa/)
})

it('a text that there is not cannot be written', async () => {
  expect((await write('version', '7')).status).toBe(422)
})

it('markup of a text is shown as it was typed, and runs nowhere', async () => {
  await write('imprintGerman', '<script>alert(1)</script> javascript:alert(1) https://aef.example/x"onclick=')
  const text = await read('imprint')
  expect(text).toContain('&lt;script&gt;')
  expect(text).not.toContain('<script>alert')
  expect(text).not.toMatch(/href="javascript/)
  expect(text).toContain('href="https://aef.example/x"')
})

it('who saved meanwhile is not written over unseen', async () => {
  await write('imprintGerman', 'Eins.')
  const late = await write('imprintGerman', 'Zwei.')
  expect(late.status).toBe(409)
  expect(wordsOf(late.text)).toContain('Inzwischen hat jemand anderes gespeichert')
  expect(late.text).toMatch(/<textarea[^>]*id="field-imprintGerman"[^>]*>\s*Zwei/)
  expect(wordsOf(await read('imprint'))).toContain('Eins.')
})

it('nobody else may write them', async () => {
  const form = { version: '0', text: 'imprintGerman', words: 'Fremde Worte.' }
  expect((await stage.world.call('POST', manage, { form })).status).toBe(401)
  expect(wordsOf(await read('imprint'))).not.toContain('Fremde Worte.')
})

it('the product’s own text stands beside each field, to copy from', async () => {
  const { text } = await stage.world.call('GET', manage, { cookies: { session } })
  expect(wordsOf(text)).toContain('Unser Muster zum Abschreiben # Angaben nach § 5 DDG')
})
