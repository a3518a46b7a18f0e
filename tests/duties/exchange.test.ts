import { describe, expect, it } from 'vitest'
import { aStage, founded } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { after, dutyPath, first, linkOf, second, third, told } from './a-duty.ts'
import { itInTurn } from '../support/in-turn.ts'

const person = (name: string) => ({ name, contact: { email: `${name.toLowerCase()}@neben.example` } })

/** Mia has the key on the first date, Kolja on the second and Ada on the third: the host knows them all. */
async function threeWithKeys(stage: Staged) {
  const meeting = await founded(stage, { needsKey: true })
  const take = (name: string, key: string) =>
    stage.post(dutyPath(meeting.id, key), person(name), meeting.manageToken)
  const [mia, kolja, ada] = [await take('Mia', first), await take('Kolja', second), await take('Ada', third)]
  const own = ({ json }: typeof mia) => json.url.slice('http://treff.example'.length) as string
  return {
    id: meeting.id as string,
    token: meeting.manageToken as string,
    mia: own(mia),
    kolja: own(kolja),
    ada: own(ada),
  }
}

const send = ({ world }: Staged, path: string, form: Record<string, string> = {}) => {
  const [bare = '', query = ''] = path.split('?')
  return world.call('POST', bare, { form: { ...Object.fromEntries(new URLSearchParams(query)), ...form } })
}

const whoHas = async (stage: Staged, { id, token }: { id: string; token: string }, key: string) =>
  (await stage.get(dutyPath(id, key).replace(/\/key$/, ''), token)).json.duties[0].taken.map(
    ({ name }: { name: string }) => name,
  )

describe('somebody who looks for a stand-in', () => {
  itInTurn('keeps the duty until the first of the others says yes, and hears who it is', async () => {
    await using stage = await aStage()
    const of = await threeWithKeys(stage)
    const asked = await after(stage, of.id, () => send(stage, `${of.mia}/stand-in`))
    expect(told(asked)).toEqual([
      'ada@neben.example: Können Sie einspringen?',
      'kolja@neben.example: Können Sie einspringen?',
    ])
    expect(await whoHas(stage, of, first)).toEqual(['Mia'])
    const link = (name: string) =>
      linkOf(
        asked.filter(({ to }) => to.startsWith(name)),
        '/exchange/',
      )
    expect((await stage.get(link('ada'))).text).toContain('Ja, ich übernehme')
    expect(await whoHas(stage, of, first)).toEqual(['Mia'])
    const mails = await after(stage, of.id, () => send(stage, link('ada')))
    expect(told(mails)).toContain('mia@neben.example: Jemand übernimmt')
    expect(mails.find(({ to }) => to === 'mia@neben.example')?.text).toContain('Ada')
    await send(stage, link('kolja'))
    expect(await whoHas(stage, of, first)).toEqual(['Ada'])
    expect((await stage.get(link('kolja'))).text).toContain('Danke, das ist geregelt')
  })

  it('asks the others once a day, however often the button is pressed', async () => {
    await using stage = await aStage()
    const of = await threeWithKeys(stage)
    const call = () => after(stage, of.id, () => send(stage, `${of.mia}/stand-in`))
    expect((await call()).length).toBe(2)
    stage.world.clock.advance(60)
    expect(await call()).toEqual([])
    stage.world.clock.advance(24 * 60)
    expect((await call()).length).toBe(2)
  })

  it('asks the others too after having asked somebody to change', async () => {
    await using stage = await aStage()
    const of = await threeWithKeys(stage)
    const form = await swapChoice(stage, of.mia, '15. Dezember')
    const swap = await after(stage, of.id, () => send(stage, `${of.mia}/swap`, form))
    expect(told(swap)).toEqual(['kolja@neben.example: Tauschen wir?'])
    const call = await after(stage, of.id, () => send(stage, `${of.mia}/stand-in`))
    expect(told(call).map((line) => line.split(': ')[1])).toEqual([
      'Können Sie einspringen?',
      'Können Sie einspringen?',
    ])
  })

  it('asks nobody whose address is unproved, and nobody who is there that day anyway', async () => {
    await using stage = await aStage()
    const of = await threeWithKeys(stage)
    const duties = [{ duty: 'key', needed: 3 }]
    await stage.post(`/api/meetings/${of.id}/duties`, { duties }, of.token)
    await stage.post(dutyPath(of.id, second), person('Fremd'))
    await stage.post(dutyPath(of.id, first), person('Ada'), of.token)
    const asked = await after(stage, of.id, () => send(stage, `${of.mia}/stand-in`))
    expect(told(asked)).toEqual(['kolja@neben.example: Können Sie einspringen?'])
  })
})

describe('two who change', () => {
  it('have each other’s date once the other has said yes', async () => {
    await using stage = await aStage()
    const of = await threeWithKeys(stage)
    const form = await swapChoice(stage, of.mia, '15. Dezember')
    const asked = await after(stage, of.id, () => send(stage, `${of.mia}/swap`, form))
    const link = linkOf(asked, '/exchange/')
    expect((await stage.get(link)).text).toContain('Ja, wir tauschen')
    expect([await whoHas(stage, of, first), await whoHas(stage, of, second)]).toEqual([['Mia'], ['Kolja']])
    await send(stage, link)
    expect([await whoHas(stage, of, first), await whoHas(stage, of, second)]).toEqual([['Kolja'], ['Mia']])
    await send(stage, link)
    expect([await whoHas(stage, of, first), await whoHas(stage, of, second)]).toEqual([['Kolja'], ['Mia']])
  })

  it('do not change for a date that was cancelled meanwhile', async () => {
    await using stage = await aStage()
    const of = await threeWithKeys(stage)
    const form = await swapChoice(stage, of.mia, '15. Dezember')
    const asked = await after(stage, of.id, () => send(stage, `${of.mia}/swap`, form))
    await stage.manage(`/api/meetings/${of.id}/dates/${second}/cancel`)
    await send(stage, linkOf(asked, '/exchange/'))
    expect(await whoHas(stage, of, first)).toEqual(['Mia'])
  })
})

/** What the form of somebody's page sends for the date that is called so. */
async function swapChoice(stage: Staged, page: string, date: string): Promise<{ with: string }> {
  const { text } = await stage.get(page)
  const choices = [...text.matchAll(/name="with"\s+value="([^"]+)"[\s\S]*?<\/label/g)]
  const found = choices.find(([choice]) => choice.includes(date))
  if (found === undefined) throw new Error(`No choice of ${date} on ${page}: ${choices.length}`)
  return { with: found[1]! }
}
