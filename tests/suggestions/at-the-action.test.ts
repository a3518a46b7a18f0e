import { expect, it } from 'vitest'
import { listSuggestions, releasedSuggestions } from '../../functions/suggestions/actions/list-suggestions.ts'
import { releaseSuggestion } from '../../functions/suggestions/actions/release-suggestion.ts'
import { removeSuggestion } from '../../functions/suggestions/actions/remove-suggestion.ts'
import { suggest } from '../../functions/suggestions/actions/suggest.ts'
import type { Actor } from '../../shared/actor.ts'
import { aMeeting, aStage, founded, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { aVisitor, found } from '../support/builders.ts'

const stranger: Actor = { kind: 'person', address: 'x', person: { id: 'stranger', name: 'x' } }
const wrong: Actor = { ...aVisitor, token: 'wrong' }

/** Asked for by a neighbour, and nobody has said yes. */
async function aDraft(stage: Staged): Promise<{ id: string; manageToken: string }> {
  const contact = { name: 'Gruppe', email: 'gruppe@neben.example' }
  const wish = aMeeting({ contact, date: '2026-12-09', suggestionsUntil: '2026-12-05' })
  const { status, json } = await stage.post(`/api/houses/${house}/meetings`, wish)
  expect([status, json.state]).toEqual([201, 'draft'])
  return json
}

it('a wish is released and taken away by the host and the house, and by nobody else', async () => {
  await using stage = await aStage()
  const other = await found(stage.world, { house: { id: 'other' }, manager: 'andere@neben.example' })
  const { id, manageToken } = await founded(stage, { suggestionsUntil: '2026-12-05' })
  const host: Actor = { ...aVisitor, token: manageToken }
  const { ctx } = stage.world
  const { id: suggestion } = await suggest(ctx, { id, asked: { text: 'Kuchen', public: true } })
  for (const step of [releaseSuggestion, removeSuggestion]) {
    const tries: [Actor, string][] = [
      [aVisitor, 'sign-in-needed'],
      [wrong, 'not-allowed'],
      [stranger, 'not-allowed'],
      [other, 'not-allowed'],
    ]
    for (const [actor, code] of tries)
      await expect(step(ctx, actor, { id, suggestion })).rejects.toMatchObject({ code })
    await expect(step(ctx, host, { id, suggestion: 'bx8ccpqyvk76' })).rejects.toMatchObject({
      kind: 'not-found',
    })
  }
  await releaseSuggestion(ctx, host, { id, suggestion })
  expect(await releasedSuggestions(ctx, id)).toMatchObject([{ id: suggestion, releasedAt: ctx.now() }])
  await removeSuggestion(ctx, host, { id, suggestion })
  expect(await releasedSuggestions(ctx, id)).toEqual([])
})

it('others read what was released, the host reads all, of a draft the host alone', async () => {
  await using stage = await aStage()
  const { ctx } = stage.world
  const { id, manageToken } = await founded(stage, { suggestionsUntil: '2026-12-05' })
  const host: Actor = { ...aVisitor, token: manageToken }
  const [one, two] = [
    await suggest(ctx, { id, asked: { text: 'Kuchen', public: true } }),
    await suggest(ctx, { id, asked: { text: 'Tee', public: true } }),
  ]
  await releaseSuggestion(ctx, host, { id, suggestion: two.id })
  const read = async (actor: Actor) => {
    const { inside, suggestions } = await listSuggestions(ctx, actor, id)
    return [inside, suggestions.map(({ text }) => text)]
  }
  expect(await read(host)).toEqual([true, one.id < two.id ? ['Kuchen', 'Tee'] : ['Tee', 'Kuchen']])
  for (const actor of [aVisitor, wrong]) expect(await read(actor)).toEqual([false, ['Tee']])
  expect((await releasedSuggestions(ctx, id)).map(({ text }) => text)).toEqual(['Tee'])
  const draft = await aDraft(stage)
  await expect(listSuggestions(ctx, aVisitor, draft.id)).rejects.toMatchObject({ kind: 'not-found' })
  const founder: Actor = { ...aVisitor, token: draft.manageToken }
  expect(await listSuggestions(ctx, founder, draft.id)).toMatchObject({ inside: true, suggestions: [] })
})

it('a wish is taken of what is shown, and until its day', async () => {
  await using stage = await aStage()
  const { ctx, clock } = stage.world
  const asking = { suggestionsUntil: '2026-12-05' }
  const draft = await aDraft(stage)
  const [open, silent] = [await founded(stage, asking), await founded(stage, { venue: { kind: 'online' } })]
  const hand = (id: string) => suggest(ctx, { id, asked: { text: 'Kuchen' } })
  await expect(hand(draft.id)).rejects.toMatchObject({ kind: 'not-found' })
  await expect(hand(silent.id)).rejects.toMatchObject({ code: 'suggestions-closed' })
  expect(await hand(open.id)).toMatchObject({ meeting: open.id, house, at: ctx.now(), until: '2026-12-05' })
  clock.set('2026-12-05T23:00:00.000Z')
  await expect(hand(open.id)).rejects.toMatchObject({ code: 'suggestions-closed' })
})
