import { addressHash, clientAddress } from '../../shared/http/address.ts'
import { spendWrite } from '../../shared/limit.ts'
import type { AddressLimit } from '../../shared/http/contract.ts'
import { crowd, isFull } from '../support/budget.ts'
import type { World } from '../support/world.ts'

/** How many come at once, and how often one network address may still send something when they do. */
export const many = crowd(200)
export const leftOf = (most: number) => (isFull ? most : Math.min(most, 5))

/** Two of the addresses that one caller has. */
export const oneOfTwo = (network: number, at: number) => `2001:db8:${network}:1::${at % 2}`

export async function networkOf({ ctx }: World, sourceIp: string): Promise<string> {
  return addressHash(
    clientAddress({ headers: {}, requestContext: { http: { sourceIp } } }),
    await ctx.secret(),
  )
}

/** An address that has sent so much already that only so much is left. */
export async function almostSpent(
  world: World,
  { purpose, most, minutes }: Omit<AddressLimit, 'per'>,
  of: string,
): Promise<void> {
  const takes = most - leftOf(most)
  if (takes > 0)
    await world.ctx.table.transact([spendWrite({ purpose, of, most, minutes, takes }, world.ctx.now())])
}

/** Somebody who was never here, by the names that forms have for that. */
export function somebody(at: string): Record<string, unknown> {
  const [name, email] = [`Wer ${at}`, `wer-${at}@fremd.example`]
  return { name, email, contact: { name, email }, host: { name, email } }
}
