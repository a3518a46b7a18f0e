import type { HouseWords } from '../../../functions/houses/schema/own-words.ts'
import type { RoomSettings } from '../../../functions/rooms/schema.ts'
import type { Language } from '../../../shared/language.ts'

/** What the house tells whoever comes. */
export const told = {
  openedBy: 'Die Hausleitung schließt eine Viertelstunde vor Ihrem Termin auf.',
  keyText:
    'Abends holen Sie den Schlüssel im Kiosk gegenüber ab. Danach kommt er in den Briefkasten am Eingang.',
  parking: 'Hinter dem Haus gibt es zehn Plätze, zwei davon breit. Fahrräder stehen am Eingang unter Dach.',
} as const satisfies HouseWords

type RoomFacts = Pick<RoomSettings, 'floor' | 'access' | 'cost'>

const below = {
  floor: 'Erdgeschoss',
  access: ['step-free', 'wide-door', 'accessible-toilet'],
} satisfies RoomFacts
const above = { floor: '1. Stock', access: ['step-free', 'lift'], cost: 'kostenlos' } satisfies RoomFacts
const free = 'kostenlos für Gruppen aus dem Viertel'

export const roomFacts: Readonly<Record<string, RoomFacts>> = {
  seminarraum: { ...below, cost: `${free}; private Feste 60 Euro` },
  teekueche: { ...below, cost: free },
  'beratung-1': above,
  'beratung-2': above,
  'beratung-3': above,
}

interface Described {
  name: string
  description: string
  floor: string
  cost: string
}

/** The same in other languages: the house, its two big rooms, and what the small ones have in common. */
export interface Translated {
  house: HouseWords
  hall: Described
  kitchen: Described
  small: Omit<Described, 'name'>
  /** What the three small ones are called, before their number. */
  consulting: string
}

