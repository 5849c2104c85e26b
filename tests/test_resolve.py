"""Whom a pronoun stands for, and when nobody can tell. All sentences are ours."""

from __future__ import annotations

import re

import pytest

from claims.extract import extract
from claims.models import Article, Claim, Language


def claims_of(text: str, language: Language = Language.FRENCH) -> dict[str, Claim]:
    """The claims of a text by their words."""
    return {c.text: c for c in extract(Article(text=text, language=language, origin="test", outlet="Le Courrier"))}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("La police a arrêté Paul Rivoire à Nantes. Il est accusé de vol.", "Paul Rivoire est accusé de vol."),
        (
            "La police a arrêté Paul Rivoire à Nantes. Il est accusé de vol. Il risque trois ans de prison.",
            "Paul Rivoire risque trois ans de prison.",
        ),
        (
            "La course a été remportée par le marin Paul Rivoire. Ce dernier avait déjà gagné en 2015.",
            "Paul Rivoire avait déjà gagné en 2015.",
        ),
        (
            "Le chauffeur roulait avec deux grammes d'alcool par litre de sang. Ce dernier a été arrêté mardi.",
            "Le chauffeur a été arrêté mardi.",
        ),
        (
            "Le maire Paul Rivoire a salué Jean Marchetti. Ils ont visité le port.",
            "Paul Rivoire et Jean Marchetti ont visité le port.",
        ),
        (
            "Jérôme, un jeune pompier de 26 ans, a été blessé par une branche alors qu'il courait dans la forêt.",
            "Jérôme courait dans la forêt.",
        ),
        (
            "L'étoile de Belmar, ou étoile KZ 12, est une étoile lointaine. Elle brille depuis mille ans.",
            "L'étoile de Belmar brille depuis mille ans.",
        ),
        (
            "Le groupe Solveig a annoncé qu'il fermerait deux usines.",
            "Le groupe Solveig fermerait deux usines.",
        ),
        ("Les gardiens ont installé un cordon. Il sera déplacé.", "Le cordon sera déplacé."),
    ],
)
def test_a_pronoun_becomes_what_it_stands_for(text: str, claim: str) -> None:
    """The one person of the sentence before, the last one named, two persons, an apposition, a body that speaks, a thing."""
    found = claims_of(text)
    assert claim in found, list(found)
    assert found[claim].stands_alone


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "L'homme a frappé un homme qu'il ne connaissait pas. Ce dernier est à l'hôpital.",
            "Ce dernier est à l'hôpital.",
        ),
        (
            "Leur voiture a été arrêtée par des inconnus. Ils ont été emmenés dans la forêt.",
            "Ils ont été emmenés dans la forêt.",
        ),
        (
            "Claire Vasseur a été élue. Son mari avait perdu son poste en 2015. Il dirige une usine.",
            "Son mari dirige une usine.",
        ),
        ("Les pompiers ont trouvé six sacs. Trois d'entre eux sont vides.", "Trois d'entre eux sont vides."),
        (
            "Le voleur a frappé un garde-côtes. Les collègues de ce dernier ont arrêté le voleur.",
            "Les collègues de ce dernier ont arrêté le voleur.",
        ),
        (
            "La championne Anne Rivoire a couru. Julie Marchetti a rejoint le groupe. Léa Dupin suit la championne.",
            "Léa Dupin suit la championne.",
        ),
        (
            "La grève a surpris Paul Rivoire. « Dès qu'elle a été informée, la direction a tout suspendu », dit-il.",
            "Dès qu'elle a été informée, la direction a tout suspendu.",
        ),
    ],
)
def test_an_open_reference_stays_open_and_is_marked(text: str, claim: str) -> None:
    """« Un homme » beside « l'homme », the owner of a subject, one of several, a champion among champions."""
    found = claims_of(text)
    assert claim in found, list(found)
    assert not found[claim].stands_alone


