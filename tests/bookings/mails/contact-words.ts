export const site = 'http://treff.example'

/** What a reader must find in each kind of mail, in the words of each language. */
export const words = {
  de: {
    received: [
      'Bitte bestätigen: Seminarraum und Teeküche am Sa, 5. Dezember, Albert-Einstein-Forum',
      'Noch nicht sicher',
      'bis Di, 1. Dezember, 11:00 Uhr',
      'Sa, 5. Dezember, 19:00–21:00 Uhr',
      '30 Minuten davor, 15 Minuten danach',
    ],
    entered: [
      'Anfrage aufgenommen',
      'Hausleitung hat Ihre Anfrage für Sie eingetragen',
      'Noch nicht sicher',
      'bis spätestens Fr, 4. Dezember, 10:00 Uhr',
    ],
    approved: ['Zugesagt: Seminarraum und Teeküche am Sa, 5. Dezember', 'Sicher', 'Im Anhang'],
    declined: ['Leider nicht möglich', 'Nicht zugesagt', '„Der Raum wird renoviert.“', `${site}/aef/book`],
    moved: [
      'Verschoben',
      'Hausleitung hat Ihren Termin verschoben',
      'Bisher: Seminarraum und Teeküche, Sa, 5. Dezember, 19:00–21:00 Uhr',
      'Neu: Seminarraum, Mo, 7. Dezember, 18:00–20:00 Uhr',
      'ersetzt den alten Eintrag',
    ],
    movedSelf: [
      'Ihre Änderung ist angefragt',
      'Sicher, Ihre Änderung ist noch offen',
      'noch einmal eine Zusage',
      'Was zugesagt war, bleibt',
      'Zugesagt, gilt weiter: Seminarraum und Teeküche, Sa, 5. Dezember, 19:00–21:00 Uhr',
      'Gewünscht: Seminarraum und Teeküche, So, 6. Dezember, 19:00–21:00 Uhr',
    ],
    changed: [
      'Geändert',
      'Anlass: bisher „Spieleabend“, jetzt „Kartenabend“',
      'Personen: bisher 12, jetzt 10',
    ],
    cancelled: ['Abgesagt', '„Wasserschaden.“', 'Der Anhang nimmt den Termin aus Ihrem Kalender'],
    cancelledSelf: ['Sie haben abgesagt', 'danke, dass Sie Bescheid gesagt haben'],
    undecided: ['Verfallen', 'Niemand hat rechtzeitig über Ihre Anfrage entschieden', `${site}/aef/book`],
    asked: ['Eine Frage an Sie', '„Wie viele Stühle?“', 'Antworten:'],
  },
  en: {
    received: [
      'Please confirm: Seminarraum and Teeküche on Sat 5 December, Albert-Einstein-Forum',
      'Not certain yet',
      'until Tue 1 December, 11:00',
      'Sat 5 December, 19:00–21:00',
      '30 minutes before, 15 minutes after',
    ],
    entered: [
      'Request noted',
      'Hausleitung has entered your request',
      'Not certain yet',
      'by Fri 4 December, 10:00 at the latest',
    ],
    approved: ['Approved: Seminarraum and Teeküche on Sat 5 December', 'Certain', 'The attachment'],
    declined: ['Sorry, not possible', 'Not approved', '“Der Raum wird renoviert.”', `${site}/aef/book`],
    moved: [
      'Moved',
      'Hausleitung has moved your booking',
      'Before: Seminarraum and Teeküche, Sat 5 December, 19:00–21:00',
      'Now: Seminarraum, Mon 7 December, 18:00–20:00',
      'replaces the old one',
    ],
    movedSelf: [
      'Your change is asked for',
      'Certain, your change is still open',
      'has to be approved again',
      'What was approved stays',
      'Approved, still holds: Seminarraum and Teeküche, Sat 5 December, 19:00–21:00',
      'Asked for: Seminarraum and Teeküche, Sun 6 December, 19:00–21:00',
    ],
    changed: [
      'Changed',
      'What for: before: “Spieleabend”, now: “Kartenabend”',
      'People: before: 12, now: 10',
    ],
    cancelled: ['Cancelled', '“Wasserschaden.”', 'takes the date out of your calendar'],
    cancelledSelf: ['You have cancelled', 'Thank you for telling us'],
    undecided: ['Expired', 'nobody decided about your request in time', `${site}/aef/book`],
    asked: ['A question for you', '“Wie viele Stühle?”', 'Answer:'],
  },
} as const
