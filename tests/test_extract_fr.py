"""What the French extraction promises, sentence by sentence. All sentences are ours."""

from __future__ import annotations

import pytest

from claims.extract import extract
from claims.models import Article, Claim, Language, Polarity, SourceKind, Status


def claims_of(text: str) -> list[Claim]:
    """The claims of a French text by an outlet called « Le Courrier »."""
    return extract(Article(text=text, language=Language.FRENCH, origin="test", outlet="Le Courrier"))


def told(text: str) -> set[tuple[str, str, str]]:
    """Each claim with its sources and status."""
    return {(c.text, " + ".join(s.name for s in c.sources), str(c.status)) for c in claims_of(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le maire de Lormont a inauguré le pont samedi.",
            {("Le maire de Lormont a inauguré le pont samedi.", "Le Courrier", "asserted")},
        ),
        (
            "La ministre Claire Vasseur a annoncé mardi que l'usine fermerait en juin.",
            {("L'usine fermerait en juin.", "Claire Vasseur", "asserted")},
        ),
        (
            "« L'usine fermera en juin », a déclaré lundi à la presse le préfet, Paul Rivoire.",
            {("L'usine fermera en juin.", "Paul Rivoire", "asserted")},
        ),
        (
            "Selon Paul Rivoire, le barrage aurait cédé dans la nuit.",
            {("Le barrage aurait cédé dans la nuit.", "Paul Rivoire", "reported")},
        ),
        (
            "Selon certaines informations, le groupe vendrait son siège.",
            {("Le groupe vendrait son siège.", "certaines informations", "reported")},
        ),
        (
            "Le groupe Delmas dément toute fuite de produits toxiques.",
            {("Toute fuite de produits toxiques.", "Delmas", "denied")},
        ),
        (
            "Le syndicat accuse la direction de cacher les chiffres.",
            {("La direction cache les chiffres.", "syndicat", "asserted")},
        ),
        (
            "Une source policière précise que trois personnes ont été blessées.",
            {("Trois personnes ont été blessées.", "Une source policière", "reported")},
        ),
        (
            "Le bateau devrait quitter le port jeudi.",
            {("Le bateau devrait quitter le port jeudi.", "Le Courrier", "reported")},
        ),
        (
            "La directrice préparait sa visite.",
            {("La directrice préparait sa visite.", "Le Courrier", "asserted")},
        ),
    ],
)
def test_a_sentence_gives_its_claim_with_source_and_status(text: str, expected: set[tuple[str, str, str]]) -> None:
    """One sentence, one claim, the right source and the right status."""
    assert told(text) == expected


def test_coordinated_predicates_are_two_claims() -> None:
    """« devrait assister … et visiter … » says two things, both announced."""
    found = told("Le président devrait assister à un concert et visiter le musée.")
    assert {text for text, _, _ in found} == {
        "Le président devrait assister à un concert.",
        "Le président devrait visiter le musée.",
    }


def test_distributive_subjects_are_two_claims_with_a_singular_verb() -> None:
    """Two named persons who each take part are two claims; one meeting of two is one."""
    apart = {c.text for c in claims_of("Paul Rivoire et Claire Vasseur participeront à la réunion.")}
    assert apart == {"Paul Rivoire participera à la réunion.", "Claire Vasseur participera à la réunion."}
    together = claims_of("Paul Rivoire et Claire Vasseur se sont rencontrés à Lyon.")
    assert len(together) == 1


def test_a_restriction_stays_with_what_it_restricts() -> None:
    """« si » and « sauf » are never split off."""
    found = claims_of("L'usine fermera si la pollution continue.")
    assert [c.text for c in found] == ["L'usine fermera si la pollution continue."]


def test_a_quotation_over_several_sentences_belongs_to_its_tag() -> None:
    """The speaker named at the end answers for every sentence of the quotation."""
    found = claims_of("« La digue tient. Les pompes fonctionnent toutes », a assuré Paul Rivoire.")
    assert {s.name for c in found for s in c.sources} == {"Paul Rivoire"}
    assert len(found) == 2


def test_short_names_become_the_fullest_name() -> None:
    """« M. Rivoire » is the Paul Rivoire of the sentence before."""
    found = claims_of("Le préfet Paul Rivoire est arrivé à Nantes. M. Rivoire visitera le port.")
    assert "Paul Rivoire visitera le port." in {c.text for c in found}