@pytest.mark.parametrize(
    ("text", "claim", "language"),
    [
        (
            "Le bilan s'est alourdi : il est désormais fait état de douze morts.",
            "Il est désormais fait état de douze morts.",
            Language.FRENCH,
        ),
        (
            "Un avion est tombé. Il a d'abord été fait état de cinq morts.",
            "Il a d'abord été fait état de cinq morts.",
            Language.FRENCH,
        ),
        (
            "Claire Vasseur a été élue. Quoi qu'il en soit, la route reste fermée.",
            "Quoi qu'il en soit, la route reste fermée.",
            Language.FRENCH,
        ),
        (
            "Le bateau a rompu son câble. Il s'ensuivit une longue dérive.",
            "Il s'ensuivit une longue dérive.",
            Language.FRENCH,
        ),
        (
            "Marc Delorme, porte-parole des éleveurs, confirme qu'il vaut mieux attendre le printemps.",
            "Il vaut mieux attendre le printemps.",
            Language.FRENCH,
        ),
        (
            "The Harbour Union has met twice. It is the last day of the strike.",
            "It is the last day of the strike.",
            Language.ENGLISH,
        ),
    ],
)
def test_nobody_is_found_for_a_pronoun_that_stands_for_nobody(text: str, claim: str, language: Language) -> None:
    """Impersonal phrases keep their words and stand alone."""
    found = claims_of(text, language)
    assert claim in found, list(found)
    assert found[claim].stands_alone


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "Anne Vasseur a perdu la finale, et Claire Rivoire a gagné le bronze. Elle vit à Nantes.",
            "Elle vit à Nantes.",
        ),
        (
            "Accompagné du ministre Paul Rivoire, il a visité le port de Nantes.",
            "Accompagné du ministre Paul Rivoire, il a visité le port de Nantes.",
        ),
        (
            "Paul Rivoire est entré. Le froid ne l'a pas gêné. Il a gagné la course.",
            "Il a gagné la course.",
        ),
        (
            "L'explosion a détruit un immeuble de Nantes. La police a annoncé qu'elle était due à une bombe.",
            "Elle était due à une bombe.",
        ),
        (
            "Paul Rivoire n'a pas dit de quoi Jean Marchetti est mort, mais Paul Rivoire a annoncé qu'il serait enterré.",
            "Il serait enterré.",
        ),
        ("Le maire Paul Rivoire a été giflé par un militant. Il a été arrêté.", "Il a été arrêté."),
        (
            "Jean Marchetti est maire. La surprise est venue de Paul Rivoire, qui a soutenu Jean Marchetti. Il avait hésité.",
            "Il avait hésité.",
        ),
        (
            "Deux incendies ont eu lieu. L'erreur de certains médias a été relevée. Ils sont accusés d'exagérer.",
            "Ils sont accusés d'exagérer.",
        ),
        ("Paul Rivoire a ajouté que « le bateau fuyait » et qu'« il parlait peu ».", "Il parlait peu."),
        ("L'individu a attaqué l'officier de police, parce que celui-ci était seul.", "Celui-ci était seul."),
    ],
)
def test_a_pronoun_stays_where_two_can_be_meant(text: str, kept: str) -> None:
    """A wrong name is worse than a pronoun: nothing is put in, and no claim with the pronoun stands alone."""
    found = claims_of(text)
    pronoun = kept.rsplit(maxsplit=1)[-1]
    about = [c for c in found.values() if c.text.endswith(pronoun)]
    assert about
    assert not any("pronoun:" in step for c in about for step in c.trace), [c.text for c in about]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Le secrétaire général des Îles unies, Luc Marchetti, quitte son poste. Il est remplacé.",
            "Luc Marchetti est remplacé.",
        ),
        ("Le frère de Park Min-su a été arrêté. Park Min-su a été soigné. Il va bien.", "Park Min-su va bien."),
        (
            "Le suspect aurait agi seul, mais on ignore encore s'il a bénéficié de complicités.",
            "On ignore encore si le suspect a bénéficié de complicités.",
        ),
        (
            "Le président du port, Luc Lavoine, s'est tu. Le syndicat des dockers attend une réponse. Il menace de fermer.",
            "Le syndicat des dockers menace de fermer.",
        ),
        (
            "Le journal La Vigie va disparaître. Le journal tire à 5 000 exemplaires. Il publiera un dernier numéro.",
            "Le journal La Vigie publiera un dernier numéro.",
        ),
        (
            "Premier Ruritain à avoir gagné la course, Ferdi Kolbe est mort jeudi. Il a été élu sportif du siècle.",
            "Ferdi Kolbe a été élu sportif du siècle.",
        ),
        ("Paul Rivoire parle. « Le peuple gronde mais il est patient », dit Paul Rivoire.", "Le peuple est patient."),
        (
            "Sur Télé 3, le candidat du Centre, Paul Rivoire, a parlé. Anne Marchetti a dénoncé les mots du candidat.",
            "Anne Marchetti a dénoncé les mots de Paul Rivoire.",
        ),
        (
            "Un tireur a attaqué l'ambassade de Ruritanie et l'Assemblée. Il y a deux morts devant l'ambassade.",
            "Il y a deux morts devant l'ambassade.",
        ),
        ("Paul Rivoire est parti. La défense des Rivoire est prête.", "La défense des Rivoire est prête."),
        ("Paul Rivoire est maire. Mme Rivoire travaillait ici.", "Mme Rivoire travaillait ici."),
        (
            "Le Ruritain Paul Rivoire est arrivé second. Il progresse devant Jean Marchetti.",
            "Paul Rivoire progresse devant Jean Marchetti.",
        ),
        (
            "Paul Rivoire, connu comme acteur et le mari de Claire Vasseur, a quitté Nantes. Il avait 73 ans.",
            "Paul Rivoire avait 73 ans.",
        ),
        (
            "Le Centre Rivoire, nommé en mémoire de Paul Rivoire, fête ses dix ans. Il a ouvert en 2007.",
            "Le Centre Rivoire a ouvert en 2007.",
        ),
        ("La ville a vu naître un parti. Il est dirigé par Claire Vasseur.", "Le parti est dirigé par Claire Vasseur."),
        (
            "Le second tireur a été identifié comme étant Paul Rivoire. Il était recherché.",
            "Le second tireur était recherché.",
        ),
        (
            "La société Norvia a assuré qu'elle ne fera pas payer les conducteurs.",
            "La société Norvia ne fera pas payer les conducteurs.",
        ),
        (
            "Le maire a exigé le contrôle de sa frontière avec la Ruritanie. Cette dernière a refusé.",
            "La Ruritanie a refusé.",
        ),
        (
            "Le député Paul Rivoire a parlé. Ce dernier a été salarié. Ce dernier a refusé de partir.",
            "Paul Rivoire a refusé de partir.",
        ),
        ("Les vents sont faibles grâce au ballon lancé de Nantes. Ce dernier sera relancé.", "Le ballon sera relancé."),
    ],
)
def test_the_whole_name_is_put_in(text: str, claim: str) -> None:
    """The antecedent is written in full, and « s'il » becomes « si »."""
    assert claim in claims_of(text), list(claims_of(text))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Mathieu Vasseur-Côté a affirmé que le débat est censuré.", ("Mathieu Vasseur-Côté", "person")),
        ("Theresa May a affirmé que la route est fermée.", ("Theresa May", "person")),
        ("Selon le Ministère de l'Éducation, dix écoles ont fermé.", ("Ministère de l'Éducation", "organisation")),
        ("Selon les dires du ministre Paul Rivoire, dix écoles ont fermé.", ("Paul Rivoire", "person")),
        ("Selon le Midi Libre, dix écoles ont fermé.", ("Midi Libre", "media")),
        (
            "Dix écoles ont fermé, a confirmé le ministère de la Santé sans préciser lesquelles.",
            ("ministère de la Santé", "organisation"),
        ),
    ],
)
def test_a_source_is_a_party_under_its_whole_name(text: str, source: tuple[str, str]) -> None:
    """Names are not cut in two, and what follows a name is no part of it."""
    sources = {(s.name, s.kind.value) for c in claims_of(text).values() for s in c.sources}
    assert source in sources, sources


