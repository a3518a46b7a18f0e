import { ask } from './outside.ts'
import type { Running } from './running.ts'

/** Somebody who waits for a time that is taken. */
export async function aPlace(product: Running, slot: { rooms: string[]; date: string }): Promise<any> {
  const contact = { name: 'Wartende', email: 'wartende@gruppe.example' }
  const body = { ...slot, from: '18:00', to: '20:00', contact }
  return (await ask(product, 'POST /api/houses/aef/queue', { body })).json
}
