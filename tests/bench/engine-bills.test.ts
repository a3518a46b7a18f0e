import {
  BatchGetItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { describe, expect, it } from 'vitest'
import { freshTable } from '../support/engine.ts'
import { metered } from './metered-client.ts'
import type { Meter } from './metered-client.ts'

/**
 * AWS's price list for on-demand tables, so that the engine's bills may be believed. Writes: 1 unit a begun KB of the larger of
 * the item before and after, twice that in a transaction, conditions that only check included; an index 1 unit a begun KB
 * for each entry put or taken away, in a transaction too, and nothing where no entry changes. Reads: half a unit for 4 begun KB,
 * twice that when consistent; a query adds its items up first, a batch rounds each.
 */
describe('the engine bills as AWS does', () => {
  const text = (length: number) => ({ S: 'x'.repeat(length) })
  const key = (sk: string) => ({ pk: { S: 'A' }, sk: { S: sk } })
  const due = (at: string) => ({ duePk: { S: 'booking' }, dueAt: { S: at } })

  async function aMeter(): Promise<{
    meter: Meter
    TableName: string
    units: (command: object) => Promise<number>
  }> {
    const { name: TableName, client } = await freshTable()
    const meter = metered(client)
    const units = async (command: object) => {
      meter.take()
      await meter.client.send(command as never)
      return meter.take().calls.reduce((sum, call) => sum + call.units, 0)
    }
    return { meter, TableName, units }
  }

  it('transactions twice, each item rounded up, entries of the index once', async () => {
    const { TableName, units } = await aMeter()
    const bill = await units(
      new TransactWriteItemsCommand({
        TransactItems: [
          { Put: { TableName, Item: { ...key('small'), ...due('2026'), filling: text(800) } } },
          { Put: { TableName, Item: { ...key('large'), filling: text(1100) } } },
          {
            Update: {
              TableName,
              Key: key('sheet'),
              UpdateExpression: 'SET q36 = :id',
              ExpressionAttributeValues: { ':id': { S: 'abc' } },
            },
          },
          { ConditionCheck: { TableName, Key: key('no'), ConditionExpression: 'attribute_not_exists(pk)' } },
        ],
      }),
    )
    expect(bill).toBe(2 + 1 + 4 + 2 + 2)
  })

  it('a change by the larger of before and after, and by the entries of the index that change', async () => {
    const { TableName, units } = await aMeter()
    const put = (sk: string, more: object) =>
      new PutItemCommand({ TableName, Item: { ...key(sk), ...more } as never })
    const update = (UpdateExpression: string, values?: object) =>
      new UpdateItemCommand({
        TableName,
        Key: key('booking'),
        UpdateExpression,
        ...(values ? { ExpressionAttributeValues: values as never } : {}),
      })
    expect(await units(put('booking', { ...due('1'), filling: text(1500) }))).toBe(2 + 1)
    expect(await units(update('SET note = :note', { ':note': text(10) }))).toBe(2)
    expect(await units(update('SET dueAt = :at', { ':at': { S: '2' } }))).toBe(2 + 2)
    expect(await units(update('REMOVE filling, duePk, dueAt'))).toBe(2 + 1)
    expect(await units(put('booking', { note: text(10) }))).toBe(1)
  })

  it('a query by the sum of its items, a batch by each item, twice when consistent', async () => {
    const { TableName, units } = await aMeter()
    const sheets = ['1', '2', '3', '4', '5']
    for (const sk of sheets)
      await units(new PutItemCommand({ TableName, Item: { ...key(sk), filling: text(700) } }))
    const query = (ConsistentRead: boolean) =>
      new QueryCommand({
        TableName,
        ConsistentRead,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: 'A' } },
      })
    expect(await units(query(false))).toBe(0.5)
    expect(await units(query(true))).toBe(1)
    const batch = { [TableName]: { Keys: sheets.map(key) } }
    expect(await units(new BatchGetItemCommand({ RequestItems: batch }))).toBe(2.5)
    expect(await units(new GetItemCommand({ TableName, Key: key('1') }))).toBe(0.5)
    await units(new PutItemCommand({ TableName, Item: { ...key('6'), filling: text(700) } }))
    expect(await units(query(false))).toBe(1)
  })
})