def test_a_quotation_whose_speaker_is_not_named_is_nobodys_assertion() -> None:
    """Better to abstain: an unattributed quotation is reported from an unidentified speaker."""
    found = claims_of("« Les pompes fonctionnent toutes les nuits. »")
    assert [(c.sources[0].kind, c.status) for c in found] == [(SourceKind.ANONYMOUS, Status.REPORTED)]


def test_an_unclosed_quotation_costs_its_own_paragraph_only() -> None:
    """The paragraph after an unclosed quotation is the narrator's again."""
    found = claims_of("Il a dit « la digue tient et rien ne bouge.\nLe maire a fermé le pont mercredi.")
    assert ("Le maire a fermé le pont mercredi.", "Le Courrier", "asserted") in {
        (c.text, c.sources[0].name, str(c.status)) for c in found
    }


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("L'usine ne fermera pas.", Polarity.NEGATIVE),
        ("L'usine n'emploie que dix personnes.", Polarity.POSITIVE),
        ("Aucun blessé n'est à déplorer.", Polarity.NEGATIVE),
        ("L'usine fermera.", Polarity.POSITIVE),
    ],
)
def test_polarity_is_that_of_the_claims_own_words(text: str, polarity: Polarity) -> None:
    """« ne … que » restricts and does not negate."""
    assert claims_of(text)[0].polarity is polarity


def test_headings_datelines_questions_and_credits_are_no_claims() -> None:
    """What asserts nothing gives nothing."""
    text = "Une journée difficile\nNANTES (AFP) - Le pont est fermé.\nQui a fermé le pont ?\nPhoto : P. Rivoire"
    assert [c.text for c in claims_of(text)] == ["Le pont est fermé."]


def test_glued_sentences_are_told_apart() -> None:
    """A sentence opener stuck to a lower-case letter opens a sentence."""
    found = {c.text for c in claims_of("Le maire a rencontré le député RivoireLe préfet a quitté la ville.")}
    assert "Le préfet a quitté la ville." in found


@pytest.mark.parametrize(
    "sentence",
    [
        "Il est clair que la loi passera.",
        "Il n'est pas encore clair qui paiera.",
        "Il faut voter.",
        "Il y a deux blessés.",
    ],
)
def test_an_impersonal_pronoun_stands_for_nothing(sentence: str) -> None:
    """« il est clair que … » after a sentence about a law does not speak of the law."""
    assert sentence in {c.text for c in claims_of(f"Le projet de loi avance. {sentence}")}


def test_named_after_somebody_is_not_said_by_him() -> None:
    """« nommé d'après X » names no source."""
    found = claims_of("La loi est nommée d'après un juge, Jean Martin.")
    assert {s.kind for c in found for s in c.sources} == {SourceKind.OUTLET}


def test_what_is_added_to_a_complement_leaves_the_first_one_out() -> None:
    """« besoin d'aide …, ainsi que de nourriture » is two needs."""
    found = {c.text for c in claims_of("La ville a besoin d'aide après l'orage, ainsi que de la nourriture.")}
    assert "La ville a besoin de la nourriture." in found


def test_a_free_relative_keeps_its_pronoun() -> None:
    """« ce qui compte » has no antecedent to put in the pronoun's place."""
    assert [c.text for c in claims_of("Ce qui nous préoccupe, c'est la dette.")] == [
        "Ce qui nous préoccupe, c'est la dette."
    ]


def through(text: str) -> set[tuple[str, str, str | None, str]]:
    """Each claim with its one source, the one who passed it on, and its status."""
    found = claims_of(text)
    return {
        (c.text, c.sources[0].name, c.sources[0].through.name if c.sources[0].through else None, str(c.status))
        for c in found
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Selon Reuters, citant un haut responsable, les négociations reprendront lundi.",
            {("Les négociations reprendront lundi.", "un haut responsable", "Reuters", "reported")},
        ),
        (
            "D'après l'agence Tass, citée par l'AFP, le navire a coulé mardi.",
            {("Le navire a coulé mardi.", "Tass", "AFP", "reported")},
        ),
        (
            "« Le bilan est lourd », a déclaré le colonel Valin, cité par l'agence Belga.",
            {("Le bilan est lourd.", "Valin", "Belga", "reported")},
        ),
        (
            "Selon le préfet, la digue tiendra, rapporte Ouest-France.",
            {("La digue tiendra.", "préfet", "Ouest-France", "reported")},
        ),
        (
            "Le train a déraillé, annonce franceinfo, citant la SNCF.",
            {("Le train a déraillé.", "SNCF", "franceinfo", "reported")},
        ),
        (
            "« L'usine fermera », a dit Claire Vasseur, présidente du groupe Delmas, selon Ouest-France.",
            {("L'usine fermera.", "Claire Vasseur", "Ouest-France", "reported")},
        ),
    ],
)
def test_who_passes_words_on_is_kept_beside_who_said_them(
    text: str, expected: set[tuple[str, str, str | None, str]]
) -> None:
    """A says that B said: B answers, through A, and it is reported."""
    assert through(text) == expected


