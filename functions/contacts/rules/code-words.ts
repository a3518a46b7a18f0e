/**
 * 256 short German words that everybody knows, that sound different on the phone and are written without umlauts.
 * Their order is part of every code that was ever given out: never change it.
 */
export const codeWords: readonly string[] = `
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
