/** A drawing in `infra/demo/photos`, and what it shows, for those who do not see it. */
export interface DrawnPhoto {
  file: string
  alt: string
}

const talk = (colour: string) => `Zeichnung: zwei ${colour} Sessel an einem kleinen runden Tisch`

/** Of the rooms, by their ids. */
export const roomPhotos: Readonly<Record<string, DrawnPhoto>> = {
  seminarraum: {
    file: 'seminarraum',
    alt: 'Zeichnung: ein heller Raum mit langem Tisch, Stühlen und einer Tafel',
  },
  teekueche: { file: 'teekueche', alt: 'Zeichnung: eine Küche mit Herd, Topf, Kessel und Tassen' },
  'beratung-1': { file: 'beratung-1', alt: talk('grüne') },
  'beratung-2': { file: 'beratung-2', alt: talk('rote') },
  'beratung-3': { file: 'beratung-3', alt: talk('blaue') },
}
