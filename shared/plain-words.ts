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
  ς: 'σ',
  ґ: 'г',
  ى: 'ي',
  ة: 'ه',
  // An apostrophe that counts as a letter, and what only makes an Arabic word longer.
  ʼ: "'",
  ـ: '',
}

/**
 * The words of a text by which it is found, however somebody writes them: small letters without accents, signs and blanks part them.
 * `Müller`, `Mueller` and `Muller` are one word, so `ue` is `u` in all words alike; the beginning of a word stays the beginning of it.
 */
export function foundWords(text: string): string[] {
  return formerWords(text).map((word) => word.replace(/([aou])e/g, '$1'))
}

/** How they stood in the indexes before: `ü` was `ue`, and `u` another letter. */
export function formerWords(text: string): string[] {
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
      .replace(/[äöüßæœøłđıςґىةʼـ]/g, (letter) => spelt[letter] ?? letter)
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
  )
}
