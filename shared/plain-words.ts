const spelt: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
}

/** The words of a text as people type them in a hurry: small letters without accents, `ü` as `ue`; signs and blanks part them. */
export function plainWords(text: string): string[] {
  return plainly(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** The same letters with all that stands between the words. */
export function plainly(text: string): string {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      // Digits of other scripts: the last four bits of their number are their value.
      .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
      .replace(/[äöüßæœøłđı]/g, (letter) => spelt[letter] ?? letter)
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
  )
}
