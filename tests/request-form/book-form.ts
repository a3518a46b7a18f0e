import type { World } from '../support/world.ts'

export type Fields = Record<string, string | readonly string[]>
export const book = '/aef/book'
export const german = { language: 'de' }
export const filled = (change: Fields = {}): Fields => ({
  rooms: ['seminarraum'],
  date: '2026-12-05',
  from: '19:00',
  to: '21:00',
  purpose: 'Spieleabend',
  'contact.name': 'M. Beispiel',
  'contact.email': 'runde@gruppe.example',
  key: 'a-key',
  ...change,
})
export const open = (world: World, query = '?by=hand') => world.call('GET', book + query, { cookies: german })
export const send = (world: World, form: Fields, cookies = german) =>
  world.call('POST', book, { form, cookies })
export const idOf = (location = '') => location.split('/')[2] ?? ''
