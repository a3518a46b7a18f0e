import { describe, expect, it } from 'vitest'
import { Refusal } from '../../shared/refusal.ts'
import { above, absent, below, either, equals, present } from '../../shared/table/expression.ts'
import type { Change, Clause } from '../../shared/table/expression.ts'
import { compileWrite } from '../../shared/table/write.ts'
import type { Item, Key, Write } from '../../shared/table/write.ts'
import { aWorld } from '../support/world.ts'
import { itInTurn } from '../support/in-turn.ts'

/**
 * All that a slice can say to the table is put together from these: each way to write, with each condition, on each item. What is true
 * of it here is true of every store, so DynamoDB Local is asked in these words and not by each slice anew.
 */
const writes: Record<string, (key: Key) => Write> = {
  put: (key) => ({ kind: 'put', key, item: { ...key, v: 'put' } }),
  delete: (key) => ({ kind: 'delete', key }),
  check: (key) => ({ kind: 'check', key }),
  ...Object.fromEntries(
    changes({ set: { v: 'set', m: { list: [1, null] } }, add: { n: 1 }, remove: ['r'] }).map((change) => [
      `update ${Object.keys(change).join()}`,
      (key: Key): Write => ({ kind: 'update', key, ...change }),
    ]),
  ),
}

function changes({ set, add, remove }: Required<Change>): Change[] {
  return [{ set }, { add }, { set, add }, { set, remove }, { add, remove }, { set, add, remove }, { remove }]
}

const single = [absent('q'), present('pk'), equals('v', 'old'), below('n', 5), above('n', 3)]
const conditions: Clause[][] = [
  [],
  ...single.map((clause) => [clause]),
  [equals('v', 'old'), below('n', 5), absent('q')],
  ...single.map((clause, at) => [either(clause, single[(at + 2) % single.length]!)]),
  [absent('pk')],
  [either(absent('pk'), equals('v', 'old')), either(absent('n'), below('n', 5))],
]

const found: (object | undefined)[] = [
  undefined,
  { v: 'old', n: 3, r: 'x' },
  { v: 'other', n: 7, q: 'there', r: 'x' },
]

function holds(clause: Clause, item: Record<string, any> | undefined): boolean {
  if (clause.kind === 'either') return clause.clauses.some((each) => holds(each, item))
  const value = item?.[clause.name]
  switch (clause.kind) {
    case 'absent':
      return value === undefined
    case 'present':
      return value !== undefined
    case 'equals':
      return value === clause.value
    case 'below':
      return value < (clause.value as number)
    default:
      return value > (clause.value as number)
  }
}

function after(write: Write, item: Item | undefined): Item | undefined {
  if (write.kind === 'put') return write.item
  if (write.kind === 'delete') return undefined
  if (write.kind === 'check') return item
  const { set = {}, add = {}, remove = [] } = write
  const next: Item = { ...write.key, ...item, ...set }
  for (const [name, by] of Object.entries(add)) next[name] = ((next[name] as number | undefined) ?? 0) + by
  for (const name of remove) delete next[name]
  return next
}

// A check that checks nothing nobody can send.
const cases = Object.entries(writes).flatMap(([name, write]) =>
  conditions
    .filter((when) => name !== 'check' || when.length > 0)
    .flatMap((when) => found.map((item) => ({ write, when, item }))),
)

describe.each(['alone', 'together with another'])('a write %s', (how) => {
  itInTurn('does what it says where its conditions hold, and nothing where they do not', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    const keyOf = (at: number) => ({ pk: 'A', sk: String(at).padStart(4, '0') })
    const there = cases.flatMap(({ item }, at) => (item ? [{ ...keyOf(at), ...item }] : []))
    for (let at = 0; at < there.length; at += 100)
      await table.transact(
        there.slice(at, at + 100).map((item) => ({ kind: 'put', key: item, item: { ...item } })),
      )

    const meant: Item[] = []
    const answers = await Promise.all(
      cases.map(async ({ write, when, item }, at) => {
        const key = keyOf(at)
        const before = item && { ...key, ...item }
        const isMet = when.every((clause) => holds(clause, before))
        const asked: Write = { ...write(key), when, refuse: () => new Refusal('conflict', 'taken') }
        const left = isMet ? after(asked, before) : before
        if (left !== undefined) meant.push(left)
        const beside = { pk: 'B', sk: key.sk }
        const both: Write[] = how === 'alone' ? [asked] : [asked, { kind: 'put', key: beside, item: beside }]
        const answer = await table.transact(both).catch((error: unknown) => (error as Refusal).code)
        return { key: key.sk, answer, meant: isMet ? 'done' : 'taken' }
      }),
    )
    expect(answers.filter(({ answer, meant }) => answer !== meant)).toEqual([])
    const bySk = (a: Item, b: Item) => (a.sk < b.sk ? -1 : 1)
    expect(await table.query({ pk: 'A', consistent: true })).toEqual(meant.toSorted(bySk))
    const beside = (await table.query({ pk: 'B', consistent: true })).map(({ sk }) => sk)
    const done = answers.flatMap(({ key, answer }) => (answer === 'done' && how !== 'alone' ? [key] : []))
    expect(beside).toEqual(done)
  })
})

it('an update that changes a name twice is a fault of whoever asks: AWS refuses it', () => {
  const key = { pk: 'A', sk: '1' }
  for (const change of [
    { set: { n: 1 }, add: { n: 1 } },
    { add: { n: 1 }, remove: ['n'] },
  ])
    expect(() => compileWrite({ kind: 'update', key, ...change })).toThrow('changes a name twice: n,n')
})
