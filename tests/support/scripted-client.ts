import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { between } from './between.ts'
import type { Call } from './between.ts'

/** What happens to a call instead of, or after, its being carried out. */
export type Fault =
  | 'conflict'
  | 'throttled'
  | 'throttled-reason'
  | 'answer-lost'
  | 'died-before'
  | 'died-after'
  | 'none'

/**
 * The real client with faults that no local engine raises, played in the order of the write calls. `answer-lost` carries
 * the call out on the real engine and then breaks the connection. `died-…`: the process dies before the call goes out, or
 * after it was carried out; nothing goes out any more.
 */
export function scriptedClient(
  client: DynamoDBClient,
  faults: readonly Fault[],
): { client: DynamoDBClient; sent: Call[] } {
  const script = [...faults]
  const sent: Call[] = []
  let isDead = false
  between(client, async (call, carryOut) => {
    if (isDead) throw new Error('died')
    const isWrite = /^(Transact|Put|Update|Delete)/.test(call.operation)
    if (!isWrite) {
      await carryOut()
      return
    }
    sent.push(call)
    const fault = script.shift() ?? 'none'
    if (fault === 'conflict') throw cancelled('TransactionConflict')
    if (fault === 'throttled-reason') throw cancelled('ThrottlingError')
    if (fault === 'throttled') throw named('ProvisionedThroughputExceededException')
    isDead = fault === 'died-before' || fault === 'died-after'
    if (fault === 'died-before') throw new Error('died')
    await carryOut()
    if (fault === 'died-after') throw new Error('died')
    if (fault === 'answer-lost') throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
  })
  return { client, sent }
}

function cancelled(Code: string): Error {
  return Object.assign(named('TransactionCanceledException'), {
    CancellationReasons: [{ Code }, { Code: 'None' }],
  })
}

function named(name: string): Error {
  return Object.assign(new Error(name), { name })
}
