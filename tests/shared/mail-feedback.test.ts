import { describe, expect, it } from 'vitest'
import { feedbackOf } from '../../shared/mail/feedback.ts'
import { aBounce, aComplaint, storedFeedback } from '../notifications/ses-events.ts'

const read = (more: object, mail?: string) => feedbackOf(storedFeedback('Bounce', more, mail).detail)

describe('of what SES tells', () => {
  it.each([
    ['Permanent', 'General', 'returned'],
    ['Permanent', 'NoEmail', 'returned'],
    ['Permanent', 'OnAccountSuppressionList', 'returned'],
    ['Transient', 'MailboxFull', 'deferred'],
    ['Transient', 'ContentRejected', 'deferred'],
    ['Transient', 'General', undefined],
    ['Undetermined', 'Undetermined', undefined],
  ])('a bounce that is %s, %s is %s', (type, subType, fault) => {
    expect(read(aBounce(type, subType))?.fault).toBe(fault)
  })

  it('a bounce says which mail, to whom and the other server’s code', () => {
    expect(read(aBounce('Permanent', 'General'))).toEqual({
      mail: 'qeahhv3esmrn',
      address: 'mia@gruppe.example',
      fault: 'returned',
      status: 550,
    })
    const named = aBounce('Permanent', 'General', {
      emailAddress: 'Mia <mia@bücher.example>',
      diagnosticCode: undefined,
    })
    expect(read(named)).toEqual({
      mail: 'qeahhv3esmrn',
      address: 'mia@xn--bcher-kva.example',
      fault: 'returned',
    })
  })

  it.each([
    ['abuse', 'complained'],
    [undefined, 'complained'],
    [null, 'complained'],
    ['not-spam', undefined],
  ])('a complaint of the kind %s is %s', (kind, fault) => {
    expect(read(aComplaint(kind))?.fault).toBe(fault)
  })

  it('mails of other programs and other news are nobody’s', () => {
    expect(read(aBounce('Permanent', 'General'), '')).toBeUndefined()
    expect(read({})).toBeUndefined()
  })

  it('what is no event of SES is a fault', () => {
    for (const detail of [undefined, {}, { mail: {} }, storedFeedback('Bounce', { bounce: {} }).detail])
      expect(() => feedbackOf(detail)).toThrow('invalid')
    const without = { bounce: { ...aBounce('Permanent', 'General').bounce, bouncedRecipients: [] } }
    expect(() => read(without)).toThrow('too_small')
  })
})
