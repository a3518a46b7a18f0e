import { beforeEach, describe, expect, it } from 'vitest'
import { aStage, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { signedIn } from '../support/bench-world.ts'
import { managerMail } from '../support/builders.ts'
import type { Founded } from '../support/builders.ts'
import { doors, wordsOf } from '../support/signed-in.ts'

const told: Founded = {
  house: {
    operator: 'Nachbarschaft Kaarst e. V.',
    representedBy: 'Rosa Beispiel',
    email: 'haus@aef.example',
  },
}
let stage: Staged

async function staged(founded: Founded = told) {
  stage = await aStage({}, founded)
}
beforeEach(() => async () => stage[Symbol.asyncDispose]())

const open = async (path: string, language: 'de' | 'en' = 'de') => {
  const { status, text } = await stage.world.call('GET', path, { cookies: { language } })
  return { status, text, words: wordsOf(text) }
}
const page = (subject: string) => `/legal/${house}/${subject}`

describe('a house that has told who answers for it', () => {
  beforeEach(() => staged())

  it('has an imprint filled with it, in German and English', async () => {
    const { words, text } = await open(page('imprint'))
    for (const part of [
      'Nachbarschaft Kaarst e. V.',
      'Vertreten durch: Rosa Beispiel',
      '41564 Kaarst',
      '02131 000-0',
    ])
      expect(words).toContain(part)
    expect(words).not.toContain('noch nicht eingetragen')
    expect(text).toContain('href="mailto:haus@aef.example"')
    const english = await open(page('imprint'), 'en')
    expect(english.words).toContain('Represented by: Rosa Beispiel')
    expect(english.text).toContain('<html lang="en"')
  })

  it('says what it stores, how long, which cookies there are, and which rights', async () => {
    const { words } = await open(page('privacy'))
    for (const part of [
      '12 Monate nach dem letzten Termin',
      'Cookies',
      'Ihre Rechte',
      'Datenschutzbehörde',
      'Meine Angaben',
    ])
      expect(words).toContain(part)
  })

  it('says what is accessible, what is not, whom to tell and who else can help', async () => {
    const { words } = await open(page('accessibility'))
    for (const part of [
      'Tastatur',
      'Leichte Sprache und Gebärdensprache fehlen',
      '02131 000-0',
      'Marktüberwachungsstelle',
    ])
      expect(words).toContain(part)
  })

  it('is not found under another name', async () => {
    expect((await open('/legal/nirgends/imprint')).status).toBe(404)
  })
})

describe('a house that has not', () => {
  beforeEach(() => staged({}))

  it('marks in the text what is missing', async () => {
    expect((await open(page('imprint'))).words).toContain('Vertreten durch: [noch nicht eingetragen]')
  })

  it('says so to its manager, with the way to each field, until it is told', async () => {
    const settings = await managed(`/manage/${house}/settings`)
    expect(wordsOf(settings)).toContain('Das Impressum ist noch nicht vollständig')
    for (const field of ['operator', 'representedBy', 'email'])
      expect(settings).toContain(`href="#field-${field}"`)
    expect(settings).not.toContain('href="#field-address"')
    expect(wordsOf(await managed(`/manage/${house}/legal`))).toContain('Es fehlt noch etwas')
    await stage[Symbol.asyncDispose]()
    await staged()
    expect(wordsOf(await managed(`/manage/${house}/settings`))).not.toContain('nicht vollständig')
    expect(wordsOf(await managed(`/manage/${house}/legal`))).not.toContain('Es fehlt noch etwas')
  })
})

describe('the installation', () => {
  it('says who runs it, and leads to its houses', async () => {
    stage = await aStage({ settings: { operator: 'Stadt Kaarst\npost@kaarst.example' } }, told)
    const { words, text } = await open('/legal/imprint')
    expect(words).toContain('Stadt Kaarst')
    expect(text).toContain('href="mailto:post@kaarst.example"')
    expect(text).toContain(`href="${page('imprint')}"`)
    expect((await open('/legal/privacy')).words).toContain('Stadt Kaarst')
    expect((await open('/legal/accessibility')).words).toContain('post@kaarst.example')
  })

  it('says that nobody is entered where nobody is', async () => {
    await staged()
    expect((await open('/legal/imprint')).words).toContain('ist noch nicht eingetragen')
  })
})

describe('every page', () => {
  const three = ['Impressum', 'Datenschutz', 'Barrierefreiheit']
  beforeEach(() => staged())

  it.each(['/aef', '/aef/book', '/legal/aef/imprint', '/aef/prime-time', '/aef/groups'])(
    'of a house, such as %j, leads to its three',
    async (path) => {
      const { text } = await open(path)
      expect(doors(text)).toEqual(expect.arrayContaining(three))
      expect(text).toContain(`href="${page('imprint')}"`)
    },
  )

  it.each(['/', '/sign-in', '/my-data/ask', '/legal/imprint', '/nirgends/nichts'])(
    'of no house, such as %j, leads to those of the installation',
    async (path) => {
      const { text } = await open(path)
      expect(doors(text)).toEqual(expect.arrayContaining(three))
      expect(text).toContain('href="/legal/imprint"')
    },
  )

  it.each(['settings', 'team', 'calendar'])(
    'of the team, such as %s, leads to those of the house',
    async (path) => {
      expect(doors(await managed(`/manage/${house}/${path}`))).toEqual(expect.arrayContaining(three))
    },
  )
})

async function managed(path: string): Promise<string> {
  const session = await signedIn(stage.world.ctx, managerMail)
  return (await stage.world.call('GET', path, { cookies: { session } })).text
}
