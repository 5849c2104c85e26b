"""What the extraction promises on English sentences: the claim, who answers for it, and with what stance."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.models import Article, Claim, Language, SourceKind

OUTLET = "The Harbour Post"


def claims_of(text: str) -> list[Claim]:
    return extract(Article(text=text, language=Language.ENGLISH, origin="test", outlet=OUTLET))


def told(text: str) -> set[tuple[str, str, str]]:
    return {
        (claim.text, "; ".join(source.name for source in claim.sources), claim.status.value)
        for claim in claims_of(text)
    }


CASES = {
    "says, and a plural without an article": (
        "Sam Brookes says residents need more time.",
        {("Residents need more time.", "Sam Brookes", "asserted")},
    ),
    "told a station": (
        "Helen Marsh has told Radio Nine, the plan is dead.",
        {("The plan is dead.", "Helen Marsh", "asserted")},
    ),
    "it is understood, and another who says": (
        "It is understood two drivers have left the country and the Harbour Board says the port is closed.",
        {
            ("Two drivers have left the country.", OUTLET, "reported"),
            ("The port is closed.", "Harbour Board", "asserted"),
        },
    ),
    "rejected claims, saying": (
        "A spokeswoman has rejected claims that 300 staff are to be moved to Leeds saying there is room in Bristol.",
        {
            ("300 staff are to be moved to Leeds.", "A spokeswoman", "denied"),
            ("There is room in Bristol.", "A spokeswoman", "reported"),
        },
    ),
    "a union of workers, and says about so many": (
        "The Transport Workers Union will hold a picket and says about 1,600 families are facing a bleak winter.",
        {
            ("The Transport Workers Union will hold a picket.", OUTLET, "asserted"),
            ("About 1,600 families are facing a bleak winter.", "Transport Workers Union", "asserted"),
        },
    ),
    "a surname of two words": (
        "Karim bin Saleh resigned on Monday. The tape showed bin Saleh speaking to supporters in a room.",
        {
            ("Karim bin Saleh resigned on Monday.", OUTLET, "asserted"),
            ("The tape showed Karim bin Saleh speaking to supporters in a room.", OUTLET, "asserted"),
        },
    ),
    "he is no board": (
        '"The bridge is closed," Sam Brookes said. The road is open, the Harbour Board said. "I saw the flood," he said.',
        {
            ("The bridge is closed.", "Sam Brookes", "asserted"),
            ("The road is open.", "Harbour Board", "asserted"),
            ("Sam Brookes saw the flood.", "Sam Brookes", "asserted"),
        },
    ),
    "a comma too many": (
        "General Jane Marsh, said the bridge was safe.",
        {("The bridge was safe.", "Jane Marsh", "asserted")},
    ),
    "a people and its medics": (
        "The army sent a tank. Sylvanian medics said two men died.",
        {
            ("The army sent a tank.", OUTLET, "asserted"),
            ("Two men died.", "Sylvanian medics", "reported"),
        },
    ),
    "no thought of theirs": (
        "Sam Brookes and Omar Haddad denied making any mistakes, nor did they think the weather was bad.",
        {
            ("Sam Brookes made any mistakes.", "Sam Brookes; Omar Haddad", "denied"),
            ("Omar Haddad made any mistakes.", "Sam Brookes; Omar Haddad", "denied"),
        },
    ),
    "said without that": (
        "Northwind Rail said it would hire 200 drivers.",
        {("Northwind Rail would hire 200 drivers.", "Northwind Rail", "asserted")},
    ),
    "told somebody": (
        "Helen Marsh told reporters the bridge would reopen in May.",
        {("The bridge would reopen in May.", "Helen Marsh", "asserted")},
    ),
    "tag after the content": (
        "The flight landed safely in Oslo at 6 p.m., the airline said in a statement.",
        {("The flight landed safely in Oslo at 6 p.m.", "airline", "asserted")},
    ),
    "quotation and inverted tag": (
        '"The dam is safe," said Omar Haddad, an engineer, adding that the board inspected it every week.',
        {
            ("The dam is safe.", "Omar Haddad", "asserted"),
            ("The board inspected it every week.", "Omar Haddad", "asserted"),
        },
    ),
    "two verbs of saying": (
        "Northwind Rail denied that the driver had been asleep and said the signal had failed.",
        {
            ("The driver had been asleep.", "Northwind Rail", "denied"),
            ("The signal had failed.", "Northwind Rail", "asserted"),
        },
    ),
    "that repeated": (
        "Ahmed Saleh said that the wounded were stable and that supplies were running low.",
        {
            ("The wounded were stable.", "Ahmed Saleh", "asserted"),
            ("Supplies were running low.", "Ahmed Saleh", "asserted"),
        },
    ),
    "spokesperson of a body": (
        "A spokesperson for Northwind Rail said the depot was closed.",
        {("The depot was closed.", "Northwind Rail", "asserted")},
    ),
    "anonymous officials": (
        "Officials said on condition of anonymity that the talks had collapsed.",
        {("The talks had collapsed.", "Officials", "reported")},
    ),
    "bodies without a name": (
        "Local media reported that the suspect had fled to Belgium.",
        {("The suspect had fled to Belgium.", "Local media", "reported")},
    ),
    "disputed whether": (
        "The ferry company disputed on Monday whether the crew had been warned.",
        {("The crew had been warned.", "ferry company", "denied")},
    ),
    "rejected in a relative clause": (
        "The opposition says the vote was rigged, which the electoral commission denies.",
        {
            ("The vote was rigged.", "opposition", "asserted"),
            ("The vote was rigged.", "electoral commission", "denied"),
        },
    ),
    "figures and documents": (
        "A leaked letter says the plant will close in June.",
        {("The plant will close in June.", "leaked letter", "asserted")},
    ),
    "expected": (
        "Robert Lang is expected to resign next week.",
        {("Robert Lang is expected to resign next week.", OUTLET, "reported")},
    ),
    "reportedly": (
        "Two protesters were reportedly injured.",
        {("Two protesters were reportedly injured.", OUTLET, "reported")},
    ),
    "accusation": (
        "Iran accused the company of hiding the leak.",
        {("The company hid the leak.", "Iran", "asserted")},
    ),
    "label": (
        'Jane Doe described the strike as "irresponsible".',
        {('The strike is "irresponsible".', "Jane Doe", "asserted")},
    ),
    "label after a comma": (
        'Amina Diallo condemned the bombing, calling it "a cowardly act".',
        {
            ("Amina Diallo condemned the bombing.", OUTLET, "asserted"),
            ('The bombing is "a cowardly act".', "Amina Diallo", "asserted"),
        },
    ),
    "with somebody saying": (
        "The river rose by two metres, with Helen Marsh warning that the depot could flood.",
        {
            ("The river rose by two metres.", OUTLET, "asserted"),
            ("The depot could flood.", "Helen Marsh", "asserted"),
        },
    ),
    "participle in the tense of its clause": (
        "The storm hit the coast on Sunday, leaving 4,000 homes without power.",
        {
            ("The storm hit the coast on Sunday.", OUTLET, "asserted"),
            ("The storm left 4,000 homes without power.", OUTLET, "asserted"),
        },
    ),
    "clause without a verb of being": (
        "Helen Marsh defended the plan, with a vote expected on Friday.",
        {
            ("Helen Marsh defended the plan.", OUTLET, "asserted"),
            ("A vote is expected on Friday.", OUTLET, "reported"),
        },
    ),
    "possessive of the speaker": (
        "Russia has denied that its forces shelled the plant.",
        {("Russia's forces shelled the plant.", "Russia", "denied")},
    ),
    "a denied existence": (
        "The company denied the existence of secret plans to close the port.",
        {("Secret plans to close the port exist.", "company", "denied")},
    ),
    "denied deeds": (
        "Robert Lang has repeatedly denied any involvement in the fraud.",
        {("Robert Lang's involvement in the fraud.", "Robert Lang", "denied")},
    ),
    "what is believed": (
        "It is believed that the ship sank in 1912.",
        {("The ship sank in 1912.", OUTLET, "reported")},
    ),
    "saying after another verb": (
        "Mila Stan welcomed the verdict, saying that nobody was above the law.",
        {
            ("Mila Stan welcomed the verdict.", OUTLET, "asserted"),
            ("Nobody was above the law.", "Mila Stan", "asserted"),
        },
    ),
    "a claim that somebody denies": (
        "The firm hid the leak for a year, a claim that Northwind denies.",
        {
            ("The firm hid the leak for a year.", OUTLET, "asserted"),
            ("The firm hid the leak for a year.", "Northwind", "denied"),
        },
    ),
    "an act after a denial": (
        "Iran denied on Tuesday that it had attacked the tanker, and accused the firm of spreading lies.",
        {
            ("Iran had attacked the tanker.", "Iran", "denied"),
            ("The firm spread lies.", "Iran", "asserted"),
        },
    ),
    "abbreviations": (
        "The U.S. Supreme Court declined on Monday to hear the appeal.",
        {("The U.S. Supreme Court declined on Monday to hear the appeal.", OUTLET, "asserted")},
    ),
    "a medium that cites": (
        "The Lavia Times reported that two inspectors had been suspended, citing a leaked memo.",
        {("Two inspectors had been suspended.", "Lavia Times", "asserted")},
    ),
    "a request rejected is an act": (
        "A judge rejected Robert Lang's request on Monday.",
        {("A judge rejected Robert Lang's request on Monday.", OUTLET, "asserted")},
    ),
    "shown by deeds": (
        "The party showed it had learned nothing.",
        {("The party showed it had learned nothing.", OUTLET, "asserted")},
    ),
    "plain words before a past": (
        "Robert Lang has said unknown gunmen attacked his house.",
        {("Unknown gunmen attacked his house.", "Robert Lang", "asserted")},
    ),
    "a study whose": (
        "Nearly half of the sites are threatened, according to a new study whose findings surprise.",
        {("Nearly half of the sites are threatened.", "new study", "asserted")},
    ),
    "a storm by its name": (
        "Storm Barbara reached Ruritania on Monday. The storm closed ten roads.",
        {
            ("Storm Barbara reached Ruritania on Monday.", OUTLET, "asserted"),
            ("Storm Barbara closed ten roads.", OUTLET, "asserted"),
        },
    ),
    "a surname that is a trade": (
        "The veteran David Butler has died in Lavia. He was 38.",
        {
            ("The veteran David Butler has died in Lavia.", OUTLET, "asserted"),
            ("David Butler was 38.", OUTLET, "asserted"),
        },
    ),
    "she is not the man": (
        "David Lang met Sarah Stan in Lavia. She won the vote.",
        {
            ("David Lang met Sarah Stan in Lavia.", OUTLET, "asserted"),
            ("Sarah Stan won the vote.", OUTLET, "asserted"),
        },
    ),
    "an aside before the verb": (
        "State Sen. Jane Doe (R-Lavia), for example, said the mayor has tried to make the town safe and to provide jobs.",
        {
            ("The mayor has tried to make the town safe.", "Jane Doe", "asserted"),
            ("The mayor has tried to provide jobs.", "Jane Doe", "asserted"),
        },
    ),
    "following is no deed": (
        "NEW LAVIA - Families have returned to the city, following its liberation.",
        {("Families have returned to the city, following its liberation.", OUTLET, "asserted")},
    ),
    "gave after a quotation": (
        'Jane Doe said the work was "a gift to all" and gave the board a list.',
        {
            ('The work was "a gift to all".', "Jane Doe", "asserted"),
            ("Jane Doe gave the board a list.", OUTLET, "asserted"),
        },
    ),
    "denied one thing and accepted another": (
        "Omar Haddad denied being rude but accepted that the tests were late.",
        {
            ("Omar Haddad was rude.", "Omar Haddad", "denied"),
            ("The tests were late.", "Omar Haddad", "asserted"),
        },
    ),
    "denied lying and said": (
        "Omar Haddad denied lying to the family and said that the tests were late.",
        {
            ("Omar Haddad lied to the family.", "Omar Haddad", "denied"),
            ("The tests were late.", "Omar Haddad", "asserted"),
        },
    ),
    "claims by somebody that somebody dismisses": (
        "Allegations by Northwind Rail that the drivers slept were dismissed by the union.",
        {
            ("The drivers slept.", "Northwind Rail", "asserted"),
            ("The drivers slept.", "union", "denied"),
        },
    ),
    "a claim of somebody, amid which": (
        "Shares fell amid claims that the firm had hidden its losses.",
        {
            ("Shares fell amid claims that the firm had hidden its losses.", OUTLET, "asserted"),
            ("The firm had hidden its losses.", OUTLET, "reported"),
        },
    ),
    "he whom the claim is about denies it": (
        "Sylvania denied Ruritania's accusation that it had armed the rebels.",
        {
            ("Sylvania had armed the rebels.", "Ruritania", "asserted"),
            ("Sylvania had armed the rebels.", "Sylvania", "denied"),
        },
    ),
    "quoted by a paper": (
        "Helen Marsh was quoted by the Lavia Times as saying the bridge was closed.",
        {("The bridge was closed.", "Helen Marsh", "reported")},
    ),
    "went on to say": (
        "Jane Doe went on to say that the train was late.",
        {("The train was late.", "Jane Doe", "asserted")},
    ),
    "pointed out, made clear": (
        "Helen Marsh pointed out that the bridge was closed. Omar Haddad made it clear that the road was open.",
        {
            ("The bridge was closed.", "Helen Marsh", "asserted"),
            ("The road was open.", "Omar Haddad", "asserted"),
        },
    ),
    "as somebody put it": (
        "As Helen Marsh put it, the bridge is closed.",
        {("The bridge is closed.", "Helen Marsh", "asserted")},
    ),
    "heard by a court": (
        "The inquest was told that the driver had been asleep.",
        {("The driver had been asleep.", OUTLET, "reported")},
    ),
    "the allegation denied in the next sentence": (
        "The union accused Robert Lang of lying to the workers. Robert Lang denied the allegation.",
        {
            ("Robert Lang lied to the workers.", "union", "asserted"),
            ("Robert Lang lied to the workers.", "Robert Lang", "denied"),
        },
    ),
    "neither confirmed nor denied": (
        "A spokeswoman would neither confirm nor deny that an inquiry existed.",
        {("A spokeswoman would neither confirm nor deny that an inquiry existed.", OUTLET, "asserted")},
    ),
    "hardly any of that": (
        "Supporters say hardly any of that money has been seen.",
        {("Hardly any of that money has been seen.", "Supporters", "reported")},
    ),
    "the number of a relative clause": (
        "The board closed the plants along the river, which employ 60 people.",
        {
            ("The board closed the plants along the river.", OUTLET, "asserted"),
            ("The plants along the river employ 60 people.", OUTLET, "asserted"),
        },
    ),
    "admits doing": (
        "Robert Lang admitted stealing the money.",
        {("Robert Lang stole the money.", "Robert Lang", "asserted")},
    ),
    "narrator goes on": (
        "Goran Pavic said that 12 people had been arrested, but Free Kestria put the number at 40.",
        {
            ("12 people had been arrested.", "Goran Pavic", "asserted"),
            ("Free Kestria put the number at 40.", OUTLET, "asserted"),
        },
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_claim_source_and_status(text: str, expected: set[tuple[str, str, str]]) -> None:
    """Each sentence gives these claims, from these sources, with this status, and no other."""
    assert told(text) == expected


def test_quotation_over_paragraphs_keeps_its_speaker() -> None:
    """A quotation that goes on in the next paragraph, and « She continued: », stay with who spoke."""
    text = (
        'Labour minister Jane Doe said: "The mine is unsafe.\n'
        '"The owners knew about the cracks."\n'
        'She continued: "The tunnel needs new walls."\n'
    )
    assert {claim.sources[0].name for claim in claims_of(text)} == {"Jane Doe"}


def test_titles_are_no_names() -> None:
    """An office before a name is left out of the source's name; the first name found stays its fullest."""
    text = "Home Secretary Jane Doe said the camp was full. Doe added that buses would come on Monday."
    assert {claim.sources[0].name for claim in claims_of(text)} == {"Jane Doe"}
    assert {claim.sources[0].kind for claim in claims_of(text)} == {SourceKind.PERSON}


def test_refusals_deny_nothing() -> None:
    """« did not say whether », « declined to comment » are acts that the narrator tells."""
    text = "The president did not say whether he would sign the bill. The firm declined to comment."
    assert {(claim.sources[0].name, claim.status.value) for claim in claims_of(text)} == {(OUTLET, "asserted")}


def test_facts_do_not_speak() -> None:
    """« Recent storms show that … » names nobody who could answer for it."""
    assert {source for _, source, _ in told("Recent storms show that the sea wall is too low.")} == {OUTLET}


def test_doubtful_pronoun_stays_and_is_marked() -> None:
    """Where two persons compete, « he » stays, and the claim is marked as not standing alone."""
    claim = claims_of("John Reed praised Paul Cole. Cole thanked John Reed. He flew to Rome.")[-1]
    assert not claim.stands_alone
    assert claim.text == "He flew to Rome."


def test_orders_and_questions_are_no_claims() -> None:
    """Instructions to the reader and questions state nothing."""
    assert claims_of("Avoid the old bridge. Do not park near the river. Who broke the lock?") == []
