"""What the extraction promises on the long sentences of news agencies: asides before the verb, acts beside words, denials."""

from __future__ import annotations

import pytest

from tests.test_extract_en import OUTLET, claims_of, told

CASES = {
    "whose clause before told": (
        "Mayor Lena Ostrow, whose party has run the town since 2011, told the council that a bridge would be built by June.",
        {("A bridge would be built by June.", "Lena Ostrow", "asserted")},
    ),
    "a participle first, and a who clause": (
        "Testifying on the second day, Nora Quill, who managed the site until 2009, said her managers had burnt files.",
        {
            ("Nora Quill managed the site until 2009.", OUTLET, "asserted"),
            ("Nora Quill's managers had burnt files.", "Nora Quill", "asserted"),
        },
    ),
    "a tag with a whose clause": (
        '"The walls shook for a minute," said Pia Holm, a farmer whose barn stood near the quarry.',
        {("The walls shook for a minute.", "Pia Holm", "asserted")},
    ),
    "an aside inside what is said is no tag": (
        "Nora Quill said that the then director, Alan Frey, had told Ed Moss that nobody would find out.",
        {
            ("Alan Frey is the then director.", OUTLET, "asserted"),
            ("The then director, Alan Frey, had told Ed Moss that nobody would find out.", "Nora Quill", "asserted"),
        },
    ),
    "however after the verb": (
        "Alan Frey admitted, however, that two alarms had not been replaced.",
        {("Two alarms had not been replaced.", "Alan Frey", "asserted")},
    ),
    "who asked not to be named": (
        "A Swedish envoy who asked not to be named said talks were being prepared.",
        {("Talks were being prepared.", "A Swedish envoy", "reported")},
    ),
    "said that somebody believed that": (
        "A Danish official said Oslo believed that smugglers were using the port.",
        {("Oslo believed that smugglers were using the port.", "A Danish official", "reported")},
    ),
    "said and recommended": (
        "A report by the Harlow Institute said that the dam was cracked and recommended that work be stopped.",
        {
            ("The dam was cracked.", "report by the Harlow Institute", "asserted"),
            ("A report by the Harlow Institute recommended that work be stopped.", OUTLET, "asserted"),
        },
    ),
    "confirmed but declined": (
        "A Norvik spokeswoman confirmed that meetings had taken place but declined to give details.",
        {
            ("Meetings had taken place.", "Norvik", "asserted"),
            ("A Norvik spokeswoman declined to give details.", OUTLET, "asserted"),
        },
    ),
    "unions in general, and whom they accuse": (
        "Unions said the real number was higher and accused the mine of hiding three accidents.",
        {
            ("The real number was higher.", "Unions", "reported"),
            ("The mine hid three accidents.", "Unions", "reported"),
        },
    ),
    "each other": (
        "Norway and Denmark accused each other of fishing illegally.",
        {("Norway and Denmark accused each other of fishing illegally.", OUTLET, "asserted")},
    ),
    "but there was no confirmation": (
        "Regional media reported that a second boat was missing, but there was no official confirmation.",
        {
            ("A second boat was missing.", "Regional media", "reported"),
            ("There was no official confirmation.", OUTLET, "asserted"),
        },
    ),
    "although after a tag": (
        "Fighting had stopped on Sunday, aid workers said, although the road was still closed.",
        {
            ("Fighting had stopped on Sunday.", "aid workers", "reported"),
            ("The road was still closed.", OUTLET, "asserted"),
        },
    ),
    "announced something": (
        "The finance minister, who flew to the island on Sunday, announced the release of 3 million euros in aid.",
        {
            ("The finance minister flew to the island on Sunday.", OUTLET, "asserted"),
            ("The finance minister announced the release of 3 million euros in aid.", OUTLET, "asserted"),
        },
    ),
    "a vote that observers said was": (
        "The Unity Party won power on Monday in a vote that observers said was marred by fraud.",
        {
            (
                "The Unity Party won power on Monday in a vote that observers said was marred by fraud.",
                OUTLET,
                "asserted",
            )
        },
    ),
    "reports that are untrue": (
        "Reports that Alan Frey will receive a bonus of 2 million euros are untrue, the company said.",
        {("Alan Frey will receive a bonus of 2 million euros.", "company", "denied")},
    ),
    "claims that were false": (
        "Pia Holm said claims that the plant leaked acid were false.",
        {("The plant leaked acid.", "Pia Holm", "denied")},
    ),
    "claimed on a day to have done": (
        "The army claimed on Friday to have shot down a helicopter.",
        {("The army had shot down a helicopter.", "army", "asserted")},
    ),
    "a label of two words": (
        'Tom Velk called the remark "pure invention".',
        {('The remark is "pure invention".', "Tom Velk", "asserted")},
    ),
    "a title in small letters before a name": (
        "Demand rose to 12 gigawatts, grid operator Volta said.",
        {("Demand rose to 12 gigawatts.", "Volta", "asserted")},
    ),
    "by reports is no tag": (
        'Norway said it was "deeply worried" by reports of torture but stopped short of calling for sanctions.',
        {
            ('Norway was "deeply worried" by reports of torture.', "Norway", "asserted"),
            ("Norway stopped short of calling for sanctions.", OUTLET, "asserted"),
        },
    ),
    "the mayor, by name": (
        "The town depends on the mine, according to the mayor, Uta Lang.",
        {("The town depends on the mine.", "Uta Lang", "asserted")},
    ),
    "whom somebody worked for does not speak": (
        "A former executive of the drugmaker Velara told a court that the trial had failed.",
        {("The trial had failed.", "A former executive of the drugmaker Velara", "reported")},
    ),
    "an association of many": (
        "The National Grocers' Association said fruit deliveries had fallen.",
        {("Fruit deliveries had fallen.", "National Grocers' Association", "asserted")},
    ),
    "called nonsense, the reports after it": (
        'The Norvik Group described as "complete nonsense" on Tuesday media reports that Alan Frey had sold the mine.',
        {("Alan Frey had sold the mine.", "Norvik Group", "denied")},
    ),
    "reports that are not true": (
        'President Jane Doe said on Monday that newspaper reports that Norvik and Skyra had merged were "not true".',
        {("Norvik and Skyra had merged.", "Jane Doe", "denied")},
    ),
    "a paper quotes officials as saying": (
        "The Harbour Post quoted unnamed officials on Saturday as saying that talks had led to a deal.",
        {("Talks had led to a deal.", "unnamed officials", "reported")},
    ),
    "earlier criticised somebody, saying": (
        "In a letter, the envoy Tom Velk had earlier criticised the bank, saying such rumours had harmed savers.",
        {
            ("In a letter, the envoy Tom Velk had earlier criticised the bank.", OUTLET, "asserted"),
            ("Such rumours had harmed savers.", "Tom Velk", "asserted"),
        },
    ),
    "an initialism before an office": (
        "The strike was called off after talks with U.S. President Jane Doe in Oslo.",
        {("The strike was called off after talks with U.S. President Jane Doe in Oslo.", OUTLET, "asserted")},
    ),
    "an agency alone before the dash": (
        "(Reuters) - Norway sent two ships to the island on Monday.",
        {("Norway sent two ships to the island on Monday.", OUTLET, "asserted")},
    ),
    "a quotation goes on after its tag": (
        '"The fight is not over," Pia Holm said, "but the end is close."',
        {("The fight is not over.", "Pia Holm", "asserted"), ("The end is close.", "Pia Holm", "asserted")},
    ),
    "according to, between subject and verb": (
        "The bank, according to people briefed on the plans, will shut 200 branches.",
        {("The bank will shut 200 branches.", "people briefed on the plans", "reported")},
    ),
    "a tag between subject and verb": (
        "Alan Moss, police said, was arrested in Leeds.",
        {("Alan Moss was arrested in Leeds.", "police", "asserted")},
    ),
    "described as, but said": (
        'Tom Velk described the talks as "a waste of time" but said a deal would come.',
        {('The talks are "a waste of time".', "Tom Velk", "asserted"), ("A deal would come.", "Tom Velk", "asserted")},
    ),
    "a reported deal, and a past at the end of what is said": (
        "The reported deal failed, Pia Holm said.",
        {("The reported deal failed.", "Pia Holm", "asserted")},
    ),
    "so far": (
        "So far 25 people have been freed, the Red Crescent said.",
        {("So far 25 people have been freed.", "Red Crescent", "asserted")},
    ),
    "a place and a state before the dash, and whose office": (
        "(DRAYTON, Mo.) — The Kent County Prosecutor's Office announced that it filed two charges.",
        {("The Kent County Prosecutor's Office filed two charges.", "Kent County Prosecutor's Office", "asserted")},
    ),
    "an attorney of a county": (
        "Tom Lee was charged with theft, Kent County prosecuting attorney Jane Doe said.",
        {("Tom Lee was charged with theft.", "Jane Doe", "asserted")},
    ),
    "a spokesman for a group of some country": (
        "A spokesman for a Ruritanian opposition splinter group denied that the mine had closed.",
        {("The mine had closed.", "Ruritanian opposition splinter group", "denied")},
    ),
    "denied doing": (
        "Norvik has denied holding talks with Alan Frey.",
        {("Norvik held talks with Alan Frey.", "Norvik", "denied")},
    ),
    "a tag whose pronoun names nobody": (
        "The plan was written in a week, she said.",
        {("The plan was written in a week.", "unidentified speaker", "reported")},
    ),
    "which after a clause or an aside": (
        "Output fell as the soil dries, which would raise prices. The first storm was in May (Greta), which is early.",
        {
            ("Output fell as the soil dries, which would raise prices.", OUTLET, "asserted"),
            ("The first storm was in May (Greta), which is early.", OUTLET, "asserted"),
        },
    ),
    "the chair whose powers they are": (
        "The parties criticised the powers of the inquiry chair, Helen Hale.",
        {
            ("The parties criticised the powers of the inquiry chair, Helen Hale.", OUTLET, "asserted"),
            ("Helen Hale is the inquiry chair.", OUTLET, "asserted"),
        },
    ),
    "bank details do not speak": (
        "Norvik Water said customer records, including bank details, may have been copied.",
        {("Customer records, including bank details, may have been copied.", "Norvik Water", "asserted")},
    ),
    "said in an advert at the end": (
        "The crisis is growing and affects every town in the state, Pia Holm said in the campaign's first advert.",
        {
            ("The crisis is growing.", "Pia Holm", "asserted"),
            ("The crisis affects every town in the state.", "Pia Holm", "asserted"),
        },
    ),
    "said on a day, and a noun without an article": (
        "Ruritanian rebels said on Friday government forces had attacked a camp, but the government denied the accusation.",
        {
            ("Government forces had attacked a camp.", "Ruritanian rebels", "reported"),
            ("The government denied the accusation.", OUTLET, "asserted"),
        },
    ),
    "the paper reports": (
        "The paper reports that the charges relate to staff who were paid too little.",
        {("The charges relate to staff who were paid too little.", "paper", "asserted")},
    ),
    "to try and do": (
        "The union is continuing talks with the bank to try and save the jobs.",
        {("The union is continuing talks with the bank to try and save the jobs.", OUTLET, "asserted")},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_claim_source_and_status(text: str, expected: set[tuple[str, str, str]]) -> None:
    """Each sentence gives these claims, from these sources, with this status, and no other."""
    assert told(text) == expected


def test_what_somebody_directs_is_not_that_person() -> None:
    """« the museum's director, X » describes X as a director: « the museum » later is the museum."""
    text = (
        "The museum's director, Ed Fairlow, said the alarm was on. Fairlow said the museum needed money."
        " The council, which funds the museum, said it had paid."
    )
    assert ("The council funds the museum.", OUTLET, "asserted") in told(text)
    assert ("The museum needed money.", "Ed Fairlow", "asserted") in told(text)


def test_a_surname_that_reads_like_a_plural() -> None:
    """« Hales said » is Rupert Hales where the article names him so, and no class of people."""
    text = "A lawyer described Rupert Hales as a liar. Hales said that the door was open."
    assert [claim.sources[0].name for claim in claims_of(text)][-1] == "Rupert Hales"


@pytest.mark.parametrize(
    "text",
    [
        "Carl Tailor was shot on Monday. Police found the suspect in a house, the statement said. He has two convictions.",
        "A suspect was caught. Officials say in addition to hitting Carl Tailor, he also stole a car.",
    ],
)
def test_he_is_not_the_one_who_was_named(text: str) -> None:
    """Somebody unnamed who was told of since, or who did something to the one named, may be « he »: the pronoun stays."""
    last = claims_of(text)[-1]
    assert last.text.startswith("He ")
    assert not last.stands_alone


@pytest.mark.parametrize(
    "sentence",
    [
        "No official said the port would reopen on Monday.",
        "None of the officials said the port would reopen.",
        "Neither company said that the port would close.",
    ],
)
def test_what_nobody_said_is_nobodys(sentence: str) -> None:
    assert told(sentence) == {(sentence, OUTLET, "asserted")}
