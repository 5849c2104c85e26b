"""The gender of English first names: whom « he » and « she » can stand for.

Common first names that are given to one sex almost always, and some of public life elsewhere as English writes them, written
down from general knowledge; those that both sexes bear (Taylor, Jordan, Alex, Chris, Pat, Robin) are left out. A name
that is not here has no gender: nothing is guessed from its letters.
"""

from __future__ import annotations

_MEN = frozenset(
    """aaron abdul abdullah abraham adam adrian ahmed alan albert alexander alfred ali allan allen alvin andre andrew angus
    anthony antonio archie arnold arthur ashraf barry benjamin ben bernard bernie bill bob boris brad bradley brandon brendan
    brett brian bruce bryan calvin carl carlos cedric charles charlie christopher clarence clive colin connor craig curtis
    cyril damian dan daniel darren dave david dennis derek desmond diego dmitry dominic donald doug douglas duncan dwight
    dylan earl ed eddie edgar edmund eduardo edward edwin elliot emmanuel eric ernest ethan eugene fabio felix ferdinand
    fernando francisco frank franklin fred frederick gareth gary gavin geoffrey george gerald gerard gilbert giorgio glenn
    gordon graham grant greg gregory guy hamid harold harry harvey hassan hector henry herbert herman howard hugh hugo ian
    ibrahim isaac ivan jack jacob jake james jared jason javier jeff jeffrey jeremy jerome jerry jim jimmy joe joel johan john
    johnny jonathan jorge joseph josh joshua juan julian justin karl keith ken kenneth kevin kyle lance larry laurence
    lawrence leo leon leonard lewis liam lionel lloyd louis luke malcolm marc marco marcus mario mark marshall martin marvin
    matt matthew maurice max melvin michael miguel mike mitch mohammad mohammed mohamed muhammad nathan nathaniel neil nicholas
    nick nigel noah norman oliver omar oscar otto owen pablo patrick paul pedro pete peter phil philip phillip pierre rafael
    ralph ramon randall randy raymond reginald rex ricardo richard rick robert roberto rod rodney roger roland ron ronald rory
    ross
    roy rupert russell ryan salman samuel scott sean sebastian sergei seth shaun sidney simon stanley stefan stephen steve
    steven stuart ted terence terrence theodore thomas tim timothy tobias todd tom tommy tony travis trevor tristan troy vernon
    viktor victor vincent vladimir volodymyr walter warren wayne wesley wilfred will william winston xavier yusuf
    zachary""".split()
)
_WOMEN = frozenset(
    """abigail adele agnes aisha alexandra alice alicia alison amanda amber amelia amy ana anastasia andrea angela angelina
    anita ann anna anne annie april audrey barbara beatrice becky bella bernadette beth betty beverly bonnie brenda bridget
    brittany camilla carla carmen carol caroline catherine cathy cecilia celia charlotte chelsea cheryl chloe christina
    christine cindy claire clara claudia colleen constance courtney crystal cynthia daisy danielle dawn deborah debbie
    deirdre delia denise diana diane dolores donna dora doris dorothy edith eileen elaine eleanor elena elizabeth ella ellen
    eloise elsie emily emma erica esther ethel eva eve evelyn fatima felicity fiona florence frances freda gabriela gail
    geraldine gertrude gillian gina ginny gladys glenda gloria grace greta gwen gwendolyn hannah harriet hazel heather helen
    helena hilary hillary holly ida imogen ingrid irene iris isabel isabella isla jacqueline jane janet janice jasmine
    jeanette jenna jennifer jenny jessica jill jo joan joanna joanne josephine joyce juanita judith judy julia juliana julie
    juliet june karen kate katherine kathleen kathryn kathy katie kayla keira kimberly kirsten kirsty kristen kristi
    kristin lara laura lauren leah lena lily linda lindsey lisa liz lois lola lorraine louisa louise lucia lucy luisa lydia
    lynn mabel madeleine maggie marcia margaret maria marian mariana marianne marie marilyn marina marjorie marlene
    martha mary maureen maxine megan melanie melinda melissa mercedes mia michelle mildred miranda miriam moira molly
    mona monica muriel myra nadia nancy naomi natalie natasha nell nicola nicole nina nora norma olga olivia paige pamela
    patricia paula pauline peggy penelope penny petra philippa phoebe phyllis polly priscilla priya rachel rebecca regina
    renee rhonda rita roberta rosa rosalind rose rosemary rosie ruth sabrina sally samantha sandra sara sarah selina serena
    sharon sheila shirley sienna silvia simone sofia sonia sophia sophie stella stephanie sue susan suzanne sylvia
    tamara tanya tara teresa tessa theresa tiffany tina tracey ursula vanessa vera veronica victoria viola violet virginia
    vivian wanda wendy whitney winifred yvette yvonne zara zoe""".split()
)


def gender_of_english_name(name: str) -> str:
    """« Masc », « Fem » or nothing."""
    lower = name.lower()
    return "Masc" if lower in _MEN else "Fem" if lower in _WOMEN else ""
