import { describe, expect, it } from 'vitest'
import { callDynamo } from '../../infra/local/dynamo-call.ts'
import { Refusal } from '../../shared/refusal.ts'
import { absent, below, either, equals, present } from '../../shared/table/expression.ts'
import { conflictRetry } from '../../shared/table/retry.ts'
import { joinRefusals } from '../../shared/table/table.ts'
import { compileWrite } from '../../shared/table/write.ts'
import type { Write } from '../../shared/table/write.ts'
import { aWorld } from '../support/world.ts'
import { itInTurn } from '../support/in-turn.ts'

const key = (sk: string) => ({ pk: 'A', sk })
const refuse = () => new Refusal('conflict', 'taken')

describe('a write as a value', () => {
  it('becomes one expression, in which the same name and the same value occur once', () => {
    const write: Write = {
      kind: 'update',
      key: key('1'),
      set: { q1: 'x', q2: 'x' },
      remove: ['q3'],
      add: { open: 1 },
      when: [absent('q1'), equals('q3', 'x'), either(absent('open'), below('open', 5))],
    }
    expect(compileWrite(write)).toEqual({
      Key: key('1'),
      ConditionExpression: 'attribute_not_exists(#0) AND #1 = :0 AND (attribute_not_exists(#2) OR #2 < :1)',
      UpdateExpression: 'SET #0 = :0, #3 = :0 ADD #2 :2 REMOVE #1',
      ExpressionAttributeNames: { '#0': 'q1', '#1': 'q3', '#2': 'open', '#3': 'q2' },
      ExpressionAttributeValues: { ':0': 'x', ':1': 5, ':2': 1 },
    })
  })

  it('has no empty names or values, which AWS refuses', () => {
    expect(compileWrite({ kind: 'delete', key: key('1') })).toEqual({ Key: key('1') })
    expect(compileWrite({ kind: 'check', key: key('1'), when: [present('pk')] })).not.toHaveProperty(
      'ExpressionAttributeValues',
    )
  })

  it('for a whole day of quarters fits into what an expression may hold', () => {
    const quarters = Array.from({ length: 100 }, (_, quarter) => `q${quarter}`)
    const set = Object.fromEntries(quarters.map((name) => [name, 'abcdefghjkmn']))
    const compiled = compileWrite({ kind: 'update', key: key('1'), set, when: quarters.map(absent) })
    // AWS: 4 KB an expression, 300 operators and functions in it.
    expect(compiled.ConditionExpression?.length).toBeLessThan(4096)
    expect(compiled.UpdateExpression?.length).toBeLessThan(4096)
    expect(compiled.ConditionExpression?.match(/attribute_not_exists|AND/g)?.length).toBeLessThan(300)
  })
})

describe('a transaction', () => {
  it('takes a hundred writes, and one more is a fault of whoever asks', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    const puts = (count: number): Write[] =>
      Array.from({ length: count }, (_, at) => ({ kind: 'put', key: key(`${at}`), item: key(`${at}`) }))
    await expect(table.transact(puts(101))).rejects.toThrow('101 writes are too many')
    expect(await table.query({ pk: 'A' })).toEqual([])
    await table.transact(puts(100))
    expect(await table.query({ pk: 'A' })).toHaveLength(100)
  })

  it('happens whole or not at all, and says by which item it was refused', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    await table.transact([{ kind: 'put', key: key('1'), item: { ...key('1'), holder: 'a' } }])
    const refused = table.transact([
      { kind: 'put', key: key('2'), item: key('2') },
      {
        kind: 'put',
        key: key('1'),
        item: key('1'),
        when: [absent('pk')],
        refuse: (found) => new Refusal('conflict', 'taken', { holder: found?.['holder'] }),
      },
    ])
    await expect(refused).rejects.toMatchObject({ code: 'taken', facts: { holder: 'a' } })
    expect(await table.get(key('2'))).toBeUndefined()
  })

  it('that finds itself done counts as done', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    const write: Write = {
      kind: 'put',
      key: key('1'),
      item: key('1'),
      when: [absent('pk')],
      refuse: () => 'mine',
    }
    expect(await table.transact([write])).toBe('done')
    expect(await table.transact([write])).toBe('repeated')
    const other: Write = { kind: 'put', key: key('2'), item: key('2'), when: [absent('pk')], refuse }
    expect(await table.transact([write, other])).toBe('repeated')
    expect(await table.get(key('2'))).toBeUndefined()
  })

  it('never touches an item twice', async () => {
    await using world = await aWorld()
    const twice = [1, 2].map((): Write => ({ kind: 'delete', key: key('1') }))
    await expect(world.ctx.table.transact(twice)).rejects.toThrow('two writes on one item')
  })
})

