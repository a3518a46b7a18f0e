import type { Slot } from '../calendar.ts'
import type { GroupKey } from './groups.ts'
import type { DrawnPhoto } from './photos.ts'

interface Coming {
  name: string
  heads: number
  phone?: string
  firstTime?: boolean
  needs?: string[]
}

/** Open to all, every week. */
export interface Open extends Omit<Slot, 'room'> {
  title: string
  description: string
  english?: { title: string; description: string }
  venue: { kind: 'rooms'; rooms: string[] } | { kind: 'outdoors'; place: string; address: string }
  by?: GroupKey
  hosts: [string, ...string[]]
  audience?: string[]
  languages: string[]
  access?: string[]
  cost?: string
  registration?: { mode: 'none' | 'wanted' | 'needed'; places?: number; newcomerPlaces?: number }
  /** Who comes to the first date after this week; beyond the places they wait. */
  coming: Coming[]
  suggestions?: { text: string; name: string; isShown: boolean }[]
  photo: DrawnPhoto
}

const hall = { week: 0, venue: { kind: 'rooms' as const, rooms: ['seminarraum'] } }

export const open: readonly Open[] = [
  {
    ...hall,
    day: 'tu',
    from: '10:00',
    to: '12:00',
    title: 'Deutsch am Vormittag',
    photo: { file: 'german', alt: 'Zeichnung: zwei Sprechblasen über einem offenen Buch' },
    description: 'Wir reden, lesen und lachen zusammen. Alle können jederzeit dazukommen.',
    english: {
      title: 'German in the morning',
      description: 'We talk, read and laugh together. Everybody can join at any time.',
    },
    hosts: ['Hiltrud Kreidestück'],
    audience: ['newcomers'],
    languages: ['de', 'ar', 'uk', 'fa'],
    access: ['step-free', 'child-care'],
    coming: [{ name: 'Parisa Mandelbaum', heads: 1, firstTime: true }],
  },
  {
    ...hall,
    day: 'we',
    from: '09:30',
    to: '12:00',
    title: 'Frühstück für alle',
    photo: { file: 'breakfast', alt: 'Zeichnung: ein gedeckter Tisch von oben, mit Brot, Ei und Marmelade' },
    description: 'Wer mag, bringt etwas mit. Brot, Tee und Kaffee sind da.',
    english: {
      title: 'Breakfast for all',
      description: 'Bring something if you like. Bread, tea and coffee are there.',
    },
    hosts: ['Fatou Marmeladenglas', 'Horst Frühstücksei'],
    languages: ['de', 'fr'],
    access: ['step-free'],
    cost: 'Spende nach Wunsch',
    registration: { mode: 'wanted', places: 30 },
    coming: [
      { name: 'Familie Zuckerdose', heads: 4 },
      { name: 'Elfriede Serviette', heads: 1, phone: '02131 000-51' },
      { name: 'Nuri Olivenzweig', heads: 2 },
      { name: 'Tamar Honigtopf', heads: 1, needs: ['step-free'] },
    ],
  },
  {
    ...hall,
    day: 'th',
    from: '14:00',
    to: '17:00',
    title: 'Nähcafé',
    photo: { file: 'sewing', alt: 'Zeichnung: eine grüne Nähmaschine mit gelbem Stoff und Garn' },
    description: 'Hose zu lang, Knopf ab, Kleid gewünscht? An acht Maschinen helfen wir uns gegenseitig.',
    english: {
      title: 'Sewing café',
      description: 'Trousers too long, button gone? Eight machines, and we help each other.',
    },
    by: 'sewing',
    hosts: ['Samira', 'Dragana'],
    languages: ['de', 'ar', 'sr'],
    access: ['step-free'],
    registration: { mode: 'needed', places: 8 },
    coming: [
      { name: 'Minh Zwirnspule', heads: 2 },
      { name: 'Gerda Nadelkissen', heads: 1, phone: '02131 000-52' },
      { name: 'Lale Samtband', heads: 2 },
      { name: 'Bogdan Hosenträger', heads: 1, firstTime: true },
      { name: 'Ngozi Kattun', heads: 2 },
      { name: 'Rosa Reißverschluss', heads: 1, phone: '02131 000-53' },
      { name: 'Karim Stoffrest', heads: 2, phone: '02131 000-54' },
    ],
  },
  {
    ...hall,
    day: 'fr',
    from: '15:30',
    to: '18:00',
    title: 'Reparaturcafé',
    photo: {
      file: 'repair',
      alt: 'Zeichnung: ein Toaster auf einer Werkbank, dahinter Werkzeug an der Wand',
    },
    description: 'Bringen Sie mit, was kaputt ist. Werkzeug und geduldige Hände sind da.',
    by: 'repair',
    hosts: ['Ion', 'Walburga'],
    languages: ['de', 'ro'],
    access: ['step-free'],
    cost: 'Ersatzteile zum Selbstkostenpreis',
    registration: { mode: 'wanted', places: 15 },
    coming: [
      { name: 'Otfried Toaster', heads: 1 },
      { name: 'Svitlana Stehlampe', heads: 2 },
      { name: 'Hamid Fahrradklingel', heads: 1 },
    ],
  },
  {
    ...hall,
    day: 'th',
    from: '18:30',
    to: '21:00',
    title: 'Spieleabend im Viertel',
    photo: { file: 'games', alt: 'Zeichnung: ein Brettspiel mit Figuren, daneben Würfel und Karten' },
    description: 'Karten, Würfel, Brettspiele. Wer keines kennt, bekommt eines erklärt.',
    hosts: ['Zeynep Würfelbecher'],
    languages: ['de', 'tr', 'en'],
    registration: { mode: 'none' },
    coming: [],
    suggestions: [
      { text: 'Können wir einmal Tavla spielen? Ich bringe zwei Bretter mit.', name: 'Emre', isShown: true },
      { text: 'Bitte etwas früher anfangen, dann können die Kinder mit.', name: 'Lucía', isShown: false },
    ],
  },
  {
    week: 0,
    day: 'su',
    from: '14:00',
    to: '15:30',
    title: 'Spaziergang um den See',
    photo: { file: 'walk', alt: 'Zeichnung: ein Weg am See, mit Bäumen, einer Bank und dem Bootshaus' },
    description: 'Langsam und ohne Stufen, auch mit Rollstuhl und Kinderwagen.',
    venue: { kind: 'outdoors', place: 'Treffpunkt am Bootshaus', address: 'Seeweg 1' },
    hosts: ['Gudrun Wanderstock'],
    audience: ['seniors', 'parents'],
    languages: ['de'],
    access: ['step-free'],
    coming: [{ name: 'Paweł Gummistiefel', heads: 3 }],
  },
]
