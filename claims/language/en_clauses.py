"""Closed word classes of English, and verbs of saying by what they take: what is known before anything is parsed.

The classes follow Quirk et al., *A Comprehensive Grammar of the English Language* (1985), chapters 2, 9 and 14; which verbs
take a bare clause and which a noun as often follows chapter 16 and was checked on news text.
"""

from __future__ import annotations

from types import MappingProxyType

from claims.language.en import IRREGULAR
from claims.language.lexicon import Speech


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FINITE = _words(
    """is are was were 's 're am has have had 've 'd will would 'll can could may might must should shall
    do does did ca wo isn't aren't wasn't weren't"""
)
MODALS = _words("""to would will could can may might shall should must did does do not n't never cannot ca wo""")
AMBIGUOUS_PAST = _words(
    """cut set hit put cost let read saw left felt found ground wound bore spring lay bid bet burst cast
    hurt rid shed shut spread split quit spat lead broadcast forecast beat thought dove wet knit shot
    spun"""
)
_PREFIXED_PAST = _words(
    """withdrew withheld withstood overcame overtook overthrew overran oversaw overrode overheard undertook understood
    misunderstood misled mistook foresaw foretold forgave rebuilt rewrote resold repaid reran retook retold remade redid
    undid upheld outdid outgrew"""
)
PAST = frozenset(past for past, _ in IRREGULAR.values()) - AMBIGUOUS_PAST | _PREFIXED_PAST
ALSO_PARTICIPLE = frozenset(participle for _, participle in IRREGULAR.values())
STARTERS = _words(
    """the a an this these those his her its their our my your he she it they we i you there some many
    most several few all each every no any both another one two three four five six seven eight nine
    ten more less nobody everyone anyone everything nothing only people such what if when because
    while although"""
)
PRONOUNS = _words("he she it they we i you there")
PREPOSITIONS = _words(
    """of in on at by for from to with about into over under after before during since until between
    against through via within without around near as per across among amid behind beyond despite like
    off onto out past toward towards upon"""
)
ADVERBIAL = _words(
    """on in at during via by through late earlier later yesterday today last this monday tuesday
    wednesday thursday friday saturday sunday to after before also again publicly repeatedly
    previously recently then"""
)
DAYS = _words(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday morning afternoon evening
    night"""
)
SUBORDINATORS = _words(
    """after when as if before while although though since once because until unless whereas whether"""
)
# what one thinks, and has not told anybody
BELIEVING = _words("believe think reckon consider judge expect anticipate foresee")
TOLD = _words("tell inform warn remind assure reassure notify")
# Verbs whose bare object is a thing as often as a clause: only a sure finite verb after it makes a clause.
TRANSITIVE = _words(
    """announce report reveal show confirm explain note state fear estimate find determine indicate prove
    predict forecast relate repeat project know recall mention observe stress highlight cite detail
    disclose admit acknowledge recognise recognize demonstrate specify declare accept suggest imply
    add write read describe dispute contest reject deny refute consider judge calculate communicate
    convey deny"""
)
NEVER_BARE = _words(
    """read project judge speak point signal detail mention highlight relate recount narrate relay
    specify convey determine verify echo post respond comment expect consider"""
)
# Forms that are nouns as often: a verb only after a name, a pronoun or a noun for who can speak.
ALSO_NOUNS = _words(
    """rule rules claim claims report reports fear fears estimate estimates state states note notes
    comment comments remark remarks shows finds forecast forecasts project projects judge judges
    answer answers worry worries guess signal signals reply replies shout shouts cry cries joke jokes
    tweet tweets post posts boast reason reasons question recall whisper whispers suspect suspects
    dispute contest detail details record dismissed regret regrets caution rebut warn blog yell
    highlight highlights retort retorts brag thought"""
)
PROVED = _words("show prove demonstrate")  # by what one does: only a document or a figure says it
THINGS_TOO = _words("show indicate prove suggest demonstrate reveal imply signal highlight determine mean")
UNVOUCHED = _words("confirmation comment verification response reply")  # « but there was no official confirmation »
BEING = _words("be been being is are was were")
ANONYMISED = _words("named identified quoted")  # « who asked not to be named said »
WHILE_TELLING = _words("speaking citing quoting writing")
FAR_THAT = 14  # the longest aside before « that », in words: « said in Tesna, the provincial capital, that »
# what is cited as a reason or a rule, whatever its capital
NO_SPEAKER = _words(
    """act law section article code constitution rule rules treaty convention covid covid-19 pandemic reasons concerns
    costs grounds lack need fears security safety evidence figures data statistics weather health"""
)
ASIDES = {("for", "example"), ("for", "instance"), ("however",), ("meanwhile",), ("too",), ("in", "turn"), ("though",)}
FIGURES = _words(
    """figure figures data statistics estimates estimate numbers polls results findings evidence
    calculations projections models records"""
)
ISSUED = _words("released issued published sent wrote signed posted put")
DENIED = _words("claims allegations reports suggestions accusations rumours rumors")
CONTINUES = _words("continue continues continued")
# Verbs of doing that say something before « that »: « accepted that P ».
AGREEING = _words("accept agree")
# What somebody calls a charge that he rejects.
FALSEHOODS = _words(
    """nonsense false untrue absurd baseless unfounded ridiculous fabricated fabrication lie lies rubbish fantasy fiction
    preposterous laughable wrong incorrect inaccurate misleading slander libel smear propaganda"""
)
CONCEDING = _words("although though while whereas whilst")
CONNECTORS = _words("and but while whereas whilst although though")
ANNOUNCED = _words("expected due scheduled set planned")
HAPPENED = _words(
    """injured killed arrested displaced confirmed recorded hurt hospitalised hospitalized detained
    destroyed cancelled canceled"""
)
# Verbs of saying in several words: the first in its finite forms, the words after it, and the verb that they amount to.
PHRASAL: MappingProxyType[str, tuple[tuple[str, ...], ...]] = MappingProxyType(
    {
        **dict.fromkeys(("pointed", "points", "point"), (("out",),)),
        **dict.fromkeys(
            ("made", "makes", "make"),
            (("clear",), ("it", "clear"), ("plain",), ("it", "plain"), ("it", "known"), ("no", "secret")),
        ),
        **dict.fromkeys(("let", "lets"), (("it", "be", "known"), ("slip",), ("be", "known"))),
        **dict.fromkeys(
            ("went", "goes", "go"),
            (
                ("on", "to", "say"),
                ("on", "to", "add"),
                ("on", "to", "claim"),
                ("on", "to", "argue"),
                ("on", "record", "saying"),
            ),
        ),
        **dict.fromkeys(("took", "takes", "take"), (("the", "view"),)),
        **dict.fromkeys(("hit", "hits"), (("back", "saying"),)),
        **dict.fromkeys(("gave", "gives", "give"), (("assurances",), ("an", "assurance"), ("warning",))),
    }
)
# Nouns whose « that » clause their owner stands behind (Quirk et al., 17.26), suggests, or denies.
CONTENT_NOUNS: MappingProxyType[str, Speech] = MappingProxyType(
    {
        **dict.fromkeys(
            _words(
                """claim claims allegation allegations assertion assertions accusation accusations charge charges
                announcement announcements argument arguments contention insistence admission admissions revelation
                revelations warning warnings complaint complaints assurance assurances conclusion conclusions finding
                findings declaration confirmation acknowledgement acknowledgment disclosure report reports statement
                statements testimony prediction predictions verdict remark remarks comment comments"""
            ),
            Speech.SAY,
        ),
        **dict.fromkeys(
            _words(
                "suggestion suggestions rumour rumours rumor rumors speculation insinuation insinuations hint hints"
            ),
            Speech.RUMOUR,
        ),
        **dict.fromkeys(_words("denial denials"), Speech.DENY),
    }
)
OWNED_BY = _words("by from")
UNREAL = _words("no any without if whether not n't never nor neither unless cannot")
SAID_AGAIN = _words("confirm repeat reiterate acknowledge admit echo reaffirm accept restate")
# What a claim does, told after it: « X's claim that P angered Y ».
REACTED = _words(
    """angered alarmed sparked prompted drew caused raised led surprised shocked outraged fuelled fueled triggered
    provoked came emerged followed met stunned infuriated rattled worried"""
)
TRANSITIVE_GAP = _words("made makes make issued published received filed wrote denied rejected gave heard produced")
COURTS = _words("court jury inquest inquiry tribunal hearing judge coroner trial committee panel")
IMPERSONAL = _words("believed thought alleged rumoured rumored reported said understood claimed announced feared")
VOUCHED = _words("emerged transpired revealed confirmed disclosed established")
