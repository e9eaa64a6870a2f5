"""The words that references are made of, by lemma and in lower case."""


def _of(text: str) -> frozenset[str]:
    return frozenset(text.split())


SINGULAR = _of("it its itself")
PLURAL = _of("their theirs them themselves they")
PERSONAL = _of("he her hers herself him himself his she")
REFLEXIVE = _of("herself himself itself themselves")
POSSESSIVE = _of("her his its their")
GROUP = _of("faction gang group grouping insurgency militia movement organisation organization outfit")
SPECIFIC = _of(
    """
    agency alliance army battalion brigade caliphate cartel clan coalition council emirate force front league network party tribe
    union
    """
)
ACTORS = _of("extremist fighter guerrilla gunman insurgent islamist jihadi jihadist militant rebel separatist terrorist")
BRANCH = _of("affiliate arm branch chapter franchise offshoot subsidiary wing")
SPLINTER = _of("breakaway dissident offshoot splinter")
PARENT = _of("mother parent umbrella")
RIVAL = _of("competing opposing other rival")
EQUALS = _of("adversary ally competitor enemy foe opponent partner rival")
SIDES = _of("adversary enemy foe rival side")
COUNTED = {"two": 2, "both": 2, "2": 2, "three": 3, "3": 3}
INTRODUCING = _of("another different new other separate similar small smaller unidentified unknown various")
DESCRIBING = _of(
    """
    al-qaeda-linked armed banned brutal communist criminal deadly ethnic extremist feared fundamentalist guerrilla hard-line
    hardline insurgent islamic islamist jihadi jihadist leftist local maoist militant muslim nationalist notorious opposition
    outlawed paramilitary proscribed radical rebel regional rightist salafi salafi-jihadist salafist same secessionist separatist
    shia shiite sunni terror terrorist tribal ultraconservative violent
    """
)
REGIONAL = _of("local own regional")
ROLES = {
    "leader": "leader",
    "head": "leader",
    "chief": "leader",
    "emir": "leader",
    "amir": "leader",
    "chairman": "leader",
    "boss": "leader",
    "founder": "founder",
    "co-founder": "founder",
    "cofounder": "founder",
    "spokesman": "spokesman",
    "spokesperson": "spokesman",
    "spokeswoman": "spokesman",
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
PERSONS = _of(
    """
    cleric colonel commander diplomat doctor engineer extremist fighter fugitive general governor ideologue imam jihadist lawyer
    leader man militant minister mullah officer preacher president professor rebel schoolteacher sheikh soldier teacher terrorist
    veteran warlord woman
    """
)
LOOSE = _of("cleric commander fugitive leader man warlord")
COMPANY = _of(
    """
    bomber cadre cell combatant extremist fighter force guerrilla gunman insurgent jihadist man member militant rebel soldier
    terrorist troop unit
    """
)
VOICES = _of("chief commander emir fighter head leader leadership official spokesman spokesperson spokeswoman statement")
PEOPLE = _of(
    """
    assassin killer adviser advisor brother sister cousin nephew wife
    afghan agent ally american analyst attacker authority bomber boy cadre child civilian colleague combatant commander critic
    defector deserter diplomat elder enemy expert extremist family farmer fighter fisherman follower foreigner girl guard gunman
    herder hostage insurgent jihadist journalist lawmaker leader man member migrant militant minister mutineer observer officer
    official opponent parent people person police prisoner rebel recruit refugee relative researcher resident rival soldier spy
    student supporter survivor teacher terrorist tourist trader troop victim villager volunteer witness woman worker
    """
)
BODIES = _of(
    """
    administration agency airline army bank center centre coalition commission company congress council country court embassy
    faction force government group institute military militia ministry movement nation newspaper office organisation organization
    parliament party police regime state university
    """
)
EVENTS = _of(
    """
    invasion offensive operation campaign siege bombardment uprising shooting
    ambush assault attack battle blast blow bombing case clash crime day deal defeat duty explosion honor honour idea incident
    killing massacre matter mistake moment month move question raid reason shame sign step story strike time tragedy turn victory
    war week year
    """
)
HAPPENING = _of("begin come end follow happen last mean occur")
RAISING = _of("appear be become emerge happen look remain seem sound take turn")
TIMES = _of(
    """
    april august century day decade december evening february friday hour january july june march may minute moment monday month
    morning night november october saturday september sunday thursday time today tuesday wednesday week while year
    """
)
ACTING = _of(
    """
    abduct accuse admit agree aim ambush announce attack believe bomb break burn call capture carry claim collect conduct
    consider control cut declare defeat demand deny depend execute expand fight finance form found fund govern hold impose insist
    join kidnap kill launch lose maintain merge negotiate operate oppose plan pledge plot promise publish raise rebrand recruit
    refuse regard reject release rely rename renounce retake rule say seek seize sign split swear tax threaten train try vow want
    win withdraw
    """
)
SUFFERED = _of(
    """
    form create establish blacklist weaken rebuild rename list reinforce expel oust crush
    abandon accuse arm attack back ban blame defeat desert designate fight finance found fund head join lead leave outlaw quit
    sanction split support
    """
)
OWNED = _of(
    """
    affiliate allegiance ally attack base branch caliphate camp campaign cell chief commander council deputy emir enemy fighter
    financing follower force formation founder founding fund goal gunman head ideologue ideology income insurgency leader
    leadership man media member men militant name network news offshoot operation origin parent police predecessor propaganda
    rank recruit rival rule shura spokesman statement stronghold successor supporter term territory troop war wing word
    """
)
SAYING = _of("add announce argue claim declare deny explain insist note report say tell vow warn write")
NEAR = _of("against alongside at between by for from into like of on over than to unlike upon with")
LEAVERS = _of(
    """
    alleged captured defected defecting disaffected disgruntled disillusioned dissident ex ex- former renegade suspected
    """
)
GOVERNMENT = _of("administration authority government regime state")
FORCES = _of("army force military soldier troop")
QUANTIFIERS = _of("all any dozen few half hundred majority many most none number one several some thousand three two")
JUDGING = _of(
    """
    late
    clear difficult early easy evident hard important impossible necessary obvious possible probable true uncertain unclear
    unknown untrue worth
    """
)
MANY = _of("band clan community dozen hundred many most other some thousand tribe unit")
MADE = _of(
    """
    accept announce bury carry claim condemn damage denounce deny describe destroy detonate fire hide implement launch plan plant
    post publish reject shoot sign stage steal use violate welcome write
    """
)
COUNTRY = _of("country nation")
TAKEN = _of(
    "free release rescue kidnap arrest kill execute behead take abduct hold try sentence convict jail imprison wound injure hang shoot beat recruit train hire pay"
)
