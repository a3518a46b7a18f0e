import { AsyncLocalStorage } from 'node:async_hooks'
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { tableGrants } from '../../infra/grants.ts'
import type { Capability } from '../../shared/http/contract.ts'

/** Which function is at work, as far as a test enters by one. */
const acting = new AsyncLocalStorage<Capability>()

/** Does something as the function of a capability: what its role on AWS is not allowed is refused. */
export function actingAs<Result>(capability: Capability, work: () => Result): Result {
  return acting.run(capability, work)
}

/** Holds each call of a client against the grants of whoever is at work. */
export function holdToGrants(client: DynamoDBClient): DynamoDBClient {
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        for (const call of callsOf(commandName.replace(/Command$/, ''), args.input as Input)) demand(call)
        return next(args)
      },
    { step: 'initialize', name: 'holdToGrants' },
  )
  return client
}

/** A call that is no business of the table: `ssm:GetParameter`. */
export function demandOther(call: string, isGranted: (capability: Capability) => boolean): void {
  const capability = acting.getStore()
  if (capability === undefined) return
  if (!isGranted(capability)) refuse(capability, call)
  record(capability, call)
}

/** `PutItem`, or `Query on due`. */
function demand(call: string): void {
  const capability = acting.getStore()
  if (capability === undefined) return
  const [action = '', index] = call.split(' on ')
  const isGranted = tableGrants(capability).some(
    (grant) => grant.index === index && grant.actions.includes(action),
  )
  if (!isGranted) refuse(capability, call)
  record(capability, `dynamodb:${call}`)
}

function refuse({ name }: Capability, call: string): never {
  const error = new Error(`The role of ${name} has no grant for ${call}`)
  error.name = 'AccessDeniedException'
  throw error
}

interface Input {
  IndexName?: string
  TransactItems?: Record<string, unknown>[]
}

const inTransactions: Record<string, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
}

/** What AWS wants a grant for when this operation is called. */
function callsOf(operation: string, { IndexName, TransactItems = [] }: Input): string[] {
  if (operation === 'TransactWriteItems')
    return TransactItems.flatMap((item) => Object.keys(item)).map((kind) => inTransactions[kind] ?? kind)
  return [IndexName === undefined ? operation : `${operation} on ${IndexName}`]
}

const recorded = new Set<string>()

/** Written down where a run is to tell what its tests have called: tests/support/recorded-calls.ts. */
function record({ name }: Capability, call: string): void {
  const folder = process.env['RECORDED_CALLS']
  const line = `${name} ${call}\n`
  if (folder === undefined || recorded.has(line)) return
  recorded.add(line)
  appendFileSync(join(folder, String(process.pid)), line)
}
