import { describe, expect, it } from 'vitest'
import { contactFact } from '../../functions/contacts/views/mail.ts'
import { lineOf } from '../../functions/imports/rules/spans.ts'
import { Line, Paragraphs } from '../../shared/text-shapes.ts'

const taken = (text: string) => [Line(80), Paragraphs(80)].map((shape) => shape.safeParse(text).success)

it('a name that is read from the right leaves the number beside it as it is', () => {
  const contact = { name: 'ليلى مثال', phone: '+49 173 000 111' }
  expect(contactFact(contact, 'de').value).toBe('\u2068ليلى مثال\u2069, +49 173 000 111')
  expect(contactFact({ name: 'Ada', phone: '1' }, 'de').value).toBe('Ada, 1')
})

it('what comes from another calendar is taken without such marks, and has no name where none could be seen', () => {
  expect(lineOf('Chor\u202e in\u2066 der Halle\n', 120)).toBe('Chor in der Halle')
  expect(lineOf('\u200b\u202a', 120)).toBe('')
})

describe('what people write', () => {
  it.each(['ليلى مثال', 'שרה', 'Ada 👩‍👩‍👧', 'Łukasz', '李雷', 'O’Neill', 'Zoë\u200d'])(
    'is taken: %s',
    (text) => {
      expect(taken(text)).toEqual([true, true])
    },
  )

  it.each(['Ada\u202etxt.exe', '\u2066Ada', 'Ada\u2069', '\u202bAda\u202c'])(
    'does not turn the direction of what follows: %j',
    (text) => expect(taken(text)).toEqual([false, false]),
  )

  it.each(['\u200b', '\u2060\u200d', '\u3164', '\u2800', '\ufeff\u00ad'])(
    'can be seen, as a name: %j',
    (text) => {
      expect(Line(80).safeParse(text).success).toBe(false)
    },
  )
})
