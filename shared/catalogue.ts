/** Messages by key, in ICU MessageFormat without tags. */
export type Messages = Readonly<Record<string, string>>

/**
 * A part of the words of a slice, in the two languages that stand beside its code. By its name the other languages are found in
 * `languages/<language>`: `rooms` for `functions/rooms/texts/de.json`, `rooms/week` for `week.de.json`.
 */
export interface Catalogue<Words extends Messages = Messages> {
  name: string
  de: Words
  en: Readonly<Record<keyof Words, string>>
}

/** One message of a catalogue, as data. */
export interface Label {
  catalogue: string
  key: string
  de: string
  en: string
}

/** The message that a contract brings along, such as a place in a navigation. */
export function labelOf<Words extends Messages>(
  { name, de, en }: Catalogue<Words>,
  key: keyof Words & string,
): Label {
  return { catalogue: name, key, de: de[key]!, en: en[key] }
}
