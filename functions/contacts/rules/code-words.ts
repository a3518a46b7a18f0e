/**
 * 256 short German words that everybody knows, that sound different on the phone and are written without umlauts.
 * Their order is part of every code that was ever given out: never change it.
 */
export const germanCodeWords: readonly string[] = `
Abend Acker Adler Ahorn Allee Ampel Amsel Anker Apfel Asche Ast Auge Auto Bach Bahn Ball Balkon
Banane Band Bank Bart Bauch Bauer Baum Beere Beet Bein Berg Besen Bett Beutel Biber Biene Bild Birke
Birne Blatt Blitz Blume Bluse Boden Bogen Bohne Boot Brief Brille Brot Brunnen Buch Bus Busch Butter
Dach Dachs Dampf Daumen Decke Delfin Dose Drache Draht Duft Eiche Eimer Eis Elch Elefant Ente Erbse
Erde Esel Eule Fabrik Faden Fahne Falke Farbe Farn Fass Feder Feld Fenster Ferien Feuer Figur Film
Fink Finger Fisch Flagge Flasche Flur Fluss Forelle Frosch Fuchs Gabel Gans Garten Gast Geige
Gitarre Glas Glocke Gold Gras Gurke Hafen Hafer Hahn Halle Hammer Hand Harfe Hase Haus Hecke Heide
Helm Hemd Herbst Herd Herz Himmel Hirsch Hof Holz Honig Hose Hotel Hund Igel Insel Jacke Juli Kabel
Kaffee Kamel Kamin Kanne Karte Kasse Katze Kegel Keks Keller Kerze Kette Kino Kirsche Kiste Klavier
Klee Knopf Koch Koffer Kohl Komet Korb Kran Kranz Kreide Kreis Krone Kuchen Kugel Kuh Lachs Laden
Lampe Land Lauch Leiter Lerche Licht Linde Linse Lotse Luchs Luft Mai Mandel Mantel Markt Maske Mast
Maus Meer Mehl Meise Melone Milch Minze Mond Moos Morgen Motor Nacht Nadel Nase Natur Nebel Nelke
Nest Netz Nudel Nuss Oase Obst Ofen Ohr Orgel Otter Paket Palme Papier Park Perle Pfanne Pferd
Pfirsich Pilz Pinsel Pirat Platz Polster Puppe Quelle Rabe Radio Rakete Regen Reis Ring Rock Rose
Ruder Saft Salat Salz Sand Schaf Schal Schiff Schnee Schrank Seife Sessel Socke Sofa Sommer Sonne
Spiegel Stern Stuhl Tafel
`
  .trim()
  .split(/\s+/)

/** As many English ones, none of them German too. Their order never changes either. */
export const englishCodeWords: readonly string[] = `
Acorn Actor Alarm Almond Anchor Animal Apple Apron Arrow Artist Aspen Aunt Avenue Bacon Badge Bagel
Bakery Bamboo Barley Barn Basket Beach Beacon Bean Bear Beetle Bell Bench Berry Bicycle Bird Biscuit
Blanket Blossom Boat Bonnet Book Bottle Boulder Bowl Branch Bread Breeze Brick Bridge Broom Brother
Bubble Bucket Butcher Button Cabin Cactus Candle Canoe Canvas Cape Carpet Carrot Castle Cellar Chair
Chalk Cherry Chess Chimney Cider Cinema Circle Clover Coach Coast Cobra Comet Cookie Copper Coral
Corner Cotton Cousin Cradle Crane Cricket Crown Cupboard Curtain Cushion Daisy Dancer Desert Diamond
Dinner Doctor Dolphin Donkey Dragon Drawer Dream Drum Duck Eagle Elbow Engine Falcon Farmer Feather
Fiddle Finch Flower Flute Forest Fountain Fox Frost Garlic Gate Giant Ginger Giraffe Glove Goose
Grape Guitar Hammock Harbour Hazel Heather Hedge Helmet Hero Holiday Honey Horse Island Ivory Ivy
Jacket Jasmine Jelly Jewel Jungle Kettle Kitchen Kite Kitten Ladder Lake Lantern Lemon Letter
Library Lion Lizard Lobster Maple Marble Market Meadow Melody Mirror Monkey Moon Morning Mountain
Mouse Mushroom Nephew Niece Ocean Olive Onion Orchard Oven Owl Oyster Paddle Painter Palace Panda
Parrot Pastry Peach Peanut Pebble Pencil Penguin Pepper Picnic Pigeon Pillow Pilot Pine Planet Plum
Pocket Poem Pony Poppy Potato Puddle Pumpkin Puzzle Quilt Rabbit Rainbow Raven Ribbon River Robin
Rocket Roof Saddle Sailing Sailor Salmon School Scooter Shadow Sheep Shell Shower Sister Skate Snow
Spider Spoon Squirrel Station Stone Story Stream Sugar Swan Sweater Teacher Temple Tiger Tomato
Towel Tower Tractor Trumpet Tulip Turtle Uncle Valley Velvet Village Violin Waffle Wagon Walnut
Whale Wheat Willow Window
`
  .trim()
  .split(/\s+/)
