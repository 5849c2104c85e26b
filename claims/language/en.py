"""What the extraction knows of English: reporting verbs by class, cues, roles, and a few inflections.

The reporting verbs come from Levin, *English Verb Classes and Alternations* (1993): 37.1 transfer of a
message, 37.2 tell, 37.3 manner of speaking, 37.6 chitchat, 37.7 say, 37.8 complain, 37.9 advise, 29.1-29.2
appoint and characterize, 33 judgement; from the factual and suasive verbs of Quirk et al., *A Comprehensive
Grammar of the English Language* (1985), chapters 14 and 16; and from news style guides' lists of attributive
verbs. The irregular verbs are those of Quirk et al., chapter 3. Spellings are British and American.

A written form that can be several things says so of all: « said » is finite and a participle, « say » is
finite (a plural's present) as well as the infinitive.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from types import MappingProxyType

from claims.language.lexicon import Lexicon, Speech, VerbForm
from claims.models import Language, SourceKind


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# base → past, past participle; parted by semicolons
_IRREGULAR_TABLE = """
arise arose arisen; awake awoke awoken; be was been; bear bore borne; beat beat beaten; become became
become; begin began begun; bend bent bent; bet bet bet; beseech besought besought; bid bid bid; bind bound
bound; bite bit bitten; bleed bled bled; blow blew blown; break broke broken; breed bred bred; bring brought
brought; broadcast broadcast broadcast; build built built; burst burst burst; buy bought bought; cast cast
cast; catch caught caught; choose chose chosen; cling clung clung; come came come; cost cost cost; creep
crept crept; cut cut cut; deal dealt dealt; dig dug dug; do did done; draw drew drawn; drink drank drunk;
drive drove driven; eat ate eaten; fall fell fallen; feed fed fed; feel felt felt; fight fought fought; find
found found; flee fled fled; fling flung flung; fly flew flown; forget forgot forgotten; forgo forwent
forgone; undergo underwent undergone; forbid forbade forbidden; forsake forsook forsaken; freeze froze
frozen; get got got; give gave given; go went gone; grind ground ground; grow grew grown; hang hung hung;
have had had; hear heard heard; hide hid hidden; hit hit hit; hold held held; hurt hurt hurt; keep kept
kept; kneel knelt knelt; know knew known; lay laid laid; lead led led; leave left left; lend lent lent; let
let let; lie lay lain; light lit lit; lose lost lost; make made made; mean meant meant; meet met met; pay
paid paid; put put put; quit quit quit; read read read; rid rid rid; ride rode ridden; ring rang rung; rise
rose risen; run ran run; say said said; see saw seen; seek sought sought; sell sold sold; send sent sent;
set set set; sew sewed sewn; shake shook shaken; shed shed shed; shine shone shone; shoot shot shot; show
showed shown; shrink shrank shrunk; shut shut shut; sing sang sung; sink sank sunk; sit sat sat; slay slew
slain; sleep slept slept; slide slid slid; sling slung slung; slit slit slit; sow sowed sown; speak spoke
spoken; speed sped sped; spend spent spent; spin spun spun; spit spat spat; split split split; spread spread
spread; spring sprang sprung; stand stood stood; steal stole stolen; stick stuck stuck; sting stung stung;
stink stank stunk; stride strode stridden; strike struck struck; string strung strung; strive strove
striven; swear swore sworn; sweep swept swept; swell swelled swollen; swim swam swum; swing swung swung;
take took taken; teach taught taught; tear tore torn; tell told told; think thought thought; throw threw
thrown; thrust thrust thrust; tread trod trodden; wake woke woken; wear wore worn; weave wove woven; weep
wept wept; win won won; wind wound wound; wring wrung wrung; write wrote written
"""
IRREGULAR: MappingProxyType[str, tuple[str, str]] = MappingProxyType(
    {base: (past, participle) for base, past, participle in (entry.split() for entry in _IRREGULAR_TABLE.split(";"))}
)
_PREFIXES = ("over", "under", "out", "fore", "for", "gain", "re", "un", "with", "mis", "up", "inter")
_NOT_PREFIXED = frozenset({"relay", "inlay", "outlay"})  # relay, relayed: no « re- » + lay
_THIRD = {"be": "is", "have": "has", "do": "does", "stomach": "stomachs"}
# Verbs of several syllables that double their last consonant: it is stressed, or the spelling is British.
_DOUBLING = _words(
    """aver begin abet abhor acquit admit allot annul appal befit cancel channel commit compel concur
    confer control counsel defer demur deter dispel distil embed enrol entrap equip excel expel
    format fuel fulfil handicap incur infer initial instil forbid forget kidnap label level
    marshal model occur omit outfit outwit overlap patrol pedal permit prefer program propel
    quarrel rebel rebut recap recur refer regret remit repel reship signal submit total transfer
    transmit travel tunnel unplug unwrap worship"""
)
_AMERICAN_SINGLE = frozenset({"label", "counsel", "signal", "quarrel"})  # labeled beside labelled

_VOWELS = "aeiou"


def _bases(lemma: str) -> Iterator[str]:
    """What is left of a verb without its prefix: « withdraw » → « draw »."""
    if lemma not in _NOT_PREFIXED:
        for prefix in _PREFIXES:
            rest = lemma.removeprefix(prefix)
            if rest != lemma and len(rest) > 2:
                yield rest


def _irregular(lemma: str) -> tuple[str, str] | None:
    if lemma in IRREGULAR:
        return IRREGULAR[lemma]
    for rest in _bases(lemma):
        if rest in IRREGULAR:
            prefix = lemma.removesuffix(rest)
            past, participle = IRREGULAR[rest]
            return prefix + past, prefix + participle
    return None


def _doubled(lemma: str) -> str:
    """The stem before -ed and -ing, its last consonant doubled where English does so."""
    base = next((rest for rest in _bases(lemma) if rest in IRREGULAR), lemma)  # re-run, up-set
    if lemma in _DOUBLING or re.fullmatch(r"(qu|[^aeiou])*[aeiou][^aeiouwxy]", base):
        return lemma + lemma[-1]
    return lemma + "k" if re.search(r"[aeiou]c$", lemma) else lemma


def inflect_past(lemma: str) -> str:
    """The simple past of a verb, for a singular subject: « fight » → « fought », « carry » → « carried »."""
    irregular = _irregular(lemma)
    return irregular[0] if irregular else _regular_past(lemma)


def _regular_past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    return _doubled(lemma) + "ed"


def inflect_participle(lemma: str) -> str:
    """The past participle of a verb: « write » → « written »."""
    irregular = _irregular(lemma)
    return irregular[1] if irregular else _regular_past(lemma)


def inflect_third(lemma: str) -> str:
    """The third person singular of the present: « deny » → « denies », « go » → « goes »."""
    if lemma in _THIRD:
        return _THIRD[lemma]
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    if lemma.endswith(("s", "x", "z", "ch", "sh")) or re.search(r"[^aeiou]o$", lemma):
        return lemma + "es"
    return lemma + "s"


def inflect_gerund(lemma: str) -> str:
    """The -ing form of a verb: « deny » → « denying », « lie » → « lying », « rebut » → « rebutting »."""
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and lemma != "be":
        return lemma[:-1] + "ing"
    return _doubled(lemma) + "ing"


def copula(plural: bool, past: bool) -> str:  # noqa: FBT001 - the shape that every language shares
    """The form of « be » for a third person."""
    if past:
        return "were" if plural else "was"
    return "are" if plural else "is"


def is_conditional(word: str) -> bool:
    """Whether a word makes its clause conditional: « would », « could », « might »."""
    return word.lower() in {"would", "could", "might"}


VERBS: MappingProxyType[Speech, frozenset[str]] = MappingProxyType(
    {
        Speech.SAY: _words(
            """say tell state declare announce report add note explain claim assert affirm aver avow allege
            argue contend maintain insist confirm reaffirm acknowledge admit concede confess recognise
            recognize stress emphasise emphasize underline underscore highlight reiterate repeat restate
            recall remark comment observe mention reply respond answer retort counter conclude write speak
            post tweet retweet blog quip joke whisper mutter murmur mumble shout scream yell cry exclaim
            bellow groan growl moan sigh snap inform notify assure reassure remind testify attest certify
            swear guarantee vouch reveal disclose divulge clarify specify detail caution warn lament
            regret complain grumble opine posit postulate reason proclaim profess pronounce boast brag
            concur summarise summarize relate recount narrate relay communicate convey believe think
            reckon estimate consider judge calculate predict forecast foresee anticipate expect prophesy
            foretell project rule indicate show demonstrate find determine prove point preach verify elaborate
            interject chime signal echo blurt confide recollect theorise theorize"""
        ),
        Speech.DENY: _words(
            """deny refute reject dispute contest rebut dismiss contradict debunk disavow disown repudiate
            disclaim gainsay disprove rubbish negate discredit pooh-pooh"""
        ),
        Speech.ACCUSE: _words("accuse blame charge fault reproach indict"),
        Speech.LABEL: _words(
            """call describe brand label dub characterise characterize depict portray term deem designate
            classify categorise categorize hail slam decry denounce stigmatise stigmatize tout style"""
        ),
        Speech.RUMOUR: _words(
            """suggest imply hint insinuate intimate speculate rumour rumor surmise conjecture hypothesise
            hypothesize presume suppose suspect fear worry gossip guess"""
        ),
        Speech.ACT: _words(
            """promise vow pledge commit undertake ask demand urge request beg plead implore beseech entreat
            appeal order command instruct direct congratulate thank praise applaud commend salute threaten
            criticise criticize condemn lambast blast berate rebuke scold chide admonish castigate censure
            welcome apologise apologize refuse decline offer propose invite encourage advise recommend
            exhort hope wish desire forgive agree consent accept authorise authorize permit forbid ban
            veto nominate endorse support oppose defend greet insult mock ridicule inquire enquire wonder
            challenge lobby petition mourn deplore protest"""
        ),
    }
)
_EXTRA_FORMS = {"forecast": "forecasted", "prove": "proven", "broadcast": "broadcasted"}


def _verb_forms(lemma: str, speech: Speech) -> Iterator[tuple[str, VerbForm]]:
    """Every written form of one verb, each once: a form that is past and participle is both."""
    past, participle = inflect_past(lemma), inflect_participle(lemma)
    finite = {lemma, inflect_third(lemma), past}
    participles = {participle}
    gerunds = {inflect_gerund(lemma)}
    if lemma in _AMERICAN_SINGLE:
        finite.add(lemma + "ed")
        participles.add(lemma + "ed")
        gerunds.add(lemma + "ing")
    if lemma in _EXTRA_FORMS:
        participles.add(_EXTRA_FORMS[lemma])
    for form in finite | participles | gerunds:
        yield (
            form,
            VerbForm(
                lemma,
                speech,
                finite=form in finite,
                participle=form in participles,
                gerund=form in gerunds,
            ),
        )


_IRREGULAR_PLURALS = {
    "spokesman": "spokesmen",
    "spokeswoman": "spokeswomen",
    "chief-of-staff": "chiefs-of-staff",
}


def _plural(noun: str) -> str:
    if noun in _IRREGULAR_PLURALS:
        return _IRREGULAR_PLURALS[noun]
    if noun.endswith("person"):
        return noun.removesuffix("person") + "people"
    if noun.endswith(("man", "woman")):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _both_numbers(nouns: Iterable[str]) -> frozenset[str]:
    return frozenset(form for noun in nouns for form in (noun, _plural(noun)))


_ANONYMOUS = _words(
    """source official witness eyewitness bystander passer-by onlooker critic expert insider observer
    analyst commentator specialist economist historian researcher scientist scholar academic
    resident local neighbour neighbor villager user follower fan viewer reader listener supporter
    opponent detractor sceptic skeptic activist campaigner protester protestor demonstrator
    dissident investigator officer soldier fighter survivor victim relative friend colleague
    passenger driver worker employee staffer aide diplomat lawmaker whistleblower informant trader
    investor strategist pundit blogger netizen farmer teacher doctor nurse student parent voter
    tourist traveller traveler migrant refugee detainee prisoner rescuer medic paramedic fisherman
    shopkeeper customer shopper patient person man woman boy girl teenager"""
)

_ROLES = _words(
    """president vice-president minister premier chancellor secretary undersecretary deputy senator
    congressman congresswoman representative lawmaker legislator parliamentarian mp mep peer
    councillor councilor mayor governor commissioner ambassador envoy consul diplomat attaché
    delegate negotiator mediator spokesperson spokesman spokeswoman chairman chairwoman
    chairperson chair ceo cfo cto coo chief head director director-general manager executive
    founder co-founder cofounder owner entrepreneur tycoon billionaire magnate banker broker
    trader investor economist analyst strategist adviser advisor aide consultant expert specialist
    official officer civil-servant bureaucrat prosecutor attorney lawyer barrister solicitor judge
    magistrate justice advocate notary general admiral colonel captain major lieutenant sergeant
    commander commandant soldier pilot policeman policewoman sheriff detective investigator
    inspector superintendent constable coroner king queen prince princess emperor sultan emir
    sheikh duke duchess pope bishop archbishop cardinal priest pastor imam rabbi ayatollah monk
    doctor physician surgeon nurse paramedic pharmacist epidemiologist virologist biologist
    chemist physicist scientist researcher academic professor lecturer scholar historian
    sociologist psychologist psychiatrist philosopher teacher headteacher principal dean rector
    student engineer architect technician developer programmer designer journalist reporter
    correspondent editor editor-in-chief columnist commentator presenter anchor host broadcaster
    photographer cameraman author writer novelist poet playwright artist painter sculptor singer
    musician composer conductor actor actress comedian filmmaker producer screenwriter dancer
    model athlete player footballer striker goalkeeper coach trainer referee boxer runner swimmer
    cyclist driver farmer fisherman worker miner trucker mechanic electrician shopkeeper activist
    campaigner organiser organizer unionist leader co-leader whip candidate nominee incumbent
    predecessor successor politician statesman dictator rebel warlord dissident whistleblower
    widow wife husband son daughter brother sister father mother cousin uncle aunt partner
    resident citizen native astronaut chef butler secretary-general treasurer auditor accountant
    librarian curator archaeologist geologist meteorologist climatologist seismologist regulator
    ombudsman rapporteur firefighter member co-author pundit strongman veteran"""
)

_ORGANISATIONS = _words(
    """ministry department government administration agency authority commission committee council board
    company firm corporation group conglomerate bank party coalition union federation confederation
    association organisation organization charity ngo institute institution university college
    school hospital academy foundation court tribunal parliament congress senate assembly cabinet
    embassy consulate office bureau police army navy military directorate secretariat presidency
    club team league airline operator manufacturer carmaker retailer supplier regulator watchdog
    alliance bloc consortium startup subsidiary church diocese regiment brigade militia movement
    faction chamber inspectorate observatory laboratory museum municipality prefecture task-force
    exchange treasury trust think-tank thinktank campaign service force fund society network-operator"""
)

_DOCUMENTS = _words(
    """report study letter figure document statement ruling survey poll research paper article book
    law bill decree communiqué communique memo memorandum note file dossier indictment complaint
    lawsuit filing affidavit judgment judgement verdict transcript census statistic data datum
    review analysis assessment audit investigation inquiry agreement treaty charter constitution
    resolution record email message post tweet press-release release manifesto declaration footage
    video image photograph website webpage site bulletin leaflet notice order testimony dataset
    chart table"""
)

_MEDIA = _words(
    """newspaper daily weekly tabloid broadsheet magazine journal broadcaster channel
    station network outlet newswire wire newsroom media press radio television tv podcast blog
    gazette"""
)

_BODIES: dict[str, SourceKind] = {
    **dict.fromkeys(_both_numbers(_ORGANISATIONS), SourceKind.ORGANISATION),
    **dict.fromkeys(_both_numbers(_DOCUMENTS) | {"analyses"}, SourceKind.DOCUMENT),
    **dict.fromkeys(_both_numbers(_MEDIA), SourceKind.MEDIA),
}

_HEARSAY = _words("allegedly reportedly supposedly purportedly ostensibly rumouredly rumoredly putatively")

_ABBREVIATIONS = _words(
    """Mr Mrs Ms Mx Messrs Cllr Coun Atty Dr Prof Rev Fr Sr Jr St Ste Mt Ft Gen Col Lt Maj Capt Cpl Cmdr Sgt Adm
    Brig Pvt Gov Sen Rep Pres Sec Amb Hon Insp Supt Det Pte Jan Feb Mar Apr Jun Jul Aug Sep Sept
    Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Inc Ltd Co Corp Bros Plc vs v etc al
    approx est dept Dept No Nos no nos p pp Vol vol Fig fig ca cf ed eds Ave Blvd Rd Sq Univ Assn
    U.S U.K U.N E.U U.S.A U.A.E D.C L.A N.Y a.m p.m A.M P.M e.g i.e Ph.D M.D B.A M.A Ariz Calif
    Colo Conn Fla Ill Mass Mich Minn Okla Penn Tenn Tex Va Vt Wash Wis"""
)

_OPENERS = _words(
    """The A An This That These Those He She It They We I You There Here His Her Its Their Our My
    Your Who What When Where Why How Which In On At By For From With Without After Before During
    Since Until Under Over Between Among Against About As If But And Or So Yet While Although
    Though Because However Meanwhile Moreover Furthermore Nevertheless Still Also Then Now Today
    Yesterday Tomorrow Earlier Later Last Next Both Some Many Most Several Few All Each Every One
    Two Three No Not Nobody Nothing According Despite Following Asked Speaking Instead Once Mr Mrs
    Ms Dr President Prime Police Officials Sources Experts Critics Analysts"""
)

LEXICON = Lexicon(
    language=Language.ENGLISH,
    abbreviations=_ABBREVIATIONS,
    sentence_openers=_OPENERS,
    speech=MappingProxyType(
        {
            form: entry
            for speech, lemmas in VERBS.items()
            for lemma in sorted(lemmas)
            for form, entry in _verb_forms(lemma, speech)
        }
    ),
    auxiliaries=_words(
        """have has had having 've 'd be am is are was were been being 'm 're 's get gets got getting
        gotten"""
    ),
    according_to=(
        ("according", "to"),
        ("as", "per"),
        ("in", "the", "words", "of"),
        ("in", "the", "view", "of"),
        ("in", "the", "opinion", "of"),
        ("in", "the", "eyes", "of"),
        ("in", "the", "account", "of"),
        ("by", "the", "account", "of"),
        ("on", "the", "word", "of"),
        ("as", "reported", "by"),
        ("as", "told", "by"),
        ("as", "stated", "by"),
        ("as", "stated", "in"),
    ),
    not_according=_words(
        """plan plans schedule rule rules procedure procedures need needs size age taste custom tradition
        type order preference preferences protocol circumstances demand merit seniority principle
        principles income wealth gender"""
    ),
    that=frozenset({"that", "whether", "if", "how"}),
    person_titles=frozenset(
        form
        for title in _words(
            """mr mrs ms mx miss messrs dr prof professor rev reverend sir dame lord lady madam madame
            monsieur sen gov rep gen col lt maj capt sgt adm hon judge justice pope king queen prince
            princess sheikh imam father sister brother saint cllr coun det supt insp cpl cmdr brig atty amb pc"""
        )
        for form in (title, title + ".")
    ),
    role_nouns=_both_numbers(_ROLES),
    body_nouns=MappingProxyType(_BODIES),
    anonymous_nouns=_both_numbers(_ANONYMOUS) | {"people", "locals", "others", "some", "many", "someone", "somebody"},
    rumour_nouns=_words(
        """rumour rumours rumor rumors report reports information hearsay gossip speculation allegation
        allegations suggestion suggestions claim claims talk whisper whispers leak leaks tip tips"""
    ),
    contrast=(
        ("but",),
        ("while",),
        ("whereas",),
        ("whilst",),
        ("although",),
        ("though",),
        ("even", "though"),
        ("yet",),
        ("however",),
    ),
    pronouns=frozenset({"he", "she", "it", "they"}),
    first_person=_words("i we me us my mine our ours myself ourselves"),
    negations=_words("not n't never no neither nor nobody nothing none nowhere cannot hardly scarcely barely"),
    hedges=_HEARSAY
    | _words(
        """apparently seemingly presumably probably possibly perhaps maybe likely unlikely conceivably
        arguably potentially evidently plausibly doubtless"""
    ),
    hearsay=_HEARSAY,
    collective=_words(
        """meet sign agree discuss merge marry negotiate talk divorce clash collide unite separate ally
        cooperate collaborate compete differ split fight gather reconcile converse share exchange
        quarrel correspond partner converge team alternate form constitute comprise assemble convene
        confer debate disagree coexist coincide intersect overlap wed embrace duel haggle bargain swap
        trade unify amalgamate combine band join mix co-sign cosign conspire collude elope chat gossip
        feud spar tie draw"""
    ),
    is_conditional=is_conditional,
    copula=copula,
)
