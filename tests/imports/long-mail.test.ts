import { expect, it } from 'vitest'
import { lastRun } from '../../functions/imports/actions/open-run.ts'
import { addToTeam } from '../../functions/houses/actions/add-to-team.ts'
import { aMailHouse, house, recordOf } from '../support/house-with-mail.ts'
import type { MailHouse } from '../support/house-with-mail.ts'
import { aRun, timer } from './long.ts'

const key = { pk: `IMPORT#${house}`, sk: 'RUN' }

/** Has what an act makes of the run heard twice, as the stream may tell it, and gives back the mails of it. */
async function heard({ ctx, hear, server }: MailHouse, act: () => Promise<unknown>) {
  const old = await ctx.table.get(key, { consistent: true })
  await act()
  const record = recordOf('import-run', old, await ctx.table.get(key, { consistent: true }))
  for (let twice = 0; twice < 2; twice++) expect(await hear(record)).toEqual([])
  return server.mails.splice(0)
}

it('whoever began it hears once that it is done, with what became of it, and nobody else does', async () => {
  await using mailHouse = await aMailHouse()
  const { ctx, manager } = mailHouse
  const member = { name: 'Vera', email: 'vera@haus.example', language: 'de', role: 'deputy' } as const
  await addToTeam(ctx, manager, { house, member })
  expect(await heard(mailHouse, () => aRun(ctx, manager))).toEqual([])
  const mails = await heard(mailHouse, () => timer(ctx))
  expect(mails.map(({ recipients, subject }) => [recipients.length, subject])).toEqual([
    [1, 'Der Kalender ist übernommen – Albert-Einstein-Forum'],
  ])
  expect(mails[0]!.text).toContain('60 Termine eingetragen')
  expect(mails[0]!.text).toContain('http://treff.example/manage/aef/import/progress')
})

it('what ended early is told with its reason', async () => {
  await using mailHouse = await aMailHouse()
  const { ctx, manager } = mailHouse
  await aRun(ctx, manager)
  const run = await lastRun(ctx, house)
  await ctx.table.transact([{ kind: 'delete', key: { pk: key.pk, sk: `FILE#${run!.id}#0` } }])
  const [mail] = await heard(mailHouse, () => timer(ctx))
  expect(mail?.subject).toContain('nicht ganz übernommen')
  expect(mail?.text).toContain('Das ist keine Kalenderdatei.')
  expect(mail?.text).toContain('60 Termine sind nicht eingetragen.')
})