def test_a_statement_inside_a_statement_is_a_claim_of_its_own() -> None:
    """« X dit que Y a reconnu que P »: what X says, and P from Y through X."""
    assert through("Le procureur a affirmé que le maire avait reconnu que le pont était dangereux.") == {
        ("Le maire avait reconnu que le pont était dangereux.", "procureur", None, "asserted"),
        ("Le pont était dangereux.", "maire", "procureur", "reported"),
    }


@pytest.mark.parametrize(
    ("text", "claim", "source", "status"),
    [
        (
            "« La digue cède », peut-on lire dans le rapport de l'inspection.",
            "La digue cède.",
            "rapport de l'inspection",
            "asserted",
        ),
        ("« La digue cède », lit-on dans le rapport.", "La digue cède.", "rapport", "asserted"),
        (
            "Deux hommes sont morts, a-t-on appris de source judiciaire.",
            "Deux hommes sont morts.",
            "source judiciaire",
            "reported",
        ),
        (
            "On apprend de source policière que deux hommes sont morts.",
            "Deux hommes sont morts.",
            "source policière",
            "reported",
        ),
        ("L'accord est proche, dit-on à la présidence.", "L'accord est proche.", "présidence", "asserted"),
        (
            "Dans un communiqué de la mairie, on apprend que le pont est fermé.",
            "Le pont est fermé.",
            "communiqué de la mairie",
            "asserted",
        ),
    ],
)
def test_what_one_reads_or_learns_has_a_source(text: str, claim: str, source: str, status: str) -> None:
    """« peut-on lire dans X », « a-t-on appris de X », « dit-on à X », « dans X, on apprend que »."""
    assert (claim, source, status) in told(text)


def test_a_speaker_goes_on_after_a_colon() -> None:
    """« Et d'ajouter : "P" », « ajoutant : "P" »: whoever spoke last."""
    found = told("« La digue tiendra », a déclaré le maire. Et d'ajouter : « Dix pompes fonctionnent. »")
    assert ("Dix pompes fonctionnent.", "maire", "asserted") in found


def test_two_contents_of_one_report_are_two_claims() -> None:
    """« que P et que Q »."""
    found = told("L'avocat a indiqué que le client était innocent et que le procès commencerait mardi.")
    assert {text for text, _, _ in found} == {"Le client était innocent.", "Le procès commencerait mardi."}
    assert {source for _, source, _ in found} == {"avocat"}


def test_a_relative_clause_after_an_object_is_not_what_is_reported() -> None:
    """« a publié la lettre que … » reports nothing."""
    found = claims_of("Le journal a publié la lettre que le ministre avait envoyée.")
    assert [(c.text, c.sources[0].kind) for c in found] == [
        ("Le journal a publié la lettre que le ministre avait envoyée.", SourceKind.OUTLET)
    ]


def test_an_object_after_a_reporting_verb_is_no_speaker() -> None:
    """« Le directeur, X, a démenti les accusations » has its speaker before the verb."""
    found = told("Le directeur de la clinique, Paul Rivoire, a démenti les accusations portées par trois familles.")
    assert ("Les accusations portées par trois familles.", "Paul Rivoire", "denied") in found


def test_a_rejected_report_is_asserted_by_one_and_denied_by_the_other() -> None:
    """« Les accusations de A selon lesquelles P ont été rejetées par B »."""
    found = told(
        "Les accusations du syndicat selon lesquelles la direction cache des chiffres "
        "ont été rejetées par le groupe Delmas."
    )
    assert found == {
        ("La direction cache des chiffres.", "syndicat", "asserted"),
        ("La direction cache des chiffres.", "Delmas", "denied"),
    }


