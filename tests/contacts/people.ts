import type { Manager } from '../../functions/houses/schema.ts'

/** A house with two who run it, and somebody who has asked for something. */
export const manager = {
  person: 'person000001',
  name: 'Hausleitung',
  email: 'leitung@aef.example',
  role: 'manager',
} as Manager
export const other = {
  ...manager,
  person: 'person000002',
  name: 'Vertretung',
  email: 'vertretung@aef.example',
}
export const managers = [manager, other]
export const asked = { id: 'bkng00000001', contact: { name: 'Mia', email: 'mia@x.example' } }