export const translated: Readonly<Record<Exclude<Language, 'de'>, Translated>> = {
  en: {
    house: {
      rules:
        'Please leave the rooms the way you would like to find them.\nWhoever leaves last closes the windows and turns off the lights.\nPlease wash the dishes and put them back.\nSmoking is allowed outside only.',
      openedBy: 'The house opens a quarter of an hour before your booking.',
      keyText:
        'In the evening you get the key at the kiosk across the street. Afterwards put it into the letter box at the door.',
      parking:
        'There are ten spaces behind the house, two of them wide. Bicycles stand under a roof at the door.',
    },
    hall: {
      name: 'Seminar room',
      description: 'A large, bright room for meetings, talks and parties.',
      floor: 'Ground floor',
      cost: 'free for groups of the neighbourhood; private parties 60 euros',
    },
    kitchen: {
      name: 'Tea kitchen',
      description: 'A kitchen for cooking and coffee, beside the seminar room.',
      floor: 'Ground floor',
      cost: 'free for groups of the neighbourhood',
    },
    small: { description: 'A small room for talks in confidence.', floor: 'First floor', cost: 'free' },
    consulting: 'Consulting room',
  },
  tr: {
    house: {
      rules:
        'Lütfen odaları bulmak istediğiniz gibi bırakın.\nEn son çıkan pencereleri kapatır ve ışıkları söndürür.\nLütfen bulaşıkları yıkayıp yerine koyun.\nSigara yalnızca dışarıda içilir.',
      openedBy: 'Ev, randevunuzdan on beş dakika önce açılır.',
      keyText: 'Akşamları anahtarı karşıdaki büfeden alırsınız. Sonra girişteki posta kutusuna atarsınız.',
      parking: 'Evin arkasında on park yeri var, ikisi geniş. Bisikletler girişte, çatı altında durur.',
    },
    hall: {
      name: 'Seminer odası',
      description: 'Toplantılar, konuşmalar ve kutlamalar için büyük, aydınlık bir oda.',
      floor: 'Zemin kat',
      cost: 'mahalledeki gruplar için ücretsiz; özel kutlamalar 60 avro',
    },
    kitchen: {
      name: 'Çay mutfağı',
      description: 'Yemek pişirmek ve kahve içmek için mutfak, seminer odasının yanında.',
      floor: 'Zemin kat',
      cost: 'mahalledeki gruplar için ücretsiz',
    },
    small: { description: 'Özel görüşmeler için küçük bir oda.', floor: '1. kat', cost: 'ücretsiz' },
    consulting: 'Danışma odası',
  },
  ar: {
    house: {
      rules:
        'يُرجى ترك الغرف كما تحبّون أن تجدوها.\nمن يخرج أخيرًا يغلق النوافذ ويطفئ الضوء.\nيُرجى غسل الأواني وإعادتها إلى مكانها.\nالتدخين مسموح في الخارج فقط.',
      openedBy: 'يُفتح البيت قبل موعدكم بربع ساعة.',
      keyText: 'في المساء تأخذون المفتاح من الكشك المقابل، ثم تضعونه بعد ذلك في صندوق البريد عند المدخل.',
      parking: 'خلف البيت عشرة مواقف للسيارات، اثنان منها واسعان. الدرّاجات عند المدخل تحت السقف.',
    },
    hall: {
      name: 'غرفة الندوات',
      description: 'غرفة كبيرة ومضيئة للقاءات والمحاضرات والاحتفالات.',
      floor: 'الطابق الأرضي',
      cost: 'مجانًا لمجموعات الحيّ؛ الاحتفالات الخاصة 60 يورو',
    },
    kitchen: {
      name: 'المطبخ',
      description: 'مطبخ للطبخ وشرب القهوة، بجانب غرفة الندوات.',
      floor: 'الطابق الأرضي',
      cost: 'مجانًا لمجموعات الحيّ',
    },
    small: { description: 'غرفة صغيرة للأحاديث الخاصة.', floor: 'الطابق الأول', cost: 'مجانًا' },
    consulting: 'غرفة الاستشارة',
  },
  uk: {
    house: {
      rules:
        'Будь ласка, залишайте приміщення такими, якими хотіли б їх застати.\nХто йде останнім, зачиняє вікна й вимикає світло.\nПосуд, будь ласка, помийте й поставте на місце.\nКурити можна лише надворі.',
      openedBy: 'Дім відчиняють за чверть години до вашого часу.',
      keyText:
        'Увечері ключ можна взяти в кіоску навпроти. Потім опустіть його в поштову скриньку біля входу.',
      parking:
        'За будинком є десять місць для авто, два з них широкі. Велосипеди стоять під дахом біля входу.',
    },
    hall: {
      name: 'Семінарська кімната',
      description: 'Велика світла кімната для зустрічей, доповідей і свят.',
      floor: 'Перший поверх (на рівні вулиці)',
      cost: 'безкоштовно для груп з району; приватні свята 60 євро',
    },
    kitchen: {
      name: 'Кухня',
      description: 'Кухня, щоб готувати й пити каву, поруч із семінарською кімнатою.',
      floor: 'Перший поверх (на рівні вулиці)',
      cost: 'безкоштовно для груп з району',
    },
    small: {
      description: 'Невелика кімната для довірливих розмов.',
      floor: 'Другий поверх, є ліфт',
      cost: 'безкоштовно',
    },
    consulting: 'Кімната для консультацій',
  },
  ro: {
    house: {
      rules:
        'Vă rugăm să lăsați sălile așa cum v-ar plăcea să le găsiți.\nCine pleacă ultimul închide ferestrele și stinge lumina.\nVă rugăm să spălați vasele și să le puneți la loc.\nFumatul este permis numai afară.',
      openedBy: 'Casa se deschide cu un sfert de oră înaintea rezervării dumneavoastră.',
      keyText:
        'Seara luați cheia de la chioșcul de vizavi. La plecare o puneți în cutia poștală de la intrare.',
      parking:
        'În spatele casei sunt zece locuri de parcare, dintre care două late. Bicicletele stau la intrare, sub acoperiș.',
    },
    hall: {
      name: 'Sala de seminare',
      description: 'Sală mare și luminoasă pentru întâlniri, prezentări și petreceri.',
      floor: 'Parter',
      cost: 'gratuit pentru grupurile din cartier; petreceri private 60 de euro',
    },
    kitchen: {
      name: 'Bucătăria',
      description: 'Bucătărie pentru gătit și băut cafea, lângă sala de seminare.',
      floor: 'Parter',
      cost: 'gratuit pentru grupurile din cartier',
    },
    small: { description: 'Sală mică pentru discuții confidențiale.', floor: 'Etajul 1', cost: 'gratuit' },
    consulting: 'Sala de consiliere',
  },
  bg: {
    house: {
      rules:
        'Моля, оставяйте помещенията такива, каквито бихте искали да ги заварите.\nКойто си тръгва последен, затваря прозорците и гаси светлината.\nМоля, измийте съдовете и ги върнете на мястото им.\nПуши се само навън.',
      openedBy: 'Домът се отваря четвърт час преди Вашия час.',
      keyText: 'Вечер вземате ключа от павилиона отсреща. След това го пуснете в пощенската кутия при входа.',
      parking:
        'Зад къщата има десет места за коли, две от тях са широки. Велосипедите се оставят под навеса при входа.',
    },
    hall: {
      name: 'Семинарна зала',
      description: 'Голяма, светла зала за срещи, беседи и празненства.',
      floor: 'Партер',
      cost: 'безплатно за групи от квартала; частни празненства 60 евро',
    },
    kitchen: {
      name: 'Кухня',
      description: 'Кухня за готвене и кафе, до семинарната зала.',
      floor: 'Партер',
      cost: 'безплатно за групи от квартала',
    },
    small: { description: 'Малка стая за поверителни разговори.', floor: 'Първи етаж', cost: 'безплатно' },
    consulting: 'Стая за консултации',
  },
  'de-simple': {
    house: {
      rules:
        'Bitte räumen Sie am Ende auf.\nGehen Sie als Letzte? Dann schließen Sie bitte die Fenster. Und machen Sie das Licht aus.\nBitte spülen Sie das Geschirr. Stellen Sie es dann in den Schrank zurück.\nRauchen dürfen Sie nur draußen.',
      openedBy: 'Wir schließen die Tür auf. Das machen wir 15 Minuten vor Ihrem Termin.',
      keyText:
        'Am Abend holen Sie den Schlüssel im Kiosk. Der Kiosk ist gegenüber. Am Ende werfen Sie den Schlüssel in den Briefkasten. Der Briefkasten ist am Eingang.',
      parking:
        'Hinter dem Haus sind 10 Parkplätze. Zwei davon sind breit. Fahrräder stehen am Eingang. Dort ist ein Dach.',
    },
    hall: {
      name: 'Großer Raum',
      description: 'Der Raum ist groß und hell. Er ist für Treffen, Vorträge und Feste.',
      floor: 'Erdgeschoss. Das ist ganz unten.',
      cost: 'Gruppen aus dem Viertel zahlen nichts. Private Feste kosten 60 Euro.',
    },
    kitchen: {
      name: 'Küche',
      description: 'Hier können Sie kochen und Kaffee trinken. Die Küche ist neben dem Seminarraum.',
      floor: 'Erdgeschoss. Das ist ganz unten.',
      cost: 'Gruppen aus dem Viertel zahlen nichts.',
    },
    small: {
      description: 'Der Raum ist klein. Hier können Sie in Ruhe sprechen. Niemand hört zu.',
      floor: '1. Stock. Es gibt einen Aufzug.',
      cost: 'Der Raum kostet nichts.',
    },
    consulting: 'Raum für Beratung',
  },
}
