"""The words that references are made of, by lemma and in lower case."""

SINGULAR = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
PERSONAL = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
REFLEXIVE = frozenset({"itself", "themselves", "himself", "herself"})
POSSESSIVE = frozenset({"its", "their", "his", "her"})

GROUP = frozenset(["group", "grouping", "organization", "organisation", "movement", "outfit", "faction", "militia", "insurgency", "group", "gang"])
SPECIFIC = frozenset(
    ["network", "party", "alliance", "army", "cartel", "front", "force", "tribe", "clan", "coalition", "council", "brigade", "battalion", "caliphate", "emirate", "agency", "union", "league"]
)
ACTORS = frozenset(["militant", "insurgent", "fighter", "rebel", "jihadist", "jihadi", "extremist", "terrorist", "islamist", "guerrilla", "separatist", "gunman"])
BRANCH = frozenset(["affiliate", "branch", "offshoot", "chapter", "franchise", "wing", "arm", "subsidiary"])
SPLINTER = frozenset(["splinter", "breakaway", "dissident", "offshoot"])
PARENT = frozenset({"parent", "mother", "umbrella"})
RIVAL = frozenset({"rival", "opposing", "competing", "other"})
SIDES = frozenset({"side", "foe", "enemy", "rival", "adversary"})
COUNTED = {"two": 2, "both": 2, "2": 2, "three": 3, "3": 3}
INTRODUCING = frozenset(
    {"new", "another", "other", "different", "separate", "unknown", "unidentified", "similar", "small", "smaller", "various"}
)
DESCRIBING = frozenset(
    ["militant", "terror", "terrorist", "jihadist", "jihadi", "insurgent", "islamist", "islamic", "sunni", "shia", "shiite", "rebel", "armed", "extremist", "radical", "separatist", "secessionist", "salafist", "salafi", "salafi-jihadist", "guerrilla", "ethnic", "banned", "outlawed", "proscribed", "hardline", "hard-line", "ultraconservative", "fundamentalist", "paramilitary", "notorious", "feared", "deadly", "brutal", "violent", "regional", "local", "same", "muslim", "nationalist", "communist", "maoist", "leftist", "rightist", "opposition", "tribal", "criminal", "al-qaeda-linked"]
)
REGIONAL = frozenset(["regional", "local", "own"])

