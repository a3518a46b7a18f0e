import { describe, expect, it } from 'vitest'
import { equipment, equipmentLine } from '../../functions/rooms/views/equipment.ts'

const line = (features: string[], house: 'de' | 'tr', language: 'de' | 'en' | 'ar') =>
  equipmentLine(features, { house: { language: house }, language }).toString()

describe('what is in a room', () => {
  it('is read in the own language where we have words for it, however it was typed', () => {
    expect(line(['Beamer', ' KLAVIER '], 'de', 'en')).toBe('projector, piano')
  })

  it('is marked as German where the house has words of its own', () => {
    expect(line(['Beamer', 'Kickertisch'], 'de', 'en')).toBe(
      'projector, <span lang="de" dir="ltr">Kickertisch</span>',
    )
  })

  it('stands as it was written for who reads that language', () => {
    expect(line(['Kickertisch'], 'de', 'de')).toBe('Kickertisch')
  })

  it('is recognised in German where the house speaks another language', () => {
    expect(line(['Beamer'], 'tr', 'en')).toBe('projector')
  })

  it('is offered in the words of who writes it', () => {
    expect(equipment.words('en')).toContain('projector')
    expect(new Set(equipment.words('de')).size).toBe(equipment.words('de').length)
  })
})
