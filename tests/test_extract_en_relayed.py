"""Who answers in English for what passes through several mouths, and what tags and titles of local news look like."""

from __future__ import annotations

import pytest

from tests.test_extract_en import OUTLET, claims_of, told

CASES = {
    "who is cited before the verb": (
        "The Valley Courier, citing an aide, reported that the bridge would be closed for two months.",
        {("The bridge would be closed for two months.", "an aide", "reported")},
    ),
    "who is cited before that": (
        "The Valley Courier reported on Monday, citing people familiar with the matter, that Telcora had bought Venix.",
        {("Telcora had bought Venix.", "people familiar with the matter", "reported")},
    ),
    "who is cited at the end": (
        "Lura said two drones were shot down, citing the defence ministry.",
        {("Two drones were shot down.", "defence ministry", "reported")},
    ),
    "who is cited after according to": (
        "The mine will shut in June, according to the Morning Echo, citing two company officials.",
        {("The mine will shut in June.", "two company officials", "reported")},
    ),
    "who is cited in a relative clause": (
        "The rise was due to wages, according to the Morning Echo, which cited two officials.",
        {("The rise was due to wages.", "two officials", "reported")},
    ),
    "reasons and documents are not cited to speak": (
        (
            "The Morning Echo, citing safety concerns, said the bridge would close. Tom Holt said crime had fallen, citing "
            "official figures."
        ),
        {("The bridge would close.", "Morning Echo", "asserted"), ("Crime had fallen.", "Tom Holt", "asserted")},
    ),
    "said that somebody had told her that": (
        "Ruth Stenner said Paul Holt had told her that the road was safe.",
        {
            ("Paul Holt had told her that the road was safe.", "Ruth Stenner", "asserted"),
            ("The road was safe.", "Paul Holt", "reported"),
        },
    ),
    "said, according to": (
        "Tom Holt said the landslide destroyed the barn, according to the Morning Echo.",
        {("The landslide destroyed the barn.", "Tom Holt", "reported")},
    ),
    "the agency quoted him as saying": (
        'Tom Holt lost his barn. "The hill came down at night," the Morning Echo quoted Tom Holt as saying.',
        {("Tom Holt lost his barn.", OUTLET, "asserted"), ("The hill came down at night.", "Tom Holt", "reported")},
    ),
    "a place and what it is before that": (
        (
            "Harbour authorities said at a news conference on Monday in Tesna, the provincial capital, that 42 boats were "
            "lost. More than 100 houses were destroyed, they said."
        ),
        {
            ("42 boats were lost.", "Harbour authorities", "reported"),
            ("Tesna is the provincial capital.", OUTLET, "asserted"),
            ("More than 100 houses were destroyed.", "Harbour authorities", "reported"),
        },
    ),
    "a month that is no verb": (
        "Residents made it clear at a meeting in May 2018 that the road could harm the woods.",
        {("The road could harm the woods.", "Residents", "reported")},
    ),
    "two plurals of people behind and": (
        (
            "The site also falls within the Elm Park and residents and councillors made it clear in March that the road could "
            "harm the woods."
        ),
        {
            ("The site also falls within the Elm Park.", OUTLET, "asserted"),
            ("The road could harm the woods.", "residents and councillors", "reported"),
        },
    ),
    "by arguing that": (
        "Orvell Group appealed the decision by arguing that the tender was unfair.",
        {
            ("Orvell Group appealed the decision.", OUTLET, "asserted"),
            ("The tender was unfair.", "Orvell Group", "asserted"),
        },
    ),
    "insisting that, without a comma": (
        "Union spokesman Ali al-Bassam played down the dispute insisting that only two sites were closed.",
        {
            ("Union spokesman Ali al-Bassam played down the dispute.", OUTLET, "asserted"),
            ("Only two sites were closed.", "Ali al-Bassam", "asserted"),
        },
    ),
    "a request that is denied is refused": (
        "Judge Rosa Lind denied the tenants' appeal when they could not prove the debt.",
        {("Rosa Lind denied the tenants' appeal when they could not prove the debt.", OUTLET, "asserted")},
    ),
    "statements that are": (
        "The ruling points out several statements that are open to a harmful reading.",
        {("The ruling points out several statements that are open to a harmful reading.", OUTLET, "asserted")},
    ),
    "a pronoun opens a quotation": (
        "In an emailed statement, Orvell Group says, “We respectfully disagree with the board.”",
        {("Orvell Group respectfully disagrees with the board.", "Orvell Group", "asserted")},
    ),
    "some parents claim": (
        "However, some homeowners claim that the whole vote was not carried out correctly.",
        {("The whole vote was not carried out correctly.", "some homeowners", "reported")},
    ),
    "initials end no sentence": (
        '"The toll may rise," H.V. Prakash, secretary of the flood agency, told reporters.',
        {("The toll may rise.", "H.V. Prakash", "asserted")},
    ),
    "a name in two commas after a role": (
        "“The plan was drawn up in secret,” one neighbour, Carla Dunne said.",
        {("The plan was drawn up in secret.", "Carla Dunne", "asserted")},
    ),
    "who told Reuters": (
        "“The trucks have left,” Adan Osman Jama, the movement’s field spokesman, told Reuters after the raid.",
        {("The trucks have left.", "Adan Osman Jama", "asserted")},
    ),
    "the article of an Arabic surname": (
        "Basil al-Durra said the road was shut. Durra said the dam held.",
        {("The road was shut.", "Basil al-Durra", "asserted"), ("The dam held.", "Basil al-Durra", "asserted")},
    ),
    "a councillor's title": (
        "Coun Derek Moss sits on the roads committee. Coun Moss said the lane was closed.",
        {
            ("Derek Moss sits on the roads committee.", OUTLET, "asserted"),
            ("The lane was closed.", "Derek Moss", "asserted"),
        },
    ),
    "the official of a moment ago": (
        (
            "Four ministers resigned on Monday, a cabinet official said. “Two others will go,” said the official, who asked "
            "not to be named."
        ),
        {
            ("Four ministers resigned on Monday.", "a cabinet official", "reported"),
            ("Two others will go.", "a cabinet official", "reported"),
        },
    ),
    "a place before the first sentence": (
        "TESNA: The dam at Lorne held on Monday.",
        {("The dam at Lorne held on Monday.", OUTLET, "asserted")},
    ),
    "said on a visit, and a colon": (
        'Tom Lisle said on a visit to a care home near Tesna: "The staff are paid too little."',
        {("The staff are paid too little.", "Tom Lisle", "asserted")},
    ),
    "an offer rejected after something": (
        (
            "Ministers and unions are once again locked in a stalemate over pay, after all four unions representing clerks and "
            "guards rejected an offer of a one-off payment this year."
        ),
        {
            (
                (
                    "Ministers and unions are once again locked in a stalemate over pay, after all four unions representing "
                    "clerks and guards rejected an offer of a one-off payment this year."
                ),
                OUTLET,
                "asserted",
            )
        },
    ),
    "he has told friends": (
        "Victor Blane bought the club. He has told friends that he regrets the purchase, an aide said.",
        {
            ("Victor Blane bought the club.", OUTLET, "asserted"),
            ("Victor Blane has told friends that he regrets the purchase.", "an aide", "reported"),
        },
    ),
    "which he said would be": (
        "The vote paved the way for the general election, which Tom Lisle on Tuesday said would be held in May.",
        {
            ("The vote paved the way for the general election.", OUTLET, "asserted"),
            ("The general election would be held in May.", "Tom Lisle", "asserted"),
        },
    ),
    "which of two nouns he said it of, nobody can tell": (
        "Labour won a vote in the upper house, which Tom Lisle said would be a lesson for many members.",
        {("Labour won a vote in the upper house.", OUTLET, "asserted")},
    ),
    "a tag behind an adverbial": (
        "Tom Lisle runs the mill. Along with results of tests and other events, he said, reports can move the price.",
        {
            ("Tom Lisle runs the mill.", OUTLET, "asserted"),
            ("Along with results of tests and other events, reports can move the price.", "Tom Lisle", "asserted"),
        },
    ),
    "a statement that says": (
        "Tom Lisle released a statement on Sunday saying the mill would close.",
        {
            ("Tom Lisle released a statement on Sunday.", OUTLET, "asserted"),
            ("The mill would close.", "Tom Lisle", "asserted"),
        },
    ),
    "cases confirmed are no saying": (
        "Of the 61 cases confirmed in Tesna, 54 were children.",
        {("Of the 61 cases confirmed in Tesna, 54 were children.", OUTLET, "asserted")},
    ),
    "the most reported in a year": (
        "Health officials say 23 measles cases have been found, the most reported in the town since 1991.",
        {
            (
                "23 measles cases have been found, the most reported in the town since 1991.",
                "Health officials",
                "reported",
            )
        },
    ),
    "a road and its town": (
        "Police were called to a house on Elm Road, Lorne, on Monday.",
        {("Police were called to a house on Elm Road, Lorne, on Monday.", OUTLET, "asserted")},
    ),
    "whose office a name is": (
        "A motion by the shadow treasurer, Joe Lisle, was defeated.",
        {
            ("Joe Lisle is the shadow treasurer.", OUTLET, "asserted"),
            ("A motion by the shadow treasurer, Joe Lisle, was defeated.", OUTLET, "asserted"),
        },
    ),
    "two participles": (
        "Orvell Group raised its forecast on Monday, lifting hopes for spring and sending its shares up.",
        {
            ("Orvell Group raised its forecast on Monday.", OUTLET, "asserted"),
            ("Orvell Group lifted hopes for spring and sent its shares up.", OUTLET, "asserted"),
        },
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_what_is_passed_on_is_given_to_whoever_said_it(text: str, expected: set[tuple[str, str, str]]) -> None:
    """The claims, who stands behind them, and how."""
    assert told(text) == expected


def test_who_is_cited_speaks_through_the_medium() -> None:
    """« The Courier, citing an aide, reported P »: the aide, through the Courier."""
    (claim,) = claims_of("The Valley Courier, citing an aide, reported that the bridge would be closed.")
    through = claim.sources[0].through
    assert through is not None
    assert through.name == "Valley Courier"


def test_a_statement_above_its_quotation_is_kept() -> None:
    """« X told Y that P: » and the quotation in the next paragraph: both are told."""
    text = "Carl Dunne told Radio Coast that the crew fought the fire for an hour:\n\n“The smoke was thick.”"
    assert ("The crew fought the fire for an hour.", "Carl Dunne", "asserted") in told(text)
