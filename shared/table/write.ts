import type { Refusal } from '../refusal.ts'
import { conditionExpression, Placeholders, updateExpression } from './expression.ts'
import type { Change, Clause } from './expression.ts'

export interface Key {
  pk: string
  sk: string
}

export type Item = Key & Record<string, unknown>

/** A write as a value: slices hand these to each other, and one `transact` carries them out together or not at all. */
export type Write = Operation & Guarded

/** One that changes what is there, or makes it. */
export type UpdateWrite = { kind: 'update' } & Change & Guarded

interface Guarded {
  key: Key
  /** All of these must hold, or nothing of the transaction happens. */
  when?: readonly Clause[]
  /**
   * What it means that `when` does not hold, told by the item that was found. `'mine'` says: this very write has
   * happened already (its answer got lost), and with it all of its transaction.
   */
  refuse?: (found: Item | undefined) => Refusal | 'mine'
}

type Operation =
  | { kind: 'put'; item: Item }
  | ({ kind: 'update' } & Change)
  | { kind: 'delete' }
  | { kind: 'check' }

/** Parameters as DynamoDB takes them, values still plain. */
export interface CompiledWrite {
  Key?: Key
  Item?: Item
  ConditionExpression?: string
  UpdateExpression?: string
  ExpressionAttributeNames?: Record<string, string>
  ExpressionAttributeValues?: Record<string, unknown>
}

/** An empty names or values map is left out: DynamoDB refuses it, the embedded engine does not. */
export function compileWrite(write: Write): CompiledWrite {
  const to = new Placeholders()
  const condition = conditionExpression(write.when ?? [], to)
  const update = write.kind === 'update' ? updateExpression(write, to) : undefined
  return {
    ...(write.kind === 'put' ? { Item: write.item } : { Key: write.key }),
    ...(condition === undefined ? {} : { ConditionExpression: condition }),
    ...(update === undefined ? {} : { UpdateExpression: update }),
    ...(Object.keys(to.names).length > 0 ? { ExpressionAttributeNames: to.names } : {}),
    ...(Object.keys(to.values).length > 0 ? { ExpressionAttributeValues: to.values } : {}),
  }
}
