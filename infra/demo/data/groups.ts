/** Invented neighbours and their groups; their names are those of things, so that nobody is called so. */
export const groups = {
  feet: {
    name: 'Kleine Füße',
    purpose: 'Krabbeln, singen und reden: für Eltern mit Kindern bis drei Jahre.',
    languages: ['de', 'tr'],
    audience: ['parents'],
    joining: 'open',
    host: { name: 'Ayşe Teekanne', email: 'ayse@kleine-fuesse.example' },
    members: ['Malte Papierkran', 'Ifeoma Regenschirm', 'Jana Wollknäuel'],
  },
  choir: {
    name: 'Chor Morgenröte',
    purpose: 'Wir singen Lieder aus aller Welt. Noten muss niemand lesen können.',
    languages: ['de', 'uk'],
    audience: [],
    joining: 'request',
    host: { name: 'Oksana Sonnenblume', email: 'oksana@chor-morgenroete.example' },
    members: ['Heribert Stimmgabel', 'Amina Morgentau'],
  },
  sewing: {
    name: 'Nähcafé Bunter Faden',
    purpose: 'Nähen, flicken und ändern. Maschinen und Stoffe sind da.',
    languages: ['de', 'ar'],
    audience: [],
    joining: 'open',
    host: { name: 'Samira Fingerhut', phone: '02131 000-21' },
    members: ['Dragana Knopfloch', 'Minh Zwirnspule', 'Gerda Nadelkissen'],
  },
  repair: {
    name: 'Reparaturcafé',
    purpose: 'Wegwerfen kann jeder. Wir reparieren zusammen, was noch zu retten ist.',
    languages: ['de'],
    audience: [],
    joining: 'open',
    host: { name: 'Ion Schraubenzieher', email: 'ion@reparaturcafe.example' },
    members: ['Walburga Lötkolben'],
  },
  dance: {
    name: 'Tanzkreis Halay und Walzer',
    purpose: 'Einmal durch die Tänze der Nachbarschaft.',
    languages: ['de', 'ku', 'tr'],
    audience: [],
    joining: 'open',
    host: { name: 'Rojda Tanzschuh', phone: '02131 000-24' },
    members: ['Stanisław Polkaschritt'],
  },
  chess: {
    name: 'Schachfreunde am Schulzentrum',
    purpose: 'Schach für alle, die gern verlieren lernen.',
    languages: ['de', 'bg'],
    audience: ['seniors'],
    joining: 'closed',
    host: { name: 'Dimitar Springerzug', email: 'dimitar@schachfreunde.example' },
    members: [],
  },
} as const

export type GroupKey = keyof typeof groups