@pytest.mark.parametrize(
    ("text", "claim", "source"),
    [
        (
            "Le gouvernement juge « inacceptable » la décision du groupe.",
            "La décision du groupe est « inacceptable ».",
            "gouvernement",
        ),
        (
            "Le maire de Brest a qualifié la mesure de « recul historique ».",
            "La mesure est un « recul historique ».",
            "maire de Brest",
        ),
        (
            "Le ministre a qualifié d'« irresponsable » l'attitude du syndicat.",
            "L'attitude du syndicat est « irresponsable ».",
            "ministre",
        ),
    ],
)
def test_a_quoted_label_is_a_claim_of_who_gives_it(text: str, claim: str, source: str) -> None:
    """In either order of the label and what it is given to."""
    assert (claim, source, "asserted") in told(text)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Selon la Cour des comptes, le budget a augmenté.", "Cour des comptes"),
        ("Selon l'Assemblée nationale, le budget a augmenté.", "Assemblée nationale"),
        ("« Le budget augmente », souligne le comité Nobel.", "comité Nobel"),
        ("Le député XYZ Jean Martin affirme que le budget augmente.", "Jean Martin"),
        ("D'après les tests ADN, le budget a augmenté.", "tests ADN"),
        ("Selon le quotidien, Jean Valmont a quitté Lyon.", "quotidien"),
    ],
)
def test_a_source_has_its_whole_name_and_nobody_elses(text: str, source: str) -> None:
    """Bodies that go on in lower case, nouns that belong to a name, parties before a person, things with an acronym."""
    assert {s.name for c in claims_of(text) for s in c.sources} == {source}


def test_a_newspaper_named_before_is_the_newspaper() -> None:
    """« Le quotidien précise … » after « Selon Ouest-France »."""
    found = told("Selon Ouest-France, le train a déraillé. Le quotidien précise que trois voyageurs sont blessés.")
    assert ("Trois voyageurs sont blessés.", "Ouest-France", "asserted") in found


def test_she_is_not_a_man() -> None:
    """A pronoun that contradicts the only speaker so far leaves the quotation without a speaker."""
    found = told("Paul Rivoire a parlé mardi. « La digue tient », a-t-elle dit.")
    assert ("La digue tient.", "unidentified speaker", "reported") in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le groupe Delmas, qui emploie dix personnes en France, fermera son usine.",
            {"Le groupe Delmas fermera son usine.", "Le groupe Delmas emploie dix personnes en France."},
        ),
        (
            "L'avion s'est posé à Brest, où les secours ont accueilli les passagers.",
            {"L'avion s'est posé à Brest.", "À Brest, les secours ont accueilli les passagers."},
        ),
        (
            "La statue a brûlé et cinq voitures, garées devant le musée, ont été détruites.",
            {"La statue a brûlé.", "Cinq voitures, garées devant le musée, ont été détruites."},
        ),
        (
            "Le ministre a démissionné comme prévu, de nombreux députés ont applaudi.",
            {"Le ministre a démissionné comme prévu.", "De nombreux députés ont applaudi."},
        ),
        (
            "Le bilan est lourd : deux maisons ont brûlé.",
            {"Le bilan est lourd.", "Deux maisons ont brûlé."},
        ),
        ("La raison : deux maisons ont brûlé.", {"Deux maisons ont brûlé."}),
    ],
)
def test_clauses_with_a_subject_and_a_verb_of_their_own_are_claims_of_their_own(text: str, expected: set[str]) -> None:
    """Relatives between commas, clauses that a comma, « et » or a colon joins; a label before a colon says nothing."""
    assert {c.text for c in claims_of(text)} == expected


def test_clauses_that_are_not_complete_are_not_cut() -> None:
    """A condition, a comparison and a coordinated subject stay whole."""
    for text in (
        "S'il pleut, le match sera reporté.",
        "Le maire pense que le pont et la digue tiendront.",
        "Les pompiers de Brest et ceux de Morlaix sont arrivés.",
    ):
        assert len(claims_of(text)) == 1


def test_an_object_pronoun_leaves_a_claim_in_need_of_the_article() -> None:
    """« l'a ramené » does not say whom, unless the sentence itself does."""
    found = {c.text: c.stands_alone for c in claims_of("Le navire a coulé. Un remorqueur l'a ramené au port.")}
    assert found["Un remorqueur l'a ramené au port."] is False


def test_a_pronoun_before_its_noun_is_left_to_it() -> None:
    """« Si elle gagne, X partira » after a sentence about somebody else."""
    found = {c.text for c in claims_of("Anne Martin a voté. Si elle gagne, Claire Vasseur partira.")}
    assert any(text.endswith("i elle gagne, Claire Vasseur partira.") for text in found)


def test_a_person_named_since_makes_a_pronoun_doubtful() -> None:
    """« elle » after a body and then a person stays « elle »."""
    found = claims_of("La présidence a annoncé le départ de Claire Vasseur. Elle sera remplacée mardi.")
    assert ("Elle sera remplacée mardi.", False) in {(c.text, c.stands_alone) for c in found}


