"""What a page holds beside its article, told by the words of a line: credits, adverts, links, buttons, counts."""

import re

from loaders.articles.article import Label
from loaders.articles.units import Unit

Told = tuple[Label, str]
_LONGEST = 90  # words: longer parts are paragraphs, whatever they hold
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"


def _whole(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{'|'.join(patterns)})\W*", re.IGNORECASE)


def _begins(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{'|'.join(patterns)})\b", re.IGNORECASE)


def _holds(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_TAGS = re.compile(r"(?:#[^\s#][^#]{0,60}){2,}|#\w+")
_CREDIT = _holds(
    r"\b(?:file )?(?:photo|image|picture|video|graphic|map|illustration)s?(?: credit)? ?(?:by|courtesy|via|from)\b",
    r"(?:^|[.\s(\[|])(?:photo|image|picture|credit|photograph|foto)s?(?: credit)?: ?\S",
    r"\bfile (?:photo|image|picture)\b",
    r"\((?:photo|image|ap photo|file|screengrab|handout|reuters|afp|getty images)\b[^)]{0,60}\)\W*$",
    r"\b(?:getty images|ap photo|afp photo|license photo|shutterstock|wikimedia commons)\b",
    r"/(?:reuters|afp|ap|epa|getty|file)\W*$",
    r"^(?:a )?(?:screen ?grab|still|undated photo\w*|handout) (?:from|of|shows|released)\b",
    r"^!\[",
)
_BYLINE = re.compile(
    r"(?:(?:(?:[Ww]ritten|[Ss]tory|[Rr]eported|[Tt]ext|[Ee]dited|[Cc]ompiled|[Tt]ranslated|[Pp]roduced) )?(?:[Bb]y|BY):? )(?:[A-Z][\w.'’\-]*|and|of|de|al|bin|van|von|&|,|in|\|)(?:[ ,]+"
    r"(?:[A-Z][\w.'’\-]*|and|of|de|al|bin|van|von|the|&|in|\||for))*\W*"
)
_CREDITED = _holds(
    r"\bcontributed (?:reporting|to this (?:report|story|article))\b",
    r"^\W*(?:additional |with )?(?:reporting|writing|editing) (?:by|from) ",
    r"\bis an? (?:[\w\-]+ ){0,4}(?:reporter|correspondent|columnist|staff writer|freelance journalist|editor) (?:at|for|with|based|covering|who covers)\b",
    r"^\W*(?:follow|contact|email) (?:him|her|them|the author|us|[A-Z]\w+) (?:on|at|via)\b",
)
_MOMENT = _whole(
    r"(?:(?:last )?(?:published|updated|posted|modified|first published)(?: on| at)?:? ?)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    rf"(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}})"
    r"(?:[ ,|at\-–T]*\d{1,2}[:.]\d\d(?:[:.]\d\d)? ?(?:[ap]\.?m\.?)?[\w ()+:]{0,12})?",
    r"(?:(?:last )?(?:published|updated|posted|modified)(?: on| at)?:? ?)?(?:an?|\d+) (?:minute|hour|day|week|month|year)s? ago",
    r"(?:last )?(?:published|updated|posted|modified)\b.{0,60}\d",
    r"\d+ min(?:ute)?s?(?: read)?",
)
_COUNT = _whole(
    r"[\d.,]+[km]?\+?",
    r"[\d.,]+[km]?\+? ?(?:shares?|likes?|views?|comments?|followers?|posts?|retweets?|reactions?)",
    r"(?:shares?|likes?|views?|followers?|posts?|retweets?|reactions?)(?: ?[\d.,]+[km]?\+?)?",
)
_ADVERT = _begins(
    r"sign up\b(?!.{0,20}\bfor the (?:fight|group|militia))",
    r"subscribe(?! to the (?:view|idea|belief))",
    r"(?:get|receive) (?:our|the latest|breaking|unlimited|full)\b.{0,60}(?:newsletter|news|updates|alerts|inbox|access)",
    r"by (?:submitting|signing up|subscribing|clicking|continuing|entering)\b",
    r"join (?:our|the conversation|us on|the newsletter|\d)",
    r"download (?:our|the) .{0,30}app",
    r"(?:support|donate to|help fund) (?:our|independent|this site|quality)\b",
    r"(?:donate|become a (?:member|subscriber|patron|supporter))",
    r"(?:click|tap) here\b",
    r"(?:advertisement|advertorial|sponsored|promoted|paid content|article continues (?:below|after))",
    r"(?:story|content|continue reading).{0,20}(?:below|after|the main story|advertisement)",
    r"(?:to|for) (?:read|get|receive) .{0,50}(?:subscribe|newsletter|sign up|whatsapp channel)",
    r"(?:limited time|special) offer",
    r"buy (?:now|tickets)",
)
_LETTER = _holds(
    r"\bnewsletter\b.{0,80}\b(?:sign|subscri\w+|inbox|deliver\w*|here)\b",
    r"\b(?:sign(?:ing)? up|subscrib\w+|inbox|delivered)\b.{0,80}\bnewsletters?\b",
    r"\b(?:your|straight to your) inbox\b",
)
_PROGRAMME = re.compile(
    r"\W*(?:listen|tune in|watch|stream|hear)\b.{0,160}?(?:\||\bepisode\b|\bpodcast\b|\bep\. ?\d)", re.IGNORECASE | re.DOTALL
)
_LINK = _begins(
    r"(?:read|see|watch|listen)(?: more| also| next| now| this)?:",
    r"(?:read|learn|see|find out|discover) more\b",
    r"(?:also|must|recommended|further|editor['’]?s?) (?:read|reading|picks?|watch)\b",
    r"(?:see|read) also\b",
    r"related(?: (?:article|story|stories|news|content|coverage|topics?|posts?))?:",
    r"more(?: (?:on|from|about) (?:this|the|our)\b|:)",
    r"(?:previous|next)(?: (?:article|post|story))?:? (?=[A-Z])",
    r"(?:explained|explainer|opinion|analysis|watch|in pictures|live) ?[|:]",
)
_BUTTON = _whole(
    r"(?:share|tweet|pin|print|email|e-mail|save|copy link|bookmark|facebook|twitter|whatsapp|linkedin|reddit|telegram|x|flipboard|instagram|youtube)"
    r"(?:[ |,/·•]+(?:share|tweet|pin|print|email|e-mail|save|copy link|bookmark|facebook|twitter|whatsapp|linkedin|reddit|telegram|x|on|this|via|flipboard|instagram|youtube|article|story|and|or))*",
    r"share (?:this|on|via).{0,40}",
    r"(?:skip to|jump to|back to|go to|return to) .{0,30}",
    r"(?:home|menu|search|close|open|log ?in|sign in|register|my account|about(?: us)?|contact(?: us)?|advertise|careers|privacy|terms|cookies?|help|faq|sitemap)",
    r"(?:privacy|cookie|community|comment) (?:policy|notice|settings|guidelines|rules)",
    r"terms (?:of (?:use|service)|and conditions).{0,30}",
    r"(?:view|show|load|see|read) (?:more|all|less)(?: .{0,30})?",
    r"(?:follow|like) us.{0,40}",
    r"(?:creators|publishers|advertisers)(?: ?(?:creators|publishers|advertisers))*",
    r"(?:in this article|on this page|contents|table of contents|topics?|tags?|categories|category|sections?|filed under)",
    r"(?:tags?|topics?|keywords|filed under|categories|labels|posted in|tagged(?: with)?):? .{1,200}",
    r"was this (?:article |story |page )?(?:helpful|useful|interesting)",
    r"thank(?:s| you) for (?:your feedback|reading|subscribing|signing up).{0,40}",
    r"play(?:ing)?(?: video| audio| now)?",
    r"listen(?: to (?:this )?article)?",
    r"(?:you need to enable|please enable) javascript.{0,80}",
)
_NOTICE = _holds(
    r"\ball rights reserved\b",
    r"^\W*(?:©|\(c\)|copyright)\W",
    r"^\W*if you (?:have|know|would like|want|wish)\b.{0,80}\b(?:contact|write to|e-?mail|get in touch|let us know)\b",
    r"^\W*our (?:standards|journalism|trust principles):",
    r"\b(?:uses|use of) cookies\b",
    r"\byour email address will not be published\b",
    r"\brequired fields are marked\b",
    r"\b(?:views|opinions) expressed (?:here|in this|are)\b",
    r"\bcannot be (?:published|reproduced|redistributed)\b",
    r"\bmay not be (?:published|reproduced|broadcast|rewritten|redistributed)\b",
    r"\bthis (?:story|article) (?:was|has been) (?:originally |first )?(?:published|updated|corrected|syndicated|auto-generated)\b",
)
_OVER = _whole(
    r"comments?(?: ?[/(:\-]? ?\d+\)?)?",
    r"\d+ comments?",
    r"no comments?(?: yet)?",
    r"(?:leave|post|add|write) (?:a|your) (?:reply|comment)(?: cancel reply)?",
    r"(?:cancel reply|join the (?:conversation|discussion)|be the first to comment)",
    r"(?:show|hide|view|read) (?:all )?comments?.{0,20}",
)
_OVER_BY_NOTICE = _holds(
    r"\ball rights reserved\b", r"\byour email address will not be published\b", r"^\W*(?:©|copyright (?:©|\(c\)|\d{4}))"
)
_OTHERS = _whole(
    r"related(?: (?:articles?|stor(?:y|ies)|news|content|coverage|topics?|posts?|links?|reading|videos?))?",
    r"(?:you (?:may|might) (?:also )?(?:like|enjoy|be interested in))",
    r"(?:more (?:from|on|in|about|news|stories|coverage|headlines)(?: .{0,40})?)",
    r"(?:latest|top|breaking|popular|most popular|featured|other) (?:news|stories|articles|headlines|posts|videos|updates)",
    r"(?:trending|trending (?:on|now|stories|topics)|most (?:read|viewed|shared|popular|watched))(?: .{0,30})?",
    r"(?:recommended|suggested|recommended (?:for you|reading|stories|articles))",
    r"(?:read next|up next|next up|what to read next|keep reading|don['’]t miss|also on .{0,30}|from the web|around the web|in other news)",
    r"(?:editor['’]?s'? (?:picks?|choice)|our picks)",
)


