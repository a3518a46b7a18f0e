import { expect, it } from 'vitest'
import { isSameContact } from '../../functions/contacts/rules/same-contact.ts'

const of = (contactId: string, phone?: string) => ({
  contactId,
  contact: phone === undefined ? {} : { phone },
})

it.each([
  [of('a'), of('a'), true],
  [of('a', '02131 000-77'), of('a', '02131 000-78'), true],
  [of('a', '02131 000-77'), of('b', '+49 (0)2131 / 00077'), true],
  [of('a', '0049 2131 00077'), of('b', '0213100077'), true],
  [of('a', '02131 000-77'), of('b', '02131 000-78'), false],
  [of('a', '02131 000-77'), of('b', '02131 000-77 App. 3'), false],
  [of('a', '02131 000-77'), of('b'), false],
  [of('a'), of('b'), false],
])('%o and %o are the same contact: %s', (one, other, isSame) => {
  expect([isSameContact(one, other), isSameContact(other, one)]).toEqual([isSame, isSame])
})