def test_what_one_says_of_oneself_is_a_claim() -> None:
    """« X dit ne pas être inquiet » → « X n'est pas inquiet », X."""
    found = told("Le maire Paul Rivoire dit ne pas être inquiet.")
    assert {(source, status) for _, source, status in found} == {("Paul Rivoire", "asserted")}
    assert any("pas inquiet" in text for text, _, _ in found)


def test_a_fire_that_breaks_out_says_nothing_of_itself() -> None:
    """« s'est déclaré lundi » of a fire is no statement, « s'est déclaré mardi inquiet » is one."""
    assert {source for _, source, _ in told("Un incendie s'est déclaré lundi soir à Vernac.")} == {"Le Courrier"}
    assert any("inquiet" in text for text, _, _ in told("Le maire Paul Rivoire s'est déclaré mardi inquiet."))


@pytest.mark.parametrize("form", ["correspondrait", "prendrait", "mettrait", "recevrait", "disparaîtrait", "suivrait"])
def test_conditionals_in_re_are_hearsay(form: str) -> None:
    """Stems in -dr, -ttr, -vr are future stems."""
    assert {s for _, _, s in told(f"Le groupe {form} la maison.")} == {"reported"}


def test_what_should_have_been_is_no_rumour() -> None:
    """« aurait dû » tells what was to be done."""
    assert {s for _, _, s in told("Le groupe aurait dû fermer la maison.")} == {"asserted"}


def test_a_sentence_too_long_to_parse_is_said_to_be() -> None:
    """A list of hundreds of words is taken whole, as nobody's assertion, and the trace tells why."""
    text = "Le maire a parlé. La liste : " + ", ".join(f"le mot numéro {i}" for i in range(90)) + "."
    whole = [c for c in claims_of(text) if "taken whole" in c.trace[0]]
    assert len(whole) == 1
    assert (whole[0].stands_alone, whole[0].status) == (False, Status.REPORTED)


def test_a_quotation_after_somebody_elses_sentence_is_not_the_last_speakers() -> None:
    """« X reconnaît une erreur. "P" » after Y spoke: never Y."""
    text = (
        "« La digue tient », écrit Ouest-France.\nClaire Vasseur reconnaît une erreur.\n« Le pont cède chaque hiver. »"
    )
    speakers = {s.name for c in claims_of(text) if "Le pont cède" in c.text for s in c.sources}
    assert "Ouest-France" not in speakers


def test_of_his_own_side_is_no_obstacle_to_a_tag() -> None:
    """« écrit de son côté X » names X."""
    assert ("La digue tient.", "Ouest-France", "asserted") in told(
        "« La digue tient », écrit de son côté Ouest-France."
    )


@pytest.mark.parametrize(
    ("text", "claim", "source", "status"),
    [
        # one unnamed body of many is nobody nameable
        ("La digue a cédé, selon une ONG.", "La digue a cédé.", "une ONG", "reported"),
        # what an office is also called
        (
            "Le Premier ministre Paul Rivoire est venu. Selon le chef du gouvernement, la digue tient.",
            "La digue tient.",
            "Paul Rivoire",
            "asserted",
        ),
        # several descriptions before the content
        (
            "Selon des propos de Paul Rivoire, directeur du port, rapportés par l'AFP, la digue a cédé.",
            "La digue a cédé.",
            "Paul Rivoire",
            "reported",
        ),
        # a quantity before its verb, whatever the parser calls it
        (
            "Selon la préfecture, plus de 9 000 tonnes de produits ont brûlé dans le hangar.",
            "Plus de 9 000 tonnes de produits ont brûlé dans le hangar.",
            "préfecture",
            "asserted",
        ),
    ],
)
def test_sources_that_are_not_named_plainly(text: str, claim: str, source: str, status: str) -> None:
    """The source under its own name where the article gives it, anonymous where it gives none."""
    assert (claim, source, status) in told(text)


def test_what_is_left_out_of_a_quotation_parts_two_clauses() -> None:
    """« P (...) Q » states P and Q."""
    found = {
        text for text, _, _ in told("« Le port est fermé (...) les navires restent au large », a dit Paul Rivoire.")
    }
    assert found == {"Le port est fermé.", "Les navires restent au large."}


