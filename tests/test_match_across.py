"""One event told in French and in English: the claims that both tell meet, the others do not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from claims.embed import load_encoder
from claims.extract import extract
from claims.match import Candidate, Statement, assign
from claims.models import Article, Language

DAY = datetime(2031, 11, 12, tzinfo=UTC).replace(tzinfo=None)  # a Wednesday

FIRE_FR = """\
Un incendie s'est déclaré mardi soir dans l'usine de meubles Halvorn à Brescoux, dans le nord de la France. Trois ouvriers \
ont été blessés, dont un grièvement. Le feu a détruit deux bâtiments de l'usine. Une soixantaine de pompiers ont lutté \
contre les flammes pendant six heures. Selon la préfecture, les fumées ne sont pas toxiques. Le syndicat Bois-Unis accuse \
la direction de négligence. L'usine Halvorn emploie 240 personnes. Le groupe suédois Nordmark a racheté l'usine en 2019. \
La ministre du Travail, Claire Vautrin, se rendra à Brescoux jeudi. Le parquet de Lens a ouvert une enquête. L'usine \
Halvorn a été fondée par un menuisier.
"""
FIRE_EN = """\
A fire broke out on Tuesday evening at the Halvorn furniture factory in Brescoux, in northern France. Three workers were \
injured, one of them seriously. The fire destroyed two of the factory's buildings. About 60 firefighters battled the flames \
for six hours. "The smoke is toxic," said Marie Lindh, a doctor in Brescoux. The Bois-Unis union accused management of \
negligence. The Halvorn factory employs 240 people. Swedish group Nordmark bought the plant in 2019. Labour minister Claire \
Vautrin will visit Brescoux on Thursday. Prosecutors in Lens have opened an investigation. The factory makes wooden chairs.
"""
STORM_FR = """\
La tempête Odile a traversé l'Irlande dans la nuit de samedi à dimanche. Un homme de 62 ans est mort à Cork, écrasé par un \
arbre. Près de 80 000 foyers sont privés d'électricité. L'aéroport de Dublin a annulé 130 vols. Des rafales de 148 km/h ont \
été enregistrées à Valentia. Toutes les écoles du comté de Kerry resteront fermées lundi. La tempête Odile se dirige vers \
l'Écosse. La ville de Galway n'a pas été inondée. Le port de Wexford est fermé.
"""
STORM_EN = """\
Storm Odile crossed Ireland overnight from Saturday to Sunday. A 62-year-old man was killed in Cork when a tree fell on \
him. Nearly 80,000 homes are without power. Dublin Airport cancelled 130 flights. Gusts of 148 km/h were recorded at \
Valentia. All schools in County Kerry will stay closed on Monday. Storm Odile is heading for Scotland. Galway city was \
flooded. Two fishermen were rescued off Sligo.
"""
VOTE_FR = """\
Ana Petrova a remporté dimanche l'élection présidentielle en Bulgarie avec 53,4 % des voix. La participation s'est élevée à \
58 %. Stoyan Marev a reconnu sa défaite dans la soirée. Ana Petrova prendra ses fonctions le 22 janvier. Le Kremlin a \
félicité la nouvelle présidente. Bruxelles a salué un scrutin « exemplaire ». Ana Petrova veut adopter l'euro en 2032.
"""
VOTE_EN = """\
Ana Petrova won Bulgaria's presidential election on Sunday with 53.4% of the vote. Turnout was 58%. Stoyan Marev conceded \
defeat in the evening. Ana Petrova will take office on 22 January. Moscow congratulated the new president. The European Union \
praised an "exemplary" vote. Ana Petrova wants to adopt the euro in 2032. Stoyan Marev is a former general.
"""


def statements(text: str, language: Language, title: str) -> list[Statement]:
    article = Article(text=text, language=language, origin="own", published=DAY)
    return [
        Statement(
            text=claim.text, language=language, day=DAY.date(), stands_alone=claim.stands_alone,
            content_hash=article.content_hash, title=title,
        )
        for claim in extract(article)
    ]  # fmt: skip


def met(french: list[Statement], english: list[Statement]) -> tuple[dict[str, str], set[tuple[str, str]]]:
    """(English claim → the French claim that it joins, (English claim, the French claim that it contradicts))."""
    rows = [load_encoder().encode([s.text for s in side]) for side in (french, english)]
    near = [
        [
            Candidate(claim_id=s.text, statement=s, similarity=round(min(1.0, float(mine @ theirs)), 4))
            for s, theirs in zip(french, rows[0], strict=True)
        ]
        for mine in rows[1]
    ]
    placed = assign(english, [s.text for s in english], rows[1], near)
    joined = {english[each.index].text: each.claim_id for each in placed if not each.opens}
    return joined, {(english[each.index].text, other) for each in placed for other, _ in each.contradicts}


@pytest.mark.parametrize(
    ("french", "english", "shared", "rivals"),
    [
        (
            statements(FIRE_FR, Language.FRENCH, "Brescoux : l'usine Halvorn en feu"),
            statements(FIRE_EN, Language.ENGLISH, "Brescoux: fire at the Halvorn factory"),
            9,
            {("The smoke is toxic.", "Les fumées ne sont pas toxiques.")},
        ),
        (
            statements(STORM_FR, Language.FRENCH, "La tempête Odile traverse l'Irlande"),
            statements(STORM_EN, Language.ENGLISH, "Storm Odile hits Ireland"),
            7,
            {("Galway city was flooded.", "La ville de Galway n'a pas été inondée.")},
        ),
        (
            statements(VOTE_FR, Language.FRENCH, "Ana Petrova élue présidente"),
            statements(VOTE_EN, Language.ENGLISH, "Ana Petrova elected president"),
            6,
            set(),
        ),
    ],
    ids=["fire", "storm", "vote"],
)
def test_claims_of_one_event_meet_across_languages(
    french: list[Statement], english: list[Statement], shared: int, rivals: set[tuple[str, str]]
) -> None:
    """Both texts tell what they share in the same order; what stands between it only one of them tells."""
    joined, contradicted = met(french, english)
    assert contradicted == rivals
    assert len(joined) == shared
    told = [statement.text for statement in french]
    order = [told.index(claim) for claim in joined.values()]
    assert order == sorted(set(order))
    alone = {
        "The factory makes wooden chairs.",
        "Two fishermen were rescued off Sligo.",
        "Stoyan Marev is a former general.",
    }
    assert not alone & set(joined)