def test_who_spoke_last_is_forgotten_where_somebody_else_is_told_of() -> None:
    """« Vient le tour de X. "…", a-t-il affirmé »: it is not whoever was told of before X."""
    text = (
        "Paul Rivoire a prêté serment. Vient ensuite le tour de Jean Marchetti. « La ville est calme », a-t-il affirmé."
    )
    said = claims_of(text)["La ville est calme."]
    assert [source.name for source in said.sources] != ["Paul Rivoire"]


_PRONOUN = re.compile(r"\W*(il|elle|ils|elles|ce dernier|celle-ci|he|she|they)\b", re.IGNORECASE)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Il était arrivé à Nantes le 26 janvier. Il avait loué un appartement.", Language.FRENCH),
        ("Elle siège au Conseil de Nantes. Elles sont parties. Ils sont restés dix ans à Lyon.", Language.FRENCH),
        ("Anne Vasseur a vu Claire Rivoire. Elle est tombée. Celle-ci est morte.", Language.FRENCH),
        ("Elle [la ville] a annoncé un plan. Ce dernier est prêt. Il a été refusé.", Language.FRENCH),
        ("« Il est parti et elle l'a suivi », dit un passant. Il reste à Lyon depuis 2012.", Language.FRENCH),
        ("Il montre qu'il y a deux rivières.", Language.FRENCH),
        ("He left the house. They had rented it. She sold a farm.", Language.ENGLISH),
    ],
)
def test_no_claim_that_opens_with_a_pronoun_stands_alone(text: str, language: Language) -> None:
    """Whatever the parse makes of it: a pronoun that nobody was put in for needs the rest of the article."""
    opened = [c for c in claims_of(text, language).values() if _PRONOUN.match(c.text)]
    assert opened
    assert not [c.text for c in opened if c.stands_alone]