def test_a_noun_wears_the_one_name_that_the_article_gave_it() -> None:
    """« La tempête » after « la tempête Barbara » is that one; of two, nobody can tell."""
    found = {text for text, _, _ in told("La tempête Barbara a touché la côte. La tempête a coupé dix routes.")}
    assert "La tempête Barbara a coupé dix routes." in found
    two = "L'usine Delmas a brûlé. L'usine Vernet est voisine. L'usine employait dix personnes."
    assert "L'usine employait dix personnes." in {text for text, _, _ in told(two)}


def test_a_clause_takes_up_the_subject_of_the_one_before() -> None:
    """« elles » in the second clause of one sentence, whose gender the adjective shows."""
    found = {text for text, _, _ in told("Les odeurs sont gênantes mais elles ne sont pas nocives.")}
    assert "Les odeurs ne sont pas nocives." in found


def test_a_possessive_without_an_owner_and_a_bare_this_need_the_article() -> None:
    """« Les gendarmes ont trouvé dans sa voiture … »: whose, the claim does not say."""
    for text in ("Les gendarmes ont trouvé dans sa voiture deux armes.", "Ce sera sans commune mesure."):
        assert not claims_of(text)[0].stands_alone


@pytest.mark.parametrize(
    ("text", "claim", "source", "status"),
    [
        # « lui » is no woman
        (
            "« C'est faux », a dit Claire Vasseur. Ces propos ont indigné Jean-Michel Rivoire. Selon lui, la digue tient.",
            "La digue tient.",
            "Jean-Michel Rivoire",
            "asserted",
        ),
        # nobody's « il »
        (
            "Le maire Paul Rivoire est venu.\n« La digue tient encore », est-il précisé dans un rapport du port.",
            "La digue tient encore.",
            "rapport du port",
            "asserted",
        ),
        # a denial within somebody's words
        (
            "« Le port dément les rumeurs selon lesquelles la digue a cédé », a indiqué le préfet Paul Rivoire.",
            "La digue a cédé.",
            "port",
            "denied",
        ),
        (
            "Lors d'un point organisé cet après-midi le préfet a indiqué que la digue tient.",
            "La digue tient.",
            "préfet",
            "asserted",
        ),
    ],
)
def test_who_answers_is_not_who_spoke_last(text: str, claim: str, source: str, status: str) -> None:
    """A pronoun's gender, an impersonal tag, a denial inside a quotation, a subject after an adverbial."""
    assert (claim, source, status) in {(t, s.removesuffix(" (port)"), a) for t, s, a in told(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "La préfecture a publié la liste des produits de l'usine Delmas, le 26 septembre.",
            {"La préfecture a publié la liste des produits de l'usine Delmas, le 26 septembre."},
        ),
        (
            "C'est Claire Vasseur, élue en mars, qui a signé le texte.",
            {"C'est Claire Vasseur, élue en mars, qui a signé le texte."},
        ),
        (
            "Le port a fermé.\nJean-Michel Rivoire, élu et neveu du défunt maire, qui souhaite des excuses, est parti.",
            {"Le port a fermé.", "Jean-Michel Rivoire souhaite des excuses."},
        ),
    ],
)
def test_dates_clefts_and_descriptions_are_not_taken_apart_wrongly(text: str, expected: set[str]) -> None:
    """A date is no apposition, a cleft no relative, and « qui » goes with the person whom the words describe."""
    assert expected <= {t for t, _, _ in told(text)}


def test_a_quoted_heading_is_no_claim() -> None:
    """A line that is a quotation without a stop stands above an article's part."""
    text = "Le maire a fermé le pont.\n« Nous continuerons à chercher »\nLe pont rouvrira en juin."
    assert [c.text for c in claims_of(text)] == ["Le maire a fermé le pont.", "Le pont rouvrira en juin."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le port a déclaré dans un communiqué : « La digue tient. Les navires restent au large. »",
            {("La digue tient.", "port"), ("Les navires restent au large.", "port")},
        ),
        (
            "Même si le port a annoncé que la digue tient, les navires restent au large.",
            {("Les navires restent au large.", "Le Courrier")},
        ),
        (
            "Bien que non interdite par la loi, la pêche est rare.",
            {("Bien que non interdite par la loi, la pêche est rare.", "Le Courrier")},
        ),
        (
            "Paul Rivoire a précisé que « la bonne nouvelle, c'est que les sites seront gratuits ».",
            {("La bonne nouvelle, c'est que les sites seront gratuits.", "Paul Rivoire")},
        ),
        (
            "Le maire a annoncé l'annulation du sommet entre la France et la Ruritanie, qui était prévu pour le 12 juin.",
            {("Le sommet entre la France et la Ruritanie était prévu pour le 12 juin.", "Le Courrier")},
        ),
    ],
)
def test_what_a_clause_concedes_or_names_stays_with_it(text: str, expected: set[tuple[str, str]]) -> None:
    """A release is no verb, a concession ends at its comma, « non » is never lost, a relative agrees in gender."""
    assert expected <= {(t, s) for t, s, _ in told(text)}


