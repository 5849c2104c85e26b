"""The gender of French first names and of nouns for persons: what « il » and « elle » can stand for.

Common first names that are given to one sex almost always, and a few of public life elsewhere, written down from general
knowledge; those that both sexes bear (Claude, Dominique, Camille) are left out. A name that is not here has no gender:
nothing is guessed from its letters.
"""

from __future__ import annotations

_MEN = frozenset(
    """adam adrien alain albert alexandre alexis alfred andré anthony antoine antonio armand arnaud arthur aurélien bastien
    benjamin benoît bernard bertrand bruno carlos cédric charles christian christophe clément cyril damien daniel david
    denis didier dimitri dominic donald édouard emmanuel éric erik étienne fabien fabrice félix fernand florent florian
    francis franck françois fred frédéric gabriel gaston geoffroy georges gérald gérard gilbert gilles grégoire grégory
    guillaume guy hervé henri hubert hugo hugues ivan jacques james jean jérémy jérôme joël johan john jonathan josé joseph
    juan jules julien karim kevin kévin laurent léo léon lionel loïc louis luc lucas ludovic marc marcel marco mario martin
    mathieu matthias matthieu maurice max maxime michael michaël michel mickaël mohamed nicolas noël olivier oscar pablo pascal
    patrice patrick paul pedro peter philippe pierre quentin raphaël raymond régis rémi rémy renaud rené richard robert
    robin rodolphe roger roland romain samuel sébastien serge simon stanislas stéphane stéphan sylvain théo théodore
    thibault thierry thomas tim tom tristan valentin victor vincent vladimir walter william xavier yann yannick yves
    jean-baptiste jean-christophe jean-claude jean-françois jean-jacques jean-louis jean-luc jean-marc jean-marie
    jean-michel jean-paul jean-philippe jean-pierre jean-yves pierre-yves pierre-andré marc-antoine louis-philippe""".split()
)
_WOMEN = frozenset(
    """adèle agathe agnès alice alicia aline amandine amélie anaïs angela angélique anna anne annie annick audrey
    aurélie barbara béatrice bénédicte bernadette brigitte camélia carole caroline catherine cécile céline chantal
    charlotte christelle christiane christine claire clara clarisse clémence clémentine colette coralie corinne danielle
    déborah delphine denise diane dominica dorothée edith élisa élisabeth élise élodie éliane emma emmanuelle estelle
    esther eva ève évelyne fabienne fanny fatima fernande flora florence françoise frédérique gabrielle geneviève georgette
    ghislaine gisèle hélène hillary ingrid irène isabelle jacqueline janine jeanne jeannine jennifer jessica joëlle johanna
    josiane julia julie juliette karine laetitia laura laure laurence léa liliane lina lisa louise lucie lucille lydia lydie
    madeleine magali manon margaret margot marguerite maria marianne marie marielle marina marine marion marlène marthe
    martine maryse mathilde maud mélanie mélissa michelle michèle mireille monique morgane muriel myriam nadège nadia
    nadine nancy natacha nathalie nicole noémie odette odile olga olivia paola patricia paule pauline rachel raymonde
    régine renée rita rosa roselyne sabine sabrina salomé sandra sandrine sarah ségolène séverine simone solène sonia
    sophie stéphanie suzanne sylvie thérèse theresa ursula valentine valérie vanessa vera véronique victoria virginie
    viviane yolande yvette yvonne zoé marie-christine marie-claude marie-france marie-hélène marie-josé marie-laure
    marie-pierre marie-thérèse anne-marie anne-sophie anne-laure""".split()
)
_FEMALE_ENDINGS = ("trice", "euse", "ière", "ienne", "onne", "ante", "ente", "ée", "ue", "esse")
_MALE_ENDINGS = ("teur", "eur", "ier", "ien", "ant", "ent", "é", "u", "on")
_EITHER = frozenset("professeur auteur ingénieur docteur chef témoin maire juge médecin écrivain victime".split())


def gender_of_first_name(name: str) -> str:
    """« Masc », « Fem » or nothing; « Jean-Frédéric » has the gender of its first part."""
    lower = name.lower()
    if "-" in lower and lower not in _MEN and lower not in _WOMEN:
        lower = lower.split("-", maxsplit=1)[0]
    return "Masc" if lower in _MEN else "Fem" if lower in _WOMEN else ""


def gender_of_role(noun: str) -> str:
    """The gender that the form of a noun for a person shows: « directrice », « député »; nothing for « ministre »."""
    if noun in _EITHER:
        return ""
    return "Fem" if noun.endswith(_FEMALE_ENDINGS) else "Masc" if noun.endswith(_MALE_ENDINGS) else ""
