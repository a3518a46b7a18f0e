/**
 * What Exchange and Outlook name in "(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien": places by which we know the zone, in English
 * and German (Unicode CLDR 48, exemplar cities of `de`). Bern and Edinburgh, which have no zone of their own, stand beside one that has.
 */
const europe = (
  'Amsterdam Andorra Athens Belgrade Berlin Bratislava Brussels Bucharest Budapest Chisinau Copenhagen Dublin Gibraltar Helsinki Istanbul ' +
  'Kaliningrad Kiev Kyiv Lisbon Ljubljana London Luxembourg Madrid Malta Minsk Monaco Moscow Oslo Paris Podgorica Prague Riga Rome Samara ' +
  'Sarajevo Saratov Skopje Sofia Stockholm Tallinn Tirane Vaduz Vatican Vienna Vilnius Volgograd Warsaw Zagreb Zurich'
).split(' ')

const inGerman = {
  Athen: 'Europe/Athens',
  Belgrad: 'Europe/Belgrade',
  Brüssel: 'Europe/Brussels',
  Bukarest: 'Europe/Bucharest',
  Kiew: 'Europe/Kiev',
  Kopenhagen: 'Europe/Copenhagen',
  Lissabon: 'Europe/Lisbon',
  Luxemburg: 'Europe/Luxembourg',
  Moskau: 'Europe/Moscow',
  Prag: 'Europe/Prague',
  Rom: 'Europe/Rome',
  Saratow: 'Europe/Saratov',
  Tirana: 'Europe/Tirane',
  Warschau: 'Europe/Warsaw',
  Wien: 'Europe/Vienna',
  Wilna: 'Europe/Vilnius',
  Wolgograd: 'Europe/Volgograd',
  Zürich: 'Europe/Zurich',
  Azoren: 'Atlantic/Azores',
  Bagdad: 'Asia/Baghdad',
  Damaskus: 'Asia/Damascus',
  Eriwan: 'Asia/Yerevan',
  Fidschi: 'Pacific/Fiji',
  Hongkong: 'Asia/Hong_Kong',
  Jekaterinburg: 'Asia/Yekaterinburg',
  Kairo: 'Africa/Cairo',
  Karatschi: 'Asia/Karachi',
  Katmandu: 'Asia/Katmandu',
  Kathmandu: 'Asia/Katmandu',
  Krasnojarsk: 'Asia/Krasnoyarsk',
  Kuwait: 'Asia/Riyadh',
  'Mexiko-Stadt': 'America/Mexico_City',
  Maskat: 'Asia/Muscat',
  Nowosibirsk: 'Asia/Novosibirsk',
  Rangun: 'Asia/Rangoon',
  Riad: 'Asia/Riyadh',
  Singapur: 'Asia/Singapore',
  Taipeh: 'Asia/Taipei',
  Taschkent: 'Asia/Tashkent',
  Teheran: 'Asia/Tehran',
  Tiflis: 'Asia/Tbilisi',
  Tokio: 'Asia/Tokyo',
  Wladiwostok: 'Asia/Vladivostok',
}

const byDescription = {
  'Coordinated Universal Time': 'Etc/UTC',
  'Koordinierte Weltzeit': 'Etc/UTC',
  'Mitteleuropäische Zeit': 'Europe/Berlin',
  'West Central Africa': 'Africa/Lagos',
  'West-Zentralafrika': 'Africa/Lagos',
  'Atlantic Time (Canada)': 'America/Halifax',
  'Eastern Time (US & Canada)': 'America/New_York',
  'Central Time (US & Canada)': 'America/Chicago',
  'Mountain Time (US & Canada)': 'America/Denver',
  'Pacific Time (US & Canada)': 'America/Los_Angeles',
  'Eastern Time (USA & Kanada)': 'America/New_York',
  'Central Time (USA & Kanada)': 'America/Chicago',
  'Rocky Mountain-Zeit (USA & Kanada)': 'America/Denver',
  'Pacific Time (USA & Kanada)': 'America/Los_Angeles',
  Beijing: 'Asia/Shanghai',
  Peking: 'Asia/Shanghai',
  'Abu Dhabi': 'Asia/Dubai',
  Chennai: 'Asia/Calcutta',
  Mumbai: 'Asia/Calcutta',
  'New Delhi': 'Asia/Calcutta',
  'Neu-Delhi': 'Asia/Calcutta',
  Canberra: 'Australia/Sydney',
  Osaka: 'Asia/Tokyo',
}

/** Zones by the place that stands for each. */
export const zonesOfCities: Readonly<Record<string, string>> = {
  ...Object.fromEntries(europe.map((city) => [city, `Europe/${city}`])),
  ...inGerman,
  ...byDescription,
}