def test_who_tells_of_something_is_not_the_thing() -> None:
    """« …, assurant que P » goes with the subject, « de nombreux habitants » tell, a passive to come is no rumour."""
    text = "Le préfet a parlé de l'incendie qui a ravagé le site classé Delmas, assurant que la digue tient."
    assert ("La digue tient.", "préfet", "asserted") in told(text)
    insulted = "De nombreux habitants ont dit au Courrier avoir été insultés."
    assert ("De nombreux habitants ont été insultés.", "de nombreux habitants", "reported") in {
        (t, s.lower(), a) for t, s, a in told(insulted)
    }
    assert ("Le site serait fermé en juin.", "ministère", "asserted") in told(
        "Le ministère a confirmé que le site serait fermé en juin."
    )


def test_there_is_needs_no_article() -> None:
    """« Il y a » stands alone, and a reflexive stays with its own verb."""
    (claim,) = claims_of("Il y a parfois des orages.")
    assert claim.stands_alone
    assert {"La France espère succéder à l'Espagne."} < {
        t for t, _, _ in told("La France espère s'imposer sur ses terres et succéder à l'Espagne.")
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le préfet a annoncé que l'eau était potable et a demandé aux habitants de patienter.",
            {
                ("L'eau était potable.", "préfet", "asserted"),
                ("Le préfet a demandé aux habitants de patienter.", "Le Courrier", "asserted"),
            },
        ),
        (
            "Paul Rivoire a dit que l'usine fermerait et a quitté la salle.",
            {
                ("L'usine fermerait.", "Paul Rivoire", "asserted"),
                ("Paul Rivoire a quitté la salle.", "Le Courrier", "asserted"),
            },
        ),
        (
            "Le ministre a annoncé que l'eau était potable et remercié les pompiers.",
            {
                ("L'eau était potable.", "ministre", "asserted"),
                ("Le ministre a remercié les pompiers.", "Le Courrier", "asserted"),
            },
        ),
        (
            "Claire Vasseur affirme que l'usine fermera, que les salariés seront reclassés et que la ville paiera.",
            {
                ("L'usine fermera.", "Claire Vasseur", "asserted"),
                ("Les salariés seront reclassés.", "Claire Vasseur", "asserted"),
                ("La ville paiera.", "Claire Vasseur", "asserted"),
            },
        ),
        (
            "La ministre a indiqué que le site rouvrirait et serait agrandi.",
            {
                ("Le site rouvrirait.", "ministre", "asserted"),
                ("Le site serait agrandi.", "ministre", "asserted"),
            },
        ),
        (
            "« Le barrage est dangereux », estime Claire Vasseur, qui ajoute que l'État a menti.",
            {
                ("Le barrage est dangereux.", "Claire Vasseur", "asserted"),
                ("L'État a menti.", "Claire Vasseur", "asserted"),
            },
        ),
        (
            "« Le barrage est dangereux », estime Claire Vasseur, avant d'ajouter : « L'État a menti. »",
            {
                ("Le barrage est dangereux.", "Claire Vasseur", "asserted"),
                ("L'État a menti.", "Claire Vasseur", "asserted"),
            },
        ),
        (
            "« Le barrage est dangereux », a déclaré Claire Vasseur, avant de quitter la salle.",
            {("Le barrage est dangereux.", "Claire Vasseur", "asserted")},
        ),
    ],
)
def test_a_reporter_goes_on(text: str, expected: set[tuple[str, str, str]]) -> None:
    """What follows « que P » without a subject is the reporter's where P cannot have it."""
    assert told(text) == expected


