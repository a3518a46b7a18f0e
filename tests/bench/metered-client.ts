import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { between } from '../support/between.ts'

/** One call to the table: what it asked, and what it costs as the engine says (bills.test.ts holds that against AWS's rules). */
export interface TableCall {
  operation: string
  kind: 'read' | 'write'
  /** First part of the keys that it names, such as `HOUSE`. */
  about: string
  /** Read or write capacity units, indexes included. */
  units: number
}

export interface Meter {
  client: DynamoDBClient
  /** What was called since the last time, and how long at least one call was under way. */
  take(): { calls: TableCall[]; waitedMs: number }
}

interface Billed {
  ConsumedCapacity?: { CapacityUnits?: number } | { CapacityUnits?: number }[]
}

/** The client as it is, asking for the bill of each call. */
export function metered(client: DynamoDBClient): Meter {
  let calls: TableCall[] = []
  let waitedMs = 0
  let underWay = 0
  let since = 0
  between(client, async ({ operation, input }, carryOut) => {
    input['ReturnConsumedCapacity'] = 'INDEXES'
    const kind = /^(Get|BatchGet|Query|Scan)/.test(operation) ? 'read' : 'write'
    const call: TableCall = { operation, kind, about: aboutOf(input), units: 0 }
    calls.push(call)
    if (underWay++ === 0) since = performance.now()
    try {
      call.units = unitsOf(await carryOut())
    } finally {
      if (--underWay === 0) waitedMs += performance.now() - since
    }
  })
  return {
    client,
    take: () => {
      const taken = { calls, waitedMs }
      calls = []
      waitedMs = 0
      return taken
    },
  }
}

function unitsOf({ ConsumedCapacity: consumed }: Billed): number {
  if (consumed === undefined) throw new Error('The engine gave no bill')
  return [consumed].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0)
}

/** The kinds of items a call is about, out of the partition keys in it. */
function aboutOf(input: object): string {
  const keys = JSON.stringify(input).match(/":?pk":(\{"S":)?"[^"#]+/g) ?? []
  return [...new Set(keys.map((key) => key.slice(key.lastIndexOf('"') + 1)))].join(' ')
}
