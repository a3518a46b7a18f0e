import { describe, expect, it } from 'vitest'
import { purposeIn, usualPurposes } from '../../functions/bookings/views/purposes.ts'

describe('what a room is for', () => {
  it('is read in the own language where we have words for it', () => {
    expect(purposeIn('en', { purpose: 'geburtstag', language: 'de' })).toBe('Birthday')
    expect(purposeIn('de', { purpose: 'Birthday', language: 'en' })).toBe('Geburtstag')
  })

  it('stands as it was written where somebody has other plans', () => {
    expect(purposeIn('en', { purpose: 'Drachen bauen', language: 'de' })).toBe('Drachen bauen')
  })

  it('is offered in the words of who asks', () => {
    expect(usualPurposes('en').toString()).toContain('<option value="Birthday">')
  })
})