def test_a_quotation_keeps_its_speaker_over_its_sentences() -> None:
    """A tag inside it, a tag before it in another sentence, marks that open again with each paragraph."""
    inside = (
        "« Le barrage est dangereux, a expliqué Claire Vasseur. Il a été mal construit. Les travaux ont duré six ans. »"
    )
    assert {c[1] for c in told(inside)} == {"Claire Vasseur"}
    reopened = "« Le barrage est dangereux, a expliqué Claire Vasseur.\n« Les travaux ont duré six ans. »"
    assert {c[1] for c in told(reopened)} == {"Claire Vasseur"}
    before = "Claire Vasseur a réagi mardi. « Le barrage est dangereux. Les travaux ont duré six ans. »"
    assert {c[1] for c in told(before)} == {"Claire Vasseur", "Le Courrier"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "La préfecture a répondu à l'affirmation du député Marc Lenoir que les contrôles avaient été supprimés.",
            ("Les contrôles avaient été supprimés.", "Marc Lenoir", "asserted"),
        ),
        (
            "Les accusations de Claire Vasseur selon lesquelles le maire a caché les chiffres ont été reprises partout.",
            ("Le maire a caché les chiffres.", "Claire Vasseur", "asserted"),
        ),
        (
            "L'affirmation de Paul Rivoire que l'usine ne pollue pas est contestée par les riverains.",
            ("L'usine ne pollue pas.", "les riverains", "denied"),
        ),
        (
            "La promesse du gouvernement de baisser les impôts n'a pas convaincu les syndicats.",
            ("Le gouvernement a fait la promesse de baisser les impôts.", "Le Courrier", "asserted"),
        ),
        (
            "Après l'annonce par le groupe Delmas de la suppression de 300 postes, les salariés ont bloqué le site.",
            ("Le groupe Delmas a annoncé la suppression de 300 postes.", "Le Courrier", "asserted"),
        ),
        (
            "Depuis les rumeurs selon lesquelles le maire partirait, l'opposition réclame un vote.",
            ("L'opposition réclame un vote.", "Le Courrier", "asserted"),
        ),
    ],
)
def test_nouns_of_saying(text: str, expected: tuple[str, str, str]) -> None:
    """Their content is their owner's; a promise or an announcement is a deed."""
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Les déclarations de Claire Vasseur sur la sécurité du barrage ont inquiété les riverains.",
        "C'est à la suite des révélations du Matin que la justice a ouvert une enquête.",
        "En l'absence d'une promesse du gouvernement de baisser les impôts, la grève continue.",
    ],
)
def test_nouns_of_saying_without_a_content(text: str) -> None:
    """Nothing is put into anybody's mouth."""
    assert {c[1] for c in told(text)} == {"Le Courrier"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "La banque achète et revend des obligations.",
            {"La banque achète des obligations.", "La banque revend des obligations."},
        ),
        (
            "Les manifestants ont chanté et jeté des pierres.",
            {"Les manifestants ont chanté et jeté des pierres."},
        ),
        (
            "Les juges doivent annuler ou confirmer la décision du tribunal.",
            {"Les juges doivent annuler ou confirmer la décision du tribunal."},
        ),
    ],
)
def test_verbs_side_by_side_share_their_object(text: str, expected: set[str]) -> None:
    """Each has it where none goes without; otherwise they stay together."""
    assert {c.text for c in claims_of(text)} == expected


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Le député XY Paul Rivoire a déclaré que le pont tenait.", "Paul Rivoire"),
        ("Le secrétaire du parti Paul Rivoire a affirmé que le pont tenait.", "Paul Rivoire"),
        (
            "Paul Rivoire, Claire Vasseur et Marc Lenoir ont dit que le pont tenait.",
            "Paul Rivoire + Claire Vasseur + Marc Lenoir",
        ),
        ("Le pont tient, a précisé la police vers midi.", "police"),
        ("Selon ce qu'a confié Claire Vasseur, le pont tient.", "Claire Vasseur"),
        ("Les véhicules, selon le jour, passent par le pont.", "Le Courrier"),
        ("Le ministre de la Santé et des Sports Paul Rivoire a dit que le pont tenait.", "Paul Rivoire"),
        ("Une Lyonnaise a raconté que le pont tenait.", "Une Lyonnaise"),
    ],
)
def test_a_source_is_who_speaks(text: str, source: str) -> None:
    """Without the party before the name, the hour after it, or what only looks like a speaker."""
    assert {c[1] for c in told(text)} == {source}


def test_an_object_is_no_speaker() -> None:
    """« le maire annonce trois jours de fête » has no tag; « il avait un temps annoncé que P » no speaker « un temps »."""
    assert told("Ce lundi, le maire, Paul Rivoire, annonce trois jours de fête dans la ville.") == {
        ("Ce lundi, le maire, Paul Rivoire, annonce trois jours de fête dans la ville.", "Le Courrier", "asserted")
    }
    sources = {c[1] for c in told("Paul Rivoire est revenu. Il avait un temps annoncé que le pont fermerait.")}
    assert sources == {"Le Courrier", "Paul Rivoire"}