def told(unit: Unit) -> Told | None:
    """Return what a line is by its own words, or None where they do not tell."""
    if len(unit.words) > _LONGEST:
        return _advert(unit)
    return _page_part(unit) or _credit(unit) or _advert(unit)


def over(unit: Unit) -> bool:
    """Say whether the line stands under an article: comments, a copyright notice."""
    return _OVER.fullmatch(unit.text) is not None or (len(unit.words) <= 40 and _OVER_BY_NOTICE.search(unit.text) is not None)


def others(unit: Unit) -> bool:
    """Say whether the line announces other stories."""
    return _OTHERS.fullmatch(unit.text) is not None


def _page_part(unit: Unit) -> Told | None:
    text = unit.text
    if not unit.words or _ADDRESS.fullmatch(text):
        return "navigation", "an address or a sign, no words"
    if over(unit) or others(unit):
        return "navigation", "the heading of comments, of a notice or of other stories"
    if _TAGS.fullmatch(text) or _BUTTON.fullmatch(text) or _COUNT.fullmatch(text):
        return "navigation", "a button, a tag or a count"
    if _NOTICE.search(text) and len(unit.words) <= 70:
        return "navigation", "a notice of the publisher"
    if _LINK.match(text) and len(unit.words) <= 30:
        return "teaser", "a link to another story"
    return None


def _credit(unit: Unit) -> Told | None:
    text = unit.text
    if _MOMENT.fullmatch(text):
        return "byline", "a moment of publication"
    if len(unit.words) <= 16 and _BYLINE.fullmatch(text):
        return "byline", "begins with By and names"
    if _CREDITED.search(text) and len(unit.words) <= 60:
        return "byline", "who wrote or contributed"
    if (found := _CREDIT.search(text)) and len(unit.words) <= 80 and (found.end() >= len(text) - 90 or found.start() <= 2):
        return "caption", "credits a picture"
    return None


def _advert(unit: Unit) -> Told | None:
    if _PROGRAMME.match(unit.text):
        return "advert", "invites to listen to or watch a programme"
    if len(unit.words) <= 60 and (_ADVERT.match(unit.text) or _LETTER.search(unit.text)):
        return "advert", "asks the reader to sign up, subscribe, pay or click"
    return None
