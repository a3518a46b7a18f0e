import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'

/** A call on its way from the code to the service. */
export interface Call {
  /** As AWS names it: `PutItem`. */
  operation: string
  /** What is asked; what is changed in it goes out changed. */
  input: Record<string, unknown>
}

/** What a client hears of a call that came through. */
export type CarryOut = () => Promise<Record<string, unknown>>

/**
 * Stands between the code and this client's service: sees every call once, before the client's own retries, and may change it,
 * keep it back by throwing, or throw after it was carried out. Gives the same client back.
 */
export function between(
  client: DynamoDBClient,
  each: (call: Call, carryOut: CarryOut) => Promise<void>,
): DynamoDBClient {
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const call: Call = { operation: commandName.replace('Command', ''), input: { ...args.input } }
        let heard: Awaited<ReturnType<typeof next>> | undefined
        await each(call, async () => {
          heard = await next({ ...args, input: call.input as never })
          return { ...heard.output }
        })
        if (heard === undefined) throw new Error(`${call.operation} was neither carried out nor failed`)
        return heard
      },
    { step: 'initialize', name: 'between' },
  )
  return client
}