describe('what is written', () => {
  const kept = {
    text: '',
    number: -0.5,
    isOpen: false,
    nothing: null,
    list: [1, [], 'a'],
    map: { empty: {}, deep: [{ a: 1 }] },
    names: new Set(['a']),
    bytes: new Uint8Array([1, 2]),
  }
  const given = {
    ...kept,
    list: [1, undefined, [], 'a'],
    map: { ...kept.map, inner: undefined },
    absent: undefined,
  }
  const stored = {
    text: { S: '' },
    number: { N: '-0.5' },
    isOpen: { BOOL: false },
    nothing: { NULL: true },
    list: { L: [{ N: '1' }, { L: [] }, { S: 'a' }] },
    map: { M: { empty: { M: {} }, deep: { L: [{ M: { a: { N: '1' } } }] } } },
    names: { SS: ['a'] },
    bytes: { B: 'AQI=' },
  }
  const put: Write = { kind: 'put', key: key('1'), item: { ...key('1'), ...given } }
  const update: Write = { kind: 'update', key: key('1'), set: { ...kept, map: given.map } }
  const beside: Write = { kind: 'put', key: key('2'), item: key('2') }

  it.each<[string, Write[]]>([
    ['put alone', [put]],
    ['put with others', [put, beside]],
    ['set alone', [update]],
    ['set with others', [update, beside]],
  ])('%s lies in the table as it was, without what is undefined, and is read the same', async (_, writes) => {
    await using world = await aWorld()
    const { table } = world.ctx
    const { endpoint, tableName: TableName } = world.engine
    await table.transact(writes)
    const Key = { pk: { S: 'A' }, sk: { S: '1' } }
    const raw = await callDynamo<{ Item: object }>(endpoint, 'GetItem', { TableName, Key })
    expect(raw.Item).toEqual({ ...Key, ...stored })
    const whole = { ...key('1'), ...kept }
    expect(await table.get(key('1'))).toStrictEqual(whole)
    expect((await table.query({ pk: 'A' }))[0]).toStrictEqual(whole)
    expect(await table.getMany([key('1')])).toStrictEqual([whole])
  })

  it.each<[string, Write[]]>([
    ['alone', []],
    ['with others', [beside]],
  ])('is what a write %s is told that was refused', async (_, others) => {
    await using world = await aWorld()
    const { table } = world.ctx
    await table.transact([put])
    const told: unknown[] = []
    const refusing: Write = {
      kind: 'delete',
      key: key('1'),
      when: [absent('pk')],
      refuse: (found) => (told.push(found), refuse()),
    }
    await expect(table.transact([refusing, ...others])).rejects.toMatchObject({ code: 'taken' })
    expect(told).toStrictEqual([{ ...key('1'), ...kept }])
  })

  it.each([Number.NaN, Infinity, 2 ** 53])(
    'is never the number %s, which would not stay as it is',
    async (number) => {
      await using world = await aWorld()
      await expect(world.ctx.table.transact([{ ...put, item: { ...key('1'), number } }])).rejects.toThrow(
        /umber|numeric/,
      )
    },
  )
})

describe('reading', () => {
  itInTurn('goes over pages, ranges and batches of more than a hundred', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    const names = Array.from({ length: 130 }, (_, at) => String(1000 + at))
    const text = 'x'.repeat(20_000)
    for (const name of names)
      await table.transact([{ kind: 'put', key: key(name), item: { ...key(name), text } }])
    expect(await table.query({ pk: 'A' })).toHaveLength(130)
    expect(await table.query({ pk: 'A', from: '1010', to: '1019' })).toHaveLength(10)
    expect(await table.query({ pk: 'A', prefix: '112', consistent: true })).toHaveLength(10)
    const [last] = await table.query({ pk: 'A', backwards: true, limit: 1 })
    expect(last?.sk).toBe('1129')
    expect(await table.getMany([...names.map(key), key('none')])).toHaveLength(130)
  })

  it('by what is due sees only what is due, oldest first', async () => {
    await using world = await aWorld()
    const { table } = world.ctx
    const due = (sk: string, dueAt: string): Write => ({
      kind: 'put',
      key: key(sk),
      item: { ...key(sk), duePk: 'test', dueAt },
    })
    await table.transact([due('late', '2026-12-03'), due('early', '2026-12-01'), due('later', '2026-12-09')])
    expect((await table.due('test', '2026-12-03')).map(({ sk }) => sk)).toEqual(['early', 'late'])
  })
})

describe('trying again', () => {
  it('stops after nine tries and waits longer each time', async () => {
    const pauses: number[] = []
    const failing = conflictRetry(
      () => Promise.reject(Object.assign(new Error('busy'), { name: 'ThrottlingException' })),
      async (ms) => void pauses.push(ms),
    )
    await expect(failing).rejects.toThrow('busy')
    expect(pauses).toHaveLength(8)
    expect(pauses.at(-1)).toBeGreaterThan(pauses[0] ?? 0)
  })

  it('is not done for what will not change', async () => {
    let tries = 0
    const failing = conflictRetry(() => {
      tries += 1
      return Promise.reject(new Error('a bug'))
    })
    await expect(failing).rejects.toThrow('a bug')
    expect(tries).toBe(1)
  })
})

it('refusals of the same kind are told together', () => {
  const joined = joinRefusals([
    new Refusal('conflict', 'room-taken', { conflicts: ['a'] }),
    new Refusal('conflict', 'room-taken', { conflicts: ['b'] }),
    new Refusal('conflict', 'other', { conflicts: ['c'] }),
  ])
  expect(joined.facts).toEqual({ conflicts: ['a', 'b'] })
})
