import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { proveAsk } from '../../functions/asks/actions/prove-ask.ts'
import { askProof } from '../../functions/asks/rules/ask.ts'
import { readAsk } from '../../functions/asks/store.ts'
import { trustWrite } from '../../functions/contacts/store/trust.ts'
import { addToTeam } from '../../functions/houses/actions/add-to-team.ts'
import { removeFromTeam } from '../../functions/houses/actions/remove-from-team.ts'
import { settleForgettings } from '../../functions/my-data/actions/forget.ts'
import { markWrite } from '../../functions/identity/actions/bad-address.ts'
import { accessDataWrite } from '../../functions/meetings/store/access-data.ts'
import { twoGroups } from '../asks/two-groups.ts'
import { prime } from '../bookings/limited.ts'
import { aStage, house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { managerOf } from '../meetings/acting.ts'
import { allItems } from '../support/crash-consistency.ts'
import { itInTurn } from '../support/in-turn.ts'
import { tableBounds } from '../support/table-bounds.ts'
import { aWish, forget, heard, leavesTraces, mia, name, ownerIn } from './somebody.ts'

/** Told and forgotten in a story of its own, which stands there. */
const elsewhere: Record<string, [file: string, story: string]> = {
  absence: ['attacks/full-team.test.ts', 'can still be taken out of the team'],
  'booking-offer': ['my-data/in-a-groups-name.test.ts', 'whoever was offered one is forgotten'],
  'data-request': ['my-data/asking.test.ts', 'opens it with the link of the mail for a day'],
  'found-by-word': ['search/forgotten.test.ts', 'nothing leads to somebody any more'],
  'group-address': ['groups/store.test.ts', 'goes with everybody in it and with its place'],
  'group-waiting': ['groups/store.test.ts', 'goes with everybody in it and with its place'],
  manager: ['my-data/forgetting.test.ts', 'those who run a house are forgotten but for that'],
  'own-feed': ['feeds/own-calendar.test.ts', 'when somebody is forgotten'],
  'own-feed-secret': ['feeds/own-calendar.test.ts', 'when somebody is forgotten'],
  'parked-mail': ['notifications/parked.test.ts', 'and goes with them'],
  session: ['identity/moments.test.ts', 'and their browsers, which are signed out'],
  'sign-in': ['identity/moments.test.ts', 'is that they asked for a code, but not which'],
}

/** Why it names nobody who comes to a house, or not by anything by which they could be found. */
const ofNobody: Record<string, string> = {
  ...named(
    'words of the house',
    'agreement agreement-list block calendar calendar-file closure duty-settings',
  ),
  ...named('words of the house', 'house house-entry house-word legal-texts own-words photo room silence'),
  ...named('of those who run it, for themselves', 'feed feed-count feed-entry'),
  ...named(
    'which date, when, how many',
    'asking-meeting booked-date change-note closure-note date-counts date-step duty-list follower-count',
  ),
  ...named(
    'which date, when, how many',
    'group-booking group-held-due group-kept key-step pulse suggestion-count',
  ),
  ...named('which date, when, how many', 'tally upkeep'),
  ...named('a file of the house, gone with its run or after a week', 'import-file import-report import-run'),
  ...named('a name without address or number, gone after its evening', 'suggestion'),
  ...named('the work of forgetting, by a hash', 'forgetting'),
  ...named('of the installation', 'migration'),
}

/** Numbers and hashes by which limits are kept; they go by themselves. */
const staying = ['forgetting', 'ledger', 'limit', 'usage']

function named(why: string, types: string) {
  return Object.fromEntries(types.split(' ').map((type) => [type, why]))
}

/** All that there is of a house: she has been in its team, hosts a group that agrees to its words, and asks another one for a date. */
async function leavesMore(stage: Staged) {
  const { ctx } = stage.world
  const manager = await managerOf(stage)
  const traces = await leavesTraces(stage)
  const { json: agreement } = await stage.manage(`/api/houses/${house}/agreements`, {
    title: 'A',
    words: 'B',
  })
  const path = `/api/groups/${traces.own.id}/agreements/${agreement.id}`
  expect((await stage.post(path, { version: 1 }, traces.own.host.token)).status).toBe(200)
  const { theirs } = await twoGroups(stage, { date: '2026-12-19' }, { date: '2026-12-20' })
  const wish = { kind: 'merge', words: 'Mia kommt gern dazu.', contact: { name, email: mia } }
  const { json: asked } = await stage.post(`/api/bookings/${theirs}/ask-holder`, wish)
  const ask = await readAsk(ctx.table, asked.id)
  await proveAsk(ctx, { id: asked.id, token: askProof(await ctx.secret(), ask!) })
  const { contactId } = await ownerIn(stage)
  await ctx.table.transact([trustWrite(house, contactId, ctx.now())])
  await stage.manage(`/api/houses/${house}/bookings`, aWish({ date: '2026-12-21', approve: true }))
  const { person } = await addToTeam(ctx, manager, { house, member: { name, email: mia, role: 'deputy' } })
  await removeFromTeam(ctx, manager, { house, person })
  const bad = { address: mia, fault: 'returned', at: ctx.now(), mail: 'mail00000001' } as const
  await ctx.table.transact([
    await markWrite(ctx, bad),
    accessDataWrite({
      meeting: traces.hosted.id,
      house,
      text: 'Mia Muster, dritte Klingel',
      releaseHoursBefore: 24,
      version: 1,
    }),
  ])
  await stage.post(`/api/meetings/${traces.meeting.id}/suggestions`, { text: 'Tee', name })
  await heard(stage)
}

/** Which types of items name her, in words or by a hash. */
async function naming(stage: Staged): Promise<{ words: Set<string>; hashes: Set<string> }> {
  const { engine } = stage.world
  const { contactId, person } = await ownerIn(stage)
  const items = await allItems(engine.endpoint, engine.tableName)
  const typesOf = (isMeant: (text: string) => boolean) =>
    new Set(items.filter((item) => isMeant(JSON.stringify(item))).map(({ type }) => String(type)))
  return {
    words: typesOf((text) => /\bmias?\b|muster|step-free/i.test(text)),
    hashes: typesOf((text) => text.includes(contactId) || text.includes(person)),
  }
}

/** Found in the story below. */
const inStory = (
  'access-data ask attendance bad-address booking date-duties day-sheet duty-taker follower group group-entry group-letter ' +
  'group-member ledger limit mail meeting person place programme-entry team-step trusted-contact usage usage-label'
).split(' ')

it('every type of item that can name somebody stands in a story, or names nobody', () => {
  const known = [...inStory, ...Object.keys(elsewhere), ...Object.keys(ofNobody)]
  expect(known.toSorted(byName)).toEqual(Object.keys(tableBounds).toSorted(byName))
  expect([...new Set(known)]).toHaveLength(known.length)
})

const byName = (one: string, other: string) => (one < other ? -1 : 1)

itInTurn('somebody who has left something everywhere is named nowhere once they are forgotten', async () => {
  await using stage = await aStage({}, { house: prime })
  await leavesMore(stage)
  const { words, hashes } = await naming(stage)
  expect([...new Set([...words, ...hashes])].toSorted(byName)).toEqual(inStory)

  // What the outbox holds goes an hour later.
  await forget(stage)
  for (const minutes of [5, 60]) {
    stage.world.clock.advance(minutes)
    await settleForgettings(stage.world.ctx)
  }
  const left = await naming(stage)
  expect([[...left.words], [...left.hashes].filter((type) => !staying.includes(type))]).toEqual([[], []])
})

it.each(Object.values(elsewhere))(
  'in %s there is a story in which somebody or something %s',
  (file, story) => {
    expect(readFileSync(join(import.meta.dirname, '..', file), 'utf8')).toContain(story)
  },
)
