import { expect, it } from 'vitest'
import { wordsOf } from '../support/signed-in.ts'
import { aStage, founded, house } from './a-meeting.ts'
import { HouseSettings } from '../../functions/houses/schema.ts'
import { audiencesOf } from '../../functions/meetings/views/words.ts'

it('for whom meetings can be is a list that the house edits; what we have words for is read in English too', async () => {
  await using stage = await aStage({}, { house: { audiences: 'Ältere\nfür Nachteulen\n\nnur für Frauen' } })
  const { id, manageToken } = await founded(stage, { audience: ['seniors', 'für Nachteulen'] })
  const read = async (path: string, language: 'de' | 'en') =>
    wordsOf((await stage.world.call('GET', path, { cookies: { language } })).text)
  const edit = `/host/${id}/${manageToken}/edit`
  expect(await read(edit, 'de')).toContain('für alle für Ältere für Nachteulen nur für Frauen')
  expect(await read(edit, 'en')).toContain('for everybody for older people für Nachteulen women only')
  expect(await read(`/${house}/book?by=hand`, 'de')).toContain(
    'für alle für Ältere für Nachteulen nur für Frauen',
  )
  expect(await read(`/${house}/meetings/${id}`, 'en')).toContain('for older people and für Nachteulen')
})

it('a house that says nothing has the usual list, and no word is longer than a meeting may have it', () => {
  expect(audiencesOf({ audiences: '' })).toContain('newcomers')
  const { audiences } = HouseSettings.shape
  expect(audiences.safeParse(`${'a'.repeat(40)}\nfür Ältere`).success).toBe(true)
  expect(audiences.safeParse(`für Ältere\n${'a'.repeat(41)}`).success).toBe(false)
})
