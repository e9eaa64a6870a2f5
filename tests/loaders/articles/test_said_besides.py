"""What the reader says besides its patterns: offices, unnamed men of a group, institutes, regions, and what it leaves out."""

from tests.loaders.articles.test_reader import lines, read


def test_an_office_without_its_organization_is_the_gazetteers():
    found = lines("President Joe Biden spoke, and so did Prime Minister Imran Khan and Defense Secretary Lloyd Austin.")
    assert "Joe Biden LEADER_OF Government of United States" in found
    assert "Lloyd Austin LEADER_OF U.S. Department of Defense" in found or any("Austin LEADER_OF" in line for line in found), found


def test_an_office_whose_organization_is_said_is_not_looked_up():
    assert not [line for line in lines("Joe Biden, the president of the club, spoke.") if "Government" in line]


def test_an_unnamed_commander_who_was_killed_was_of_his_group():
    found = lines("An ISIS-K commander was killed by the Taliban in Kunar.")
    assert [c for line, c in found.items() if line.endswith("MEMBER_OF Islamic State Khorasan") and c.subject.type == "Person"], found


def test_who_leads_is_not_called_a_member_besides():
    found = lines("Hafiz Saeed Khan, the leader of the Islamic State Khorasan, was killed in 2016.")
    assert not [line for line in found if "MEMBER_OF" in line] and any("LEADER_OF" in line for line in found)


def test_an_event_known_by_its_actor_alone_is_left_out():
    events = {r.name for c in read("The Taliban attacked the Islamic State Khorasan.").claims for r in c.entities() if r.type == "Event"}
    assert events == set()


def test_a_place_that_only_says_where_does_not_act():
    found = lines("The bombings in Nairobi, Kenya, and Dar es Salaam, Tanzania, which killed 224 people, shook the region.")
    assert not [line for line in found if "Government of" in line], found


def test_a_person_is_called_with_his_titles_too():
    claims = read("Gen. Kenneth McKenzie, head of U.S. Central Command, said the Taliban attacked Kabul.").claims
    aliases = {a for c in claims for r in c.entities() if r.name == "Kenneth McKenzie" for a in r.aliases}
    assert "Gen. Kenneth McKenzie" in aliases


def test_a_name_that_is_repeated_is_surer():
    once = lines("The Harbour Brigade fought Boko Haram.")
    often = lines("The Harbour Brigade fought Boko Haram. The Harbour Brigade is small.")
    (one,), (other,) = ([c.confidence for line, c in found.items() if "FOUGHT" in line] for found in (once, often))
    assert other > one


def test_where_a_bombing_was_does_not_depend_on_what_is_hoped_of_it():
    found = lines("The attack on Kabul airport on Thursday was intended to harm Americans.")
    assert [c for line, c in found.items() if "LOCATED_IN" in line and c.modality == "asserted"], found


def test_which_takes_up_the_nearer_of_a_branch_and_its_group():
    found = lines("ISIS-K is the Afghan branch of the Islamic State group that beheaded foreign journalists in Syria.")
    assert [c for line, c in found.items() if line.endswith("KILLED_BY Islamic State")], found


def test_two_names_joined_by_and_the_are_two():
    named = {r.name for c in read("The Harbour Front and the River Army fought Boko Haram.").claims for r in c.entities()}
    assert {"Harbour Front", "River Army"} <= named, named


def test_a_deed_names_its_event_and_its_place():
    claim = lines("Hafiz Saeed Khan was killed by U.S. forces in a drone strike in Nangarhar in July 2016.")[
        "Hafiz Saeed Khan KILLED_BY U.S. forces"
    ]
    told = {key: getattr(value, "type", None) for key, value in claim.qualifiers.items()}
    assert told == {"event": "Event", "place": "Place"} or told == {"event": "Event"}, told


def test_of_two_events_neither_is_the_one():
    found = lines("After the bombing in Kabul on 3 May 2021 and the raid in Kunar on 4 May 2021 the Taliban attacked ISIS-K.")
    assert all("event" not in c.qualifiers for line, c in found.items() if line == "Taliban ATTACKED Islamic State Khorasan")


def test_a_deputy_does_not_hold_the_office():
    assert not [line for line in lines("Vice President Joe Biden spoke.") if "LEADER_OF" in line]


def test_what_is_said_of_just_anybody_is_less_sure():
    (anybody,), (somebody,) = (
        [c.confidence for line, c in lines(f"Boko Haram killed {whom}.").items() if "KILLED_BY" in line]
        for whom in ("people", "ten teachers")
    )
    assert anybody < somebody