ROLES = {
    **dict.fromkeys(["leader", "head", "chief", "emir", "amir", "chairman", "boss"], "leader"),
    **dict.fromkeys(("founder", "co-founder", "cofounder"), "founder"),
    **dict.fromkeys(("spokesman", "spokesperson", "spokeswoman"), "spokesman"),
    "deputy": "deputy",
    "successor": "successor",
    "predecessor": "predecessor",
    "commander": "commander",
}
LEADING = {
    "lead": "leader",
    "head": "leader",
    "command": "leader",
    "found": "founder",
    "co-found": "founder",
    "establish": "founder",
    "create": "founder",
}
PERSONS = frozenset(
    ["man", "woman", "cleric", "preacher", "commander", "militant", "leader", "warlord", "teacher", "schoolteacher", "soldier", "diplomat", "officer", "general", "colonel", "ideologue", "jihadist", "mullah", "imam", "sheikh", "doctor", "engineer", "lawyer", "president", "minister", "governor", "fighter", "rebel", "veteran", "fugitive", "terrorist", "extremist", "professor"]
)
LOOSE = frozenset(["commander", "leader", "warlord", "cleric", "man", "fugitive"])
COMPANY = frozenset(
    ["fighter", "militant", "member", "man", "gunman", "insurgent", "rebel", "jihadist", "force", "troop", "soldier", "combatant", "cadre", "guerrilla", "extremist", "terrorist", "cell", "unit", "bomber"]
)
VOICES = frozenset(["leader", "spokesman", "spokesperson", "spokeswoman", "official", "commander", "leadership", "emir", "statement", "head", "chief", "fighter"])
PEOPLE = frozenset(
    ["fighter", "militant", "man", "woman", "child", "civilian", "villager", "resident", "people", "person", "official", "officer", "soldier", "troop", "expert", "analyst", "family", "police", "victim", "prisoner", "hostage", "bomber", "attacker", "gunman", "elder", "leader", "commander", "authority", "refugee", "worker", "journalist", "recruit", "defector", "deserter", "member", "girl", "boy", "student", "teacher", "insurgent", "rebel", "jihadist", "extremist", "terrorist", "american", "afghan", "witness", "survivor", "herder", "farmer", "trader", "tourist", "colleague", "diplomat", "rival", "enemy", "ally", "opponent", "critic", "agent", "spy", "guard", "volunteer", "supporter", "follower", "parent", "relative", "researcher", "lawmaker", "minister", "foreigner", "migrant", "fisherman", "observer", "mutineer", "combatant", "cadre"]
)
BODIES = frozenset(
    ["government", "army", "military", "police", "coalition", "ministry", "agency", "court", "council", "company", "party", "force", "administration", "embassy", "university", "institute", "center", "centre", "congress", "parliament", "office", "commission", "newspaper", "bank", "state", "country", "nation", "airline", "regime", "army", "group", "organization", "organisation", "movement", "faction", "militia"]
)
EVENTS = frozenset(
    ["attack", "bombing", "assault", "massacre", "raid", "strike", "clash", "killing", "explosion", "blast", "ambush", "war", "battle", "deal", "blow", "victory", "defeat", "sign", "time", "day", "year", "month", "week", "week", "moment", "reason", "question", "mistake", "crime", "tragedy", "turn", "step", "move", "case", "matter", "story", "shame", "idea", "honour", "honor", "duty", "incident"]
)
HAPPENING = frozenset(["come", "happen", "occur", "follow", "begin", "end", "last", "mean"])
RAISING = frozenset(["be", "seem", "appear", "remain", "become", "turn", "happen", "take", "look", "sound", "emerge"])
TIMES = frozenset(
    ["day", "week", "month", "year", "decade", "hour", "minute", "time", "century", "moment", "morning", "evening", "night", "while", "today", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
)

ACTING = frozenset(
    ["claim", "pledge", "attack", "split", "kill", "fight", "control", "seize", "capture", "threaten", "announce", "deny", "accuse", "vow", "release", "declare", "reject", "recruit", "operate", "carry", "launch", "conduct", "say", "merge", "join", "break", "renounce", "swear", "kidnap", "abduct", "execute", "want", "seek", "aim", "try", "refuse", "oppose", "plan", "plot", "ambush", "bomb", "defeat", "withdraw", "retake", "rule", "govern", "impose", "collect", "tax", "demand", "agree", "negotiate", "sign", "publish", "consider", "regard", "believe", "form", "found", "cut", "raise", "hold", "lose", "win", "burn", "admit", "insist", "promise", "call", "rename", "rebrand", "maintain", "expand", "recruit", "train", "finance", "fund", "depend", "rely"]
)
SUFFERED = frozenset(
    ["join", "leave", "lead", "found", "fight", "attack", "accuse", "blame", "designate", "defeat", "fund", "finance", "support", "arm", "back", "ban", "outlaw", "sanction", "split", "desert", "abandon", "head", "quit"]
)
OWNED = frozenset(
    ["leader", "leadership", "fighter", "member", "founder", "emir", "spokesman", "commander", "militant", "rank", "stronghold", "territory", "ally", "rival", "enemy", "affiliate", "branch", "offshoot", "wing", "parent", "allegiance", "ideology", "goal", "recruit", "attack", "campaign", "insurgency", "force", "troop", "men", "man", "news", "media", "statement", "predecessor", "successor", "propaganda", "chief", "deputy", "head", "cell", "network", "supporter", "follower", "ideologue", "gunman", "camp", "base", "operation", "fund", "financing", "income", "founding", "formation", "origin", "name", "caliphate", "rule", "shura", "council", "war", "term", "word", "police"]
)
SAYING = frozenset(["say", "tell", "claim", "announce", "add", "warn", "write", "note", "insist", "argue", "explain", "deny", "report", "declare", "vow"])
NEAR = frozenset(
    {
        "against",
        "with",
        "from",
        "to",
        "on",
        "by",
        "at",
        "of",
        "into",
        "like",
        "unlike",
        "over",
        "between",
        "for",
        "alongside",
        "upon",
        "than",
    }
)
LEAVERS = frozenset(
    {
        "former",
        "ex",
        "ex-",
        "disgruntled",
        "disaffected",
        "defecting",
        "defected",
        "dissident",
        "renegade",
        "disillusioned",
        "captured",
        "alleged",
        "suspected",
    }
)
GOVERNMENT = frozenset({"government", "authority", "regime", "administration", "state"})
FORCES = frozenset({"army", "military", "troop", "soldier", "force"})
QUANTIFIERS = frozenset(["one", "many", "some", "most", "all", "several", "hundred", "thousand", "dozen", "few", "none", "number", "majority", "half", "any", "two", "three"])
MADE = frozenset(
    ["reject", "sign", "accept", "condemn", "denounce", "deny", "plant", "carry", "use", "publish", "announce", "claim", "stage", "implement", "violate", "detonate", "plan", "welcome", "describe", "write", "post"]
)
COUNTRY = frozenset({"country", "nation"})
