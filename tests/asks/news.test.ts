import { describe, expect, test } from 'vitest'
import { ask as news } from '../../functions/asks/news.ts'
import type { AskFacts } from '../../functions/asks/actions/mail-facts.ts'
import type { Ask, AskNotice } from '../../functions/asks/schema.ts'
import type { Hearer } from '../../functions/groups/rules/people.ts'
import type { Item } from '../../shared/table/write.ts'
import { anAsk } from './a-date.ts'

const id = 'aaaaaaaaaaaa'
const group = 'gggggggggggg'
const stored = (change: Partial<Ask> = {}) =>
  anAsk({ id, of: { ...anAsk().of, booking: 'bbbbbbbbbbbb', group: 'hhhhhhhhhhhh' }, ...change })
const itemOf = (ask: Ask): Item => ({ ...ask, pk: `ASK#${id}`, sk: 'ASK', type: 'ask' })

const proof = 'pppppppppppp'
const again = 'qqqqqqqqqqqq'

describe('news of a question', () => {
  test.each<[string, Partial<Ask> | undefined, Partial<Ask>, AskNotice['what'] | undefined]>([
    ['asked by an address that is not proved', undefined, { state: 'unproved', proof }, 'proof'],
    ['asked so again', { state: 'unproved', proof }, { state: 'unproved', proof: again }, 'proof'],
    ['written again as it was', { state: 'unproved', proof }, { state: 'unproved', proof }, undefined],
    ['proved', { state: 'unproved', proof }, { state: 'open', proof }, 'asked'],
    ['asked at once', undefined, { state: 'open' }, 'asked'],
    ['asked again after it was over', { state: 'over' }, { state: 'open' }, 'asked'],
    ['asked again by an address', { state: 'over', proof }, { state: 'unproved', proof: again }, 'proof'],
    ['open as before', { state: 'open' }, { state: 'open', version: 2 }, undefined],
    ['met by a yes', { state: 'open' }, { state: 'yes' }, 'yes'],
    ['met by a no', { state: 'open' }, { state: 'no' }, 'no'],
    ['not answered', { state: 'open' }, { state: 'over' }, 'over'],
    ['over as before', { state: 'over' }, { state: 'over' }, undefined],
  ])('that is %s', (_, before, after, what) => {
    const change = news.changeOf(before && itemOf(stored(before)), itemOf(stored(after)))
    expect(change).toEqual(what && { ask: stored(after), what })
  })

  const hosts = [{ id: 'host-1' }, { id: 'host-2' }] as Hearer[]
  const told = (what: AskNotice['what'], change: Partial<Ask>) =>
    news.tell({ ask: stored({ version: 3, ...change }), what }, { hosts } as unknown as AskFacts)

  test.each<[AskNotice['what'], Partial<Ask>, members: (string | undefined)[]]>([
    ['proof', {}, [undefined]],
    ['proof', { group }, [undefined]],
    ['asked', {}, ['host-1', 'host-2']],
    ['asked', { group }, ['host-1', 'host-2']],
    ['yes', {}, [undefined]],
    ['no', {}, [undefined]],
    ['over', {}, [undefined]],
    ['yes', { group }, ['host-1', 'host-2']],
    ['no', { group }, ['host-1', 'host-2']],
    ['over', { group }, ['host-1', 'host-2']],
  ])('%s, of one who asks as %j, goes to %j', (what, change, members) => {
    expect(told(what, change)).toEqual(
      members.map((member) => ({
        name: [id, '3', what, member ?? 'contact'],
        notice: { about: 'ask', id, house: 'aef', what, version: 3, ...(member && { member }) },
      })),
    )
  })

  test('to somebody by themselves names no member', () => {
    for (const { notice } of told('yes', {})) expect(notice).not.toHaveProperty('member')
  })
})
