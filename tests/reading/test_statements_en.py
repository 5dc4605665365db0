"""Minimal pairs of English statements: what is one, whose, which act, and what was said."""

import pytest

from hudna.model.document import Document, document_id
from hudna.model.reading import Statement
from hudna.packs import load
from hudna.reading.reader import DocumentReader


@pytest.fixture(scope="module")
def reader() -> DocumentReader:
    """Give one reader for all sentences; its caches stay warm."""
    return DocumentReader(load())


def read(reader: DocumentReader, text: str) -> tuple[Statement, ...]:
    """Read a text of our own."""
    ident = document_id(text, title=None, outlet=None, url=None)
    return reader.read(Document(id=ident, text=text, language="en")).statements


def brief(statement: Statement) -> tuple[str, str, str, str]:
    """Give cue, act, speakers (~ where carried over) and content of a statement."""
    speakers = " + ".join(("~" if s.carried else "") + (s.text or "") for s in statement.speakers)
    content = statement.content.text if statement.content else ""
    return statement.cue.text, statement.act, speakers, content


SAID = [
    (
        "Ukraine's foreign minister told reporters in Geneva on Friday that the talks had stalled.",
        [
            ("told", "state", "Ukraine's foreign minister", "that the talks had stalled"),
        ],
    ),
    (
        "Speaking in Nairobi, Ethiopian government spokesman Legesse Tulu said the truce would be respected.",
        [
            (
                "said",
                "state",
                "Ethiopian government spokesman Legesse Tulu",
                "the truce would be respected",
            ),
        ],
    ),
    (
        "General Abdel Fattah al-Burhan, the head of Sudan's army, said on Sunday the army would not negotiate.",
        [
            ("said", "state", "General Abdel Fattah al-Burhan", "the army would not negotiate"),
        ],
    ),
    (
        "The M23 rebels, who seized Bunagana in June, said they were ready to withdraw.",
        [
            ("said", "state", "The M23 rebels", "they were ready to withdraw"),
        ],
    ),
    (
        '"We will not surrender," the commander said, "until the siege is lifted and all our prisoners are freed."',
        [
            (
                "said",
                "state",
                "the commander",
                "until the siege is lifted and all our prisoners are freed.",
            ),
        ],
    ),
    (
        "The United Nations has called for an immediate halt to the fighting in Tigray, warning of a humanitarian catastrophe.",
        [
            (
                "called",
                "request",
                "The United Nations",
                "an immediate halt to the fighting in Tigray",
            ),
            ("warning", "warn", "~The United Nations", "a humanitarian catastrophe"),
        ],
    ),
    (
        "Russia's call for a humanitarian pause was rejected by Kyiv.",
        [
            ("call", "request", "Russia's", "a humanitarian pause"),
            ("rejected", "reject", "Kyiv", "Russia's call for a humanitarian pause"),
        ],
    ),
    (
        "Armenia accused Azerbaijan of violating the ceasefire in Nagorno-Karabakh.",
        [
            ("accused", "accuse", "Armenia", "violating the ceasefire in Nagorno-Karabakh"),
        ],
    ),
    (
        "Azerbaijan denied the accusation, saying its troops had only returned fire.",
        [
            ("denied", "deny", "Azerbaijan", "the accusation"),
            ("saying", "state", "~Azerbaijan", "its troops had only returned fire"),
        ],
    ),
    (
        "Moscow denied that its forces had shelled the town.",
        [
            ("denied", "deny", "Moscow", "that its forces had shelled the town"),
        ],
    ),
    (
        "According to the Libyan National Army, two soldiers were killed near Sirte.",
        [
            (
                "According to",
                "state",
                "the Libyan National Army",
                "two soldiers were killed near Sirte",
            ),
        ],
    ),
    (
        "Two soldiers were killed near Sirte, according to the Libyan National Army.",
        [
            (
                "according to",
                "state",
                "the Libyan National Army",
                "Two soldiers were killed near Sirte",
            ),
        ],
    ),
    (
        "The ceasefire was announced by the Saudi-led coalition on Wednesday.",
        [
            ("announced", "announce", "the Saudi-led coalition", "The ceasefire"),
        ],
    ),
    (
        "The rebels were accused by Bogota of breaking the truce.",
        [
            ("accused", "accuse", "Bogota", "breaking the truce"),
        ],
    ),
    (
        "The minister was quoted as saying by TASS that the corridor would remain open.",
        [
            ("saying", "state", "The minister", "that the corridor would remain open"),
        ],
    ),
    (
        "The minister was quoted by TASS as saying that the corridor would remain open.",
        [
            ("saying", "state", "The minister", "that the corridor would remain open"),
        ],
    ),
    (
        "TASS quoted Peskov as saying the operation was going according to plan.",
        [
            ("saying", "state", "Peskov", "the operation was going according to plan"),
        ],
    ),
    (
        "The group said in a statement posted on Telegram that it had shot down a drone.",
        [
            ("said", "state", "The group", "that it had shot down a drone"),
        ],
    ),
    (
        '"The ceasefire is holding," said Jeremy Laurence, a spokesperson for the UN human rights office.',
        [
            ("said", "state", "Jeremy Laurence", "The ceasefire is holding"),
        ],
    ),
    (
        "The truce, which the army denied, was to begin at noon.",
        [
            ("denied", "deny", "the army", "The truce"),
        ],
    ),
    (
        "The truce that the army announced on Friday collapsed within hours.",
        [
            ("announced", "announce", "the army", "The truce"),
        ],
    ),
    (
        "Security Council members condemned the attack in the strongest terms and urged all parties to exercise restraint.",
        [
            (
                "condemned",
                "condemn",
                "Security Council members",
                "the attack in the strongest terms",
            ),
            ("urged", "request", "~Security Council members", "exercise restraint"),
        ],
    ),
    (
        "Guterres urged all sides to refrain from any action that could escalate tensions.",
        [
            (
                "urged",
                "request",
                "Guterres",
                "refrain from any action that could escalate tensions",
            ),
        ],
    ),
    (
        "Pakistan said India had violated the ceasefire along the Line of Control.",
        [
            (
                "said",
                "state",
                "Pakistan",
                "India had violated the ceasefire along the Line of Control",
            ),
        ],
    ),
    (
        "Colombia's ELN rebels agreed to extend the ceasefire, the government said on Tuesday.",
        [
            ("agreed", "accept", "Colombia's ELN rebels", "extend the ceasefire"),
            (
                "said",
                "state",
                "the government",
                "Colombia's ELN rebels agreed to extend the ceasefire",
            ),
        ],
    ),
    (
        "Both sides accused each other of breaking the agreement.",
        [
            ("accused", "accuse", "Both sides", "breaking the agreement"),
        ],
    ),
    (
        "The US and Russia said they would co-chair the meeting.",
        [
            ("said", "state", "The US + Russia", "they would co-chair the meeting"),
        ],
    ),
    (
        "Mali's junta on Thursday rejected a call by West African leaders for elections.",
        [
            ("rejected", "reject", "Mali's junta", "a call by West African leaders for elections"),
            ("call", "request", "West African leaders", "elections"),
        ],
    ),
    (
        "Nicolas Maduro, Colombia's neighbour, vowed to defend the border.",
        [
            ("vowed", "promise", "Nicolas Maduro", "defend the border"),
        ],
    ),
    (
        '"There is no military solution," the envoy told the Security Council.',
        [
            ("told", "state", "the envoy", "There is no military solution"),
        ],
    ),
    (
        "Syrian state media reported explosions near Damascus.",
        [
            ("reported", "state", "Syrian state media", "explosions near Damascus"),
        ],
    ),
    (
        "The ministry said in its daily briefing that 12 violations were recorded in the past 24 hours.",
        [
            (
                "said",
                "state",
                "The ministry",
                "that 12 violations were recorded in the past 24 hours",
            ),
        ],
    ),
    (
        "Turkey has repeatedly threatened to launch an operation.",
        [
            ("threatened", "threaten", "Turkey", "launch an operation"),
        ],
    ),
    (
        "The foreign ministry in Islamabad summoned the Indian envoy and demanded an explanation.",
        [
            ("demanded", "request", "~The foreign ministry in Islamabad", "an explanation"),
        ],
    ),
    (
        "The rebels' rejection of the plan angered mediators.",
        [
            ("rejection", "reject", "The rebels'", "the plan"),
        ],
    ),
    (
        "A UN report said at least 40 civilians had been killed in Darfur.",
        [
            ("said", "state", "A UN report", "at least 40 civilians had been killed in Darfur"),
        ],
    ),
    (
        "Witnesses said shells landed near the market, killing five people.",
        [
            ("said", "state", "Witnesses", "shells landed near the market, killing five people"),
        ],
    ),
    (
        "Five people were killed when shells landed near the market, witnesses said.",
        [
            (
                "said",
                "state",
                "witnesses",
                "Five people were killed when shells landed near the market",
            ),
        ],
    ),
    (
        "The army said it had retaken the town, but residents said fighting continued.",
        [
            ("said", "state", "The army", "it had retaken the town"),
            ("said", "state", "residents", "fighting continued"),
        ],
    ),
    (
        "The RSF, in a statement late Thursday, said it agreed to a humanitarian ceasefire proposed by the United States, Saudi Arabia, Egypt and the United Arab Emirates.",
        [
            (
                "said",
                "state",
                "The RSF",
                "it agreed to a humanitarian ceasefire proposed by the United States, Saudi Arabia, Egypt and the United Arab Emirates",
            ),
            (
                "agreed",
                "accept",
                "~The RSF",
                "a humanitarian ceasefire proposed by the United States, Saudi Arabia, Egypt and the United Arab Emirates",
            ),
            (
                "proposed",
                "propose",
                "the United States + Saudi Arabia + Egypt + the United Arab Emirates",
                "a humanitarian ceasefire",
            ),
        ],
    ),
    (
        "The U.N. migration agency estimated that more than 89,000 people have fled the city since last month.",
        [
            (
                "estimated",
                "state",
                "The U.N. migration agency",
                "that more than 89,000 people have fled the city since last month",
            ),
        ],
    ),
    (
        'Tom Fletcher, the United Nations humanitarian chief, urged both sides to allow aid convoys in, and warned that "hunger is being used as a weapon."',
        [
            ("urged", "request", "Tom Fletcher", "allow aid convoys in"),
            ("warned", "warn", "~Tom Fletcher", 'that "hunger is being used as a weapon.'),
        ],
    ),
    (
        "An official with the Sudanese foreign ministry, speaking on condition of anonymity because he was not authorized to brief the media, said the government had received the proposal.",
        [
            (
                "said",
                "state",
                "An official with the Sudanese foreign ministry",
                "the government had received the proposal",
            ),
        ],
    ),
    (
        "KYIV, March 4 (Reuters) - Ukraine's air force said on Tuesday it had shot down 65 of 99 drones launched by Russia overnight.",
        [
            (
                "said",
                "state",
                "Ukraine's air force",
                "it had shot down 65 of 99 drones launched by Russia overnight",
            ),
        ],
    ),
    (
        "President Volodymyr Zelenskiy, in his nightly video address, called on allies to step up pressure on Moscow.",
        [
            ("called", "request", "President Volodymyr Zelenskiy", "step up pressure on Moscow"),
        ],
    ),
    (
        "The Kremlin said Zelenskiy's comments showed that Kyiv was not ready for peace.",
        [
            (
                "said",
                "state",
                "The Kremlin",
                "Zelenskiy's comments showed that Kyiv was not ready for peace",
            ),
            ("comments", "state", "Zelenskiy's", "that Kyiv was not ready for peace"),
            ("showed", "state", "Zelenskiy's comments", "that Kyiv was not ready for peace"),
        ],
    ),
    (
        '"It is too early to talk about the details," Kremlin spokesman Dmitry Peskov said when asked about a possible truce.',
        [
            (
                "said",
                "state",
                "Kremlin spokesman Dmitry Peskov",
                "It is too early to talk about the details",
            ),
        ],
    ),
    (
        "Peskov added that Russia was open to talks but that its conditions remained unchanged.",
        [
            (
                "added",
                "state",
                "Peskov",
                "that Russia was open to talks but that its conditions remained unchanged",
            ),
        ],
    ),
    (
        "YEREVAN. – The Azerbaijani armed forces opened fire on Armenian positions near Sotk on Monday evening, the Armenian defense ministry reported.",
        [
            (
                "reported",
                "state",
                "the Armenian defense ministry",
                "The Azerbaijani armed forces opened fire on Armenian positions near Sotk on Monday evening",
            ),
        ],
    ),
    (
        'Baku rejected the allegations as "another piece of disinformation".',
        [
            ("rejected", "reject", "Baku", 'the allegations as "another piece of disinformation"'),
        ],
    ),
    (
        "The European Union and France have condemned the blockade, while Turkey expressed full support for Azerbaijan.",
        [
            ("condemned", "condemn", "The European Union + France", "the blockade"),
            ("expressed", "welcome", "Turkey", "Azerbaijan"),
        ],
    ),
    (
        "The members of the Security Council welcomed the announcement of a ceasefire in Gaza and reiterated their call for the release of all hostages. They underlined the need for accountability.",
        [
            (
                "welcomed",
                "welcome",
                "The members of the Security Council",
                "the announcement of a ceasefire in Gaza",
            ),
            (
                "reiterated",
                "request",
                "~The members of the Security Council",
                "the release of all hostages",
            ),
            (
                "underlined",
                "affirm",
                "~The members of the Security Council",
                "the need for accountability",
            ),
        ],
    ),
    (
        "The Special Envoy of the Secretary-General for Yemen, Hans Grundberg, concluded a visit to Aden today, where he met the President. In his meetings, he stressed the importance of sustaining the truce.",
        [
            (
                "concluded",
                "state",
                "The Special Envoy of the Secretary-General for Yemen, Hans Grundberg",
                "a visit to Aden today, where he met the President",
            ),
            (
                "stressed",
                "affirm",
                "~The Special Envoy of the Secretary-General for Yemen, Hans Grundberg",
                "the importance of sustaining the truce",
            ),
        ],
    ),
    (
        "MANILA - Communist rebels on Sunday declared a two-day unilateral ceasefire to mark Christmas, their founding chairman said in a statement from the Netherlands.",
        [
            (
                "declared",
                "announce",
                "Communist rebels",
                "a two-day unilateral ceasefire to mark Christmas",
            ),
            (
                "said",
                "state",
                "their founding chairman",
                "MANILA - Communist rebels on Sunday declared a two-day unilateral ceasefire to mark Christmas",
            ),
        ],
    ),
    (
        '"The New People\'s Army will remain vigilant," Jose Maria Sison wrote on Facebook.',
        [
            ("wrote", "state", "Jose Maria Sison", "The New People's Army will remain vigilant"),
        ],
    ),
    (
        "Philippine defense secretary Delfin Lorenzana dismissed the offer, saying the guerrillas could not be trusted.",
        [
            ("dismissed", "reject", "Philippine defense secretary Delfin Lorenzana", "the offer"),
            (
                "saying",
                "state",
                "~Philippine defense secretary Delfin Lorenzana",
                "the guerrillas could not be trusted",
            ),
        ],
    ),
    (
        "The Tatmadaw, as Myanmar's military is known, extended its ceasefire until the end of June, state-run MRTV announced.",
        [
            (
                "announced",
                "announce",
                "state-run MRTV",
                "The Tatmadaw, as Myanmar's military is known, extended its ceasefire until the end of June",
            ),
        ],
    ),
    (
        "A spokesman for the junta, Major General Zaw Min Tun, denied the accusation and blamed the rebels for the deaths.",
        [
            (
                "denied",
                "deny",
                "A spokesman for the junta, Major General Zaw Min Tun",
                "the accusation",
            ),
            (
                "blamed",
                "accuse",
                "~A spokesman for the junta, Major General Zaw Min Tun",
                "the deaths",
            ),
        ],
    ),
    (
        'The TPLF\'s Getachew Reda tweeted that "nothing has changed on the ground".',
        [
            (
                "tweeted",
                "state",
                "The TPLF's Getachew Reda",
                'that "nothing has changed on the ground',
            ),
        ],
    ),
    (
        "Abiy, who won the Nobel Peace Prize in 2019, told parliament the offer would stand.",
        [
            ("told", "state", "Abiy", "the offer would stand"),
        ],
    ),
    (
        "Rebel leaders from the FDLR and M23 said in a joint communique that they would respect the Luanda agreement.",
        [
            (
                "said",
                "state",
                "Rebel leaders from the FDLR and M23",
                "that they would respect the Luanda agreement",
            ),
        ],
    ),
    (
        "Congolese army spokesman Gen. Sylvain Ekenge told The Associated Press on Monday that fighting had resumed around Masisi.",
        [
            (
                "told",
                "state",
                "Congolese army spokesman Gen. Sylvain Ekenge",
                "that fighting had resumed around Masisi",
            ),
        ],
    ),
    (
        "India and Pakistan agreed on Saturday to a full and immediate ceasefire, US President Donald Trump announced.",
        [
            (
                "announced",
                "announce",
                "US President Donald Trump",
                "India and Pakistan agreed on Saturday to a full and immediate ceasefire",
            ),
        ],
    ),
    (
        'Pakistani Foreign Minister Ishaq Dar confirmed the truce on X, while India\'s foreign secretary Vikram Misri said the two sides would "stop all firing and military action on land, air and sea".',
        [
            ("confirmed", "affirm", "Pakistani Foreign Minister Ishaq Dar", "the truce"),
            (
                "said",
                "state",
                "India's foreign secretary Vikram Misri",
                'the two sides would "stop all firing and military action on land, air and sea"',
            ),
        ],
    ),
    (
        "Hours later, explosions were heard in Srinagar, and New Delhi accused Islamabad of repeated violations.",
        [
            ("accused", "accuse", "New Delhi", "repeated violations"),
        ],
    ),
    (
        '"What the hell just happened to the ceasefire?" wrote Omar Abdullah, the chief minister of Indian-administered Kashmir.',
        [
            ("wrote", "state", "Omar Abdullah", "What the hell just happened to the ceasefire?"),
        ],
    ),
    (
        "Colombian President Gustavo Petro on Wednesday ordered the suspension of arrest warrants against ELN negotiators, a decision welcomed by the rebel group.",
        [
            (
                "ordered",
                "request",
                "Colombian President Gustavo Petro",
                "the suspension of arrest warrants against ELN negotiators",
            ),
            ("welcomed", "welcome", "the rebel group", "a decision"),
        ],
    ),
    (
        "Human Rights Watch said today that Malian soldiers and Wagner fighters had executed dozens of civilians.",
        [
            (
                "said",
                "state",
                "Human Rights Watch",
                "that Malian soldiers and Wagner fighters had executed dozens of civilians",
            ),
        ],
    ),
    (
        "The International Crisis Group has warned that the collapse of the ceasefire could reignite a wider conflict.",
        [
            (
                "warned",
                "warn",
                "The International Crisis Group",
                "that the collapse of the ceasefire could reignite a wider conflict",
            ),
        ],
    ),
    (
        "OCHA reports that 12,500 people were displaced from Hodeidah between 1 and 7 June.",
        [
            (
                "reports",
                "state",
                "OCHA",
                "that 12,500 people were displaced from Hodeidah between 1 and 7 June",
            ),
        ],
    ),
    (
        "According to humanitarian partners, three health facilities were hit.",
        [
            ("According to", "state", "humanitarian partners", "three health facilities were hit"),
        ],
    ),
    (
        'Houthi military spokesman Yahya Saree said on Twitter: "Our drones hit the target with high accuracy."',
        [
            (
                "said",
                "state",
                "Houthi military spokesman Yahya Saree",
                "Our drones hit the target with high accuracy.",
            ),
        ],
    ),
    (
        "Two diplomats briefed on the talks said a deal was close.",
        [
            ("said", "state", "Two diplomats", "a deal was close"),
        ],
    ),
    (
        "The two leaders agreed to set up a joint commission, Kremlin officials said.",
        [
            (
                "said",
                "state",
                "Kremlin officials",
                "The two leaders agreed to set up a joint commission",
            ),
        ],
    ),
    (
        "Damascus's announcement of a truce was welcomed by Ankara.",
        [
            ("announcement", "announce", "Damascus's", "a truce"),
            ("welcomed", "welcome", "Ankara", "Damascus's announcement of a truce"),
        ],
    ),
    (
        "The opposition's main negotiator, Mohammed Alloush, said he had seen no sign of a halt to the bombardment.",
        [
            (
                "said",
                "state",
                "The opposition's main negotiator, Mohammed Alloush",
                "he had seen no sign of a halt to the bombardment",
            ),
        ],
    ),
    (
        "The war, which began in 2015, has killed an estimated 377,000 people, the UN says.",
        [
            (
                "says",
                "state",
                "the UN",
                "The war, which began in 2015, has killed an estimated 377,000 people",
            ),
        ],
    ),
    (
        "The army vowed to crush the rebels, who had announced an offensive.",
        [
            ("vowed", "threaten", "The army", "crush the rebels, who had announced an offensive"),
            ("announced", "announce", "~the rebels", "an offensive"),
        ],
    ),
    (
        "Washington and London welcomed the deal, but Tehran said it would not be bound by it.",
        [
            ("welcomed", "welcome", "Washington + London", "the deal"),
            ("said", "state", "Tehran", "it would not be bound by it"),
        ],
    ),
    (
        "The army said rebel shells hit the town.",
        [
            ("said", "state", "The army", "rebel shells hit the town"),
        ],
    ),
    (
        "On Monday the army said rebel units torched homes.",
        [
            ("said", "state", "the army", "rebel units torched homes"),
        ],
    ),
    (
        '"The truce is dead," the general said. "There is nothing left to talk about, and nobody left to talk to."',
        [
            (
                "said",
                "state",
                "the general",
                "There is nothing left to talk about, and nobody left to talk to.",
            ),
        ],
    ),
    (
        "Russian Foreign Minister Sergei Lavrov met his Turkish counterpart on Friday and said Moscow supported the plan.",
        [
            (
                "said",
                "state",
                "~Russian Foreign Minister Sergei Lavrov",
                "Moscow supported the plan",
            ),
            ("supported", "welcome", "Moscow", "plan"),
        ],
    ),
    (
        "Lavrov, who arrived in Ankara on Friday, also discussed Syria, saying that the corridor would stay open.",
        [
            ("saying", "state", "~Lavrov", "that the corridor would stay open"),
        ],
    ),
    (
        "Putin and Erdogan discussed the ceasefire by telephone, the Kremlin said.",
        [
            (
                "said",
                "state",
                "the Kremlin",
                "Putin and Erdogan discussed the ceasefire by telephone",
            ),
        ],
    ),
    (
        "The foreign ministry in Baku said Armenia's claim that its troops crossed the border was false.",
        [
            (
                "said",
                "state",
                "The foreign ministry in Baku",
                "Armenia's claim that its troops crossed the border was false",
            ),
            ("claim", "state", "Armenia's", "that its troops crossed the border was false"),
        ],
    ),
    (
        "Armenia's claim was dismissed by Baku.",
        [
            ("claim", "state", "Armenia's", ""),
            ("dismissed", "reject", "Baku", "Armenia's claim"),
        ],
    ),
    (
        "Britain, France and Germany urged Iran to stop arming the rebels.",
        [
            ("urged", "request", "Britain + France + Germany", "stop arming the rebels"),
        ],
    ),
    (
        "The government and the rebels both claimed victory.",
        [
            ("claimed", "state", "The government + the rebels", "victory"),
        ],
    ),
    (
        "UNICEF says 14 million children need help.",
        [
            ("says", "state", "UNICEF", "14 million children need help"),
        ],
    ),
    (
        "Doctors Without Borders (MSF) said its hospital in Taiz was hit by an air strike.",
        [
            (
                "said",
                "state",
                "Doctors Without Borders (MSF)",
                "its hospital in Taiz was hit by an air strike",
            ),
        ],
    ),
    (
        "The commander of the Libyan National Army, Khalifa Haftar, announced a 72-hour truce for Eid.",
        [
            (
                "announced",
                "announce",
                "The commander of the Libyan National Army, Khalifa Haftar",
                "a 72-hour truce for Eid",
            ),
        ],
    ),
    (
        "The truce was welcomed by the Arab League, which called on all sides to respect it.",
        [
            ("welcomed", "welcome", "the Arab League", "The truce"),
            ("called", "request", "~the Arab League", "respect it"),
        ],
    ),
    (
        "Speaking to reporters after the meeting, de Mistura said he hoped talks would resume in March.",
        [
            ("said", "state", "de Mistura", "he hoped talks would resume in March"),
        ],
    ),
    (
        "Hamas said it had received the proposal and was studying it.",
        [
            ("said", "state", "Hamas", "it had received the proposal and was studying it"),
        ],
    ),
    (
        "A senior Hamas official, who asked not to be named, told AFP that the group would respond within days.",
        [
            (
                "told",
                "state",
                "A senior Hamas official",
                "that the group would respond within days",
            ),
        ],
    ),
    (
        "Asked about the attack, the spokeswoman said the ministry had no information.",
        [
            ("said", "state", "the spokeswoman", "the ministry had no information"),
        ],
    ),
    (
        "The Taliban, however, rejected the offer of a truce, insisting that foreign troops leave first.",
        [
            ("rejected", "reject", "The Taliban", "the offer of a truce"),
            ("insisting", "affirm", "~The Taliban", "that foreign troops leave first"),
        ],
    ),
    (
        '"No one believes in this ceasefire any more," said Olena, a 34-year-old teacher in Avdiivka.',
        [
            ("said", "state", "Olena", "No one believes in this ceasefire any more"),
        ],
    ),
    (
        "Each side blames the other for the violence.",
        [
            ("blames", "accuse", "Each side", "the violence"),
        ],
    ),
    (
        "Saudi Arabia announces ceasefire in Yemen",
        [
            ("announces", "announce", "Saudi Arabia", "ceasefire in Yemen"),
        ],
    ),
    (
        "Sudan army says it downed drones near Port Sudan",
        [
            ("says", "state", "Sudan army", "it downed drones near Port Sudan"),
        ],
    ),
    (
        "Rebels accuse government of breaking truce in South Kordofan",
        [
            ("accuse", "accuse", "Rebels", "breaking truce in South Kordofan"),
        ],
    ),
    (
        "Ethiopia denies blocking aid to Tigray",
        [
            ("denies", "deny", "Ethiopia", "blocking aid to Tigray"),
        ],
    ),
    (
        "UN chief calls for immediate ceasefire in Sudan",
        [
            ("calls", "request", "UN chief", "immediate ceasefire in Sudan"),
        ],
    ),
    (
        'Mr. Guterres said he was "deeply alarmed" by the reports.',
        [
            ("said", "state", "Mr. Guterres", 'he was "deeply alarmed" by the reports'),
        ],
    ),
    (
        "The United States on Wednesday imposed sanctions on two generals, accusing them of blocking peace talks.",
        [
            ("accusing", "accuse", "~The United States", "blocking peace talks"),
        ],
    ),
    (
        "Officials from both countries confirmed the meeting.",
        [
            ("confirmed", "affirm", "Officials from both countries", "the meeting"),
        ],
    ),
    (
        "Local officials said that at least 12 people had died, but the ministry put the toll at nine.",
        [
            (
                "said",
                "state",
                "Local officials",
                "that at least 12 people had died, but the ministry put the toll at nine",
            ),
            ("put", "state", "the ministry", "the toll at nine"),
        ],
    ),
    (
        "The rebels have refused to withdraw from the city.",
        [
            ("refused", "reject", "The rebels", "withdraw from the city"),
        ],
    ),
    (
        "The peace deal, announced by President Santos in Havana, ends five decades of war.",
        [
            ("announced", "announce", "President Santos", "The peace deal"),
        ],
    ),
    (
        "The group claimed responsibility for the bombing in a message on Telegram.",
        [
            ("claimed", "announce", "The group", "the bombing"),
        ],
    ),
    (
        "State television said the two sides had exchanged prisoners.",
        [
            ("said", "state", "State television", "the two sides had exchanged prisoners"),
        ],
    ),
    (
        'Iran\'s president, Hassan Rouhani, said on Sunday that "the era of bullying is over".',
        [
            (
                "said",
                "state",
                "Iran's president, Hassan Rouhani",
                'that "the era of bullying is over',
            ),
        ],
    ),
    (
        "Egypt has proposed a two-week truce, according to two officials familiar with the negotiations.",
        [
            ("proposed", "propose", "Egypt", "a two-week truce"),
        ],
    ),
    (
        "The governor told residents to leave the valley.",
        [
            ("told", "request", "The governor", "leave the valley"),
        ],
    ),
    (
        "The governor told residents that the valley was safe.",
        [
            ("told", "state", "The governor", "that the valley was safe"),
        ],
    ),
    (
        "The envoy proposed a week-long pause.",
        [
            ("proposed", "propose", "The envoy", "a week-long pause"),
        ],
    ),
    (
        "The envoy proposed that both armies pull back.",
        [
            ("proposed", "propose", "The envoy", "that both armies pull back"),
        ],
    ),
    (
        "The rebels offered to release the pilots.",
        [
            ("offered", "propose", "The rebels", "release the pilots"),
        ],
    ),
    (
        "Kenya welcomed the announcement.",
        [
            ("welcomed", "welcome", "Kenya", "the announcement"),
        ],
    ),
    (
        "The council approved the deployment of monitors.",
        [
            ("approved", "accept", "The council", "the deployment of monitors"),
        ],
    ),
    (
        "Uganda denied sending troops across the border.",
        [
            ("denied", "deny", "Uganda", "sending troops across the border"),
        ],
    ),
    (
        "The army denied responsibility.",
        [
            ("denied", "deny", "The army", "responsibility"),
        ],
    ),
    (
        "Chad threatened to close the crossing.",
        [
            ("threatened", "threaten", "Chad", "close the crossing"),
        ],
    ),
    (
        "The mayor hailed the pause as a victory for the city.",
        [
            ("hailed", "welcome", "The mayor", "the pause as a victory for the city"),
        ],
    ),
    (
        "The mayor described the pause as a trick.",
        [
            ("described", "state", "The mayor", "a trick"),
        ],
    ),
    (
        "A doctor in Goma said the wards were full.",
        [
            ("said", "state", "A doctor in Goma", "the wards were full"),
        ],
    ),
    (
        "The wards were full, a doctor in Goma said.",
        [
            ("said", "state", "a doctor in Goma", "The wards were full"),
        ],
    ),
    (
        "The wards were full, said a doctor in Goma.",
        [
            ("said", "state", "a doctor in Goma", "The wards were full"),
        ],
    ),
    (
        '"The wards are full," said a doctor in Goma.',
        [
            ("said", "state", "a doctor in Goma", "The wards are full"),
        ],
    ),
    (
        '"The wards are full," a doctor in Goma told Reuters.',
        [
            ("told", "state", "a doctor in Goma", "The wards are full"),
        ],
    ),
    (
        '"The wards," a doctor in Goma said, "are full and we have no more beds for the wounded."',
        [
            (
                "said",
                "state",
                "a doctor in Goma",
                "are full and we have no more beds for the wounded.",
            ),
        ],
    ),
    (
        "The bishop called for calm.",
        [
            ("called", "request", "The bishop", "calm"),
        ],
    ),
    (
        "The bishop called on the militias to leave the town.",
        [
            ("called", "request", "The bishop", "leave the town"),
        ],
    ),
    (
        "The bishop has been calling for calm.",
        [
            ("calling", "request", "The bishop", "calm"),
        ],
    ),
    (
        "The union criticised the ministry for closing the road.",
        [
            ("criticised", "condemn", "The union", "closing the road"),
        ],
    ),
    (
        "The bloc condemned the raid.",
        [
            ("condemned", "condemn", "The bloc", "the raid"),
        ],
    ),
    (
        "The raid was condemned by the bloc.",
        [
            ("condemned", "condemn", "the bloc", "The raid"),
        ],
    ),
    (
        "The truce announced by the junta lasted a day.",
        [
            ("announced", "announce", "the junta", "The truce"),
        ],
    ),
    (
        "The junta, which announced the truce, said it would hold.",
        [
            ("announced", "announce", "~The junta", "the truce"),
            ("said", "state", "The junta", "it would hold"),
        ],
    ),
    (
        "The junta vowed to strike the rebels again.",
        [
            ("vowed", "threaten", "The junta", "strike the rebels again"),
        ],
    ),
    (
        "The junta vowed to rebuild the bridge.",
        [
            ("vowed", "promise", "The junta", "rebuild the bridge"),
        ],
    ),
    (
        "The judge ordered the release of the journalists.",
        [
            ("ordered", "request", "The judge", "the release of the journalists"),
        ],
    ),
    (
        "The general insisted that the bridge was intact.",
        [
            ("insisted", "affirm", "The general", "that the bridge was intact"),
        ],
    ),
    (
        "The general insisted on a new date.",
        [
            ("insisted", "affirm", "The general", "a new date"),
        ],
    ),
    (
        "The general admitted that the convoy had been hit by mistake.",
        [
            ("admitted", "state", "The general", "that the convoy had been hit by mistake"),
        ],
    ),
    (
        "The agency estimated that 4,000 people had fled.",
        [
            ("estimated", "state", "The agency", "that 4,000 people had fled"),
        ],
    ),
    (
        "The committee blamed smugglers for the shortage.",
        [
            ("blamed", "accuse", "The committee", "the shortage"),
        ],
    ),
    (
        "The spokesman rejected the claim.",
        [
            ("rejected", "reject", "The spokesman", "the claim"),
        ],
    ),
    (
        "The spokeswoman expressed concern over the arrests.",
        [
            ("expressed", "express", "The spokeswoman", "concern over the arrests"),
        ],
    ),
    (
        "The spokeswoman thanked Oman for its mediation.",
        [
            ("thanked", "welcome", "The spokeswoman", "its mediation"),
        ],
    ),
    (
        "The prime minister accepted the terms.",
        [
            ("accepted", "accept", "The prime minister", "the terms"),
        ],
    ),
    (
        "The two presidents said the border would reopen.",
        [
            ("said", "state", "The two presidents", "the border would reopen"),
        ],
    ),
    (
        "Turkey and Qatar urged restraint.",
        [
            ("urged", "request", "Turkey + Qatar", "restraint"),
        ],
    ),
    (
        "Turkey's call for restraint was ignored.",
        [
            ("call", "request", "Turkey's", "restraint"),
        ],
    ),
    (
        "The appeal by Turkey for restraint was ignored.",
        [
            ("appeal", "request", "Turkey", "restraint"),
        ],
    ),
    (
        "According to the mayor, the forces withdrew at dawn.",
        [
            ("According to", "state", "the mayor", "the forces withdrew at dawn"),
        ],
    ),
    (
        "The forces withdrew at dawn, according to the mayor.",
        [
            ("according to", "state", "the mayor", "The forces withdrew at dawn"),
        ],
    ),
    (
        "The paper quoted the mayor as saying that 14 people were missing.",
        [
            ("saying", "state", "the mayor", "that 14 people were missing"),
        ],
    ),
    (
        "The mayor was quoted as saying 14 people were missing.",
        [
            ("saying", "state", "The mayor", "14 people were missing"),
        ],
    ),
    (
        "The ministry's statement said the convoy had been hit twice.",
        [
            ("said", "state", "The ministry's statement", "the convoy had been hit twice"),
        ],
    ),
    (
        "The minister went on to say that the mines had been cleared.",
        [
            ("say", "state", "The minister", "that the mines had been cleared"),
        ],
    ),
    (
        "The minister met villagers and promised to clear the mines.",
        [
            ("promised", "promise", "~The minister", "clear the mines"),
        ],
    ),
    (
        "The minister met villagers, promising to clear the mines.",
        [
            ("promising", "promise", "~The minister", "clear the mines"),
        ],
    ),
    (
        "Russias foreign ministry said the talks were useful.",
        [
            ("said", "state", "Russias foreign ministry", "the talks were useful"),
        ],
    ),
    (
        "The talks were useful Russias foreign ministry said.",
        [
            ("said", "state", "Russias foreign ministry", "The talks were useful"),
        ],
    ),
    (
        "Ministers said Tuesday the talks would move to Doha.",
        [
            ("said", "state", "Ministers", "the talks would move to Doha"),
        ],
    ),
    (
        '"We reject this plan," the movement said in a statement.',
        [
            ("reject", "reject", "~the movement", "this plan"),
            ("said", "state", "the movement", "We reject this plan"),
        ],
    ),
    (
        "The movement's leader, Abdi Noor, said in a televised speech that the plan was dead.",
        [
            ("said", "state", "The movement's leader, Abdi Noor", "that the plan was dead"),
        ],
    ),
    (
        "Abdi Noor, leader of the movement, said the plan was dead.",
        [
            ("said", "state", "Abdi Noor", "the plan was dead"),
        ],
    ),
    (
        "Abdi Noor, who leads the movement, said the plan was dead.",
        [
            ("said", "state", "Abdi Noor", "the plan was dead"),
        ],
    ),
    (
        "Officials warned of floods.",
        [
            ("warned", "warn", "Officials", "floods"),
        ],
    ),
    (
        "Officials warned that the dam could burst.",
        [
            ("warned", "warn", "Officials", "that the dam could burst"),
        ],
    ),
    (
        "Officials warned residents against returning.",
        [
            ("warned", "warn", "Officials", "returning"),
        ],
    ),
    (
        "The delegation agreed to a second round.",
        [
            ("agreed", "accept", "The delegation", "a second round"),
        ],
    ),
    (
        "The speaker of parliament suggested holding talks in Muscat.",
        [
            ("suggested", "propose", "The speaker of parliament", "talks in Muscat"),
        ],
    ),
    (
        "A group of elders asked the army to open the road.",
        [
            ("asked", "request", "A group of elders", "open the road"),
        ],
    ),
    (
        "The elders asked for time.",
        [
            ("asked", "request", "The elders", "time"),
        ],
    ),
    (
        "Asked about the road, the elder said it was closed.",
        [
            ("said", "state", "the elder", "it was closed"),
        ],
    ),
    (
        "The chief of staff confirmed that the post had fallen.",
        [
            ("confirmed", "affirm", "The chief of staff", "that the post had fallen"),
        ],
    ),
    (
        "The chief of staff confirmed the fall of the post.",
        [
            ("confirmed", "affirm", "The chief of staff", "the fall of the post"),
        ],
    ),
    (
        "The truce, the chief of staff claimed, had been broken 12 times.",
        [
            ("claimed", "state", "the chief of staff", "had been broken 12 times"),
        ],
    ),
    (
        "The rebels accept the offer, their spokesman says.",
        [
            ("accept", "accept", "The rebels", "the offer"),
            ("says", "state", "their spokesman", "The rebels accept the offer"),
        ],
    ),
    (
        "Rebels reject offer",
        [
            ("reject", "reject", "Rebels", "offer"),
        ],
    ),
    (
        "Rebels claimed that the attack had failed.",
        [
            ("claimed", "state", "Rebels", "that the attack had failed"),
        ],
    ),
]

UNSAID = [
    "The Myanmar military declined to comment.",
    "The army did not say how many soldiers were killed.",
    "It was reported that dozens had died.",
    "The junta is expected to announce a ceasefire on Monday.",
    "If the rebels say they accept the plan, talks will begin.",
    "The spokesman would not say when talks would resume.",
    "They agreed a truce last week.",
    "The paramilitary group did not immediately respond to a request for comment.",
    "Reuters could not independently verify the battlefield reports.",
    "Neither side has commented on the reported exchange.",
    "Ethiopia's government has not commented on the claim.",
    "Saudi Arabia has not confirmed the attack.",
    "It was not clear who was behind the attack.",
    "He is believed to have fled to Chad.",
    "Germany's foreign minister is expected to urge restraint when she meets her counterpart on Monday.",
    "Heavy shelling was reported in Donetsk on Saturday.",
    "No group has claimed responsibility for the attack.",
    "The announcement was greeted with celebratory gunfire in Juba.",
    "Kenya did not welcome the announcement.",
    "Chad closed the crossing.",
    "The bishop was expected to call for calm.",
    "The bishop would call for calm if asked.",
    "The raid was condemned.",
    "The spokesman refused to say where the talks would be held.",
    "Pleas for restraint were ignored.",
    "Warnings from aid groups went unheard.",
    "It is believed that the convoy was hit twice.",
    "Nobody claimed the attack.",
    "The army didnt say how many were killed.",
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_a_sentence_gives_its_statements(reader, text, expected):
    """Cue, act, speakers and content of every statement of the sentence."""
    assert [brief(statement) for statement in read(reader, text)] == expected


@pytest.mark.parametrize("text", UNSAID)
def test_a_sentence_in_which_nobody_speaks_gives_none(reader, text):
    """Narration, negation, plans, beliefs and silence are no statements."""
    assert read(reader, text) == ()


def test_a_pronoun_means_the_last_speaker_that_it_fits(reader):
    """He is a person, it a body, they a group."""
    text = (
        "The ministry said the road was open. Colonel Idris Kone said it was mined. "
        "He added that sappers were on their way. It denied this. "
        "Residents said nobody had come. They called for help."
    )
    speakers = [s.speakers[0].text for s in read(reader, text)]
    assert speakers == [
        "The ministry",
        "Colonel Idris Kone",
        "Colonel Idris Kone",
        "The ministry",
        "Residents",
        "Residents",
    ]


def test_an_agency_that_is_told_is_addressee_and_relay(reader):
    """«told AFP»."""
    (statement,) = read(reader, "A nurse told AFP that the ward was full.")
    assert [a.text for a in statement.addressees] == ["AFP"]
    assert [r.how for r in statement.relay] == ["carried_by"]


def test_a_document_of_the_speaker_is_relay(reader):
    """«said in a statement»."""
    (statement,) = read(reader, "The junta said in a statement that the airport was closed.")
    assert [(r.name.en, r.how) for r in statement.relay] == [("statement", "statement")]


def test_a_speaker_whose_words_hold_a_statement_is_no_relay_of_it(reader):
    """«X said Y had denied N»: only a document or an outlet passes words on."""
    statements = read(reader, "The envoy said the rebels had denied the attack.")
    assert [s.cue.text for s in statements] == ["said", "denied"]
    assert all(s.relay == () for s in statements)


def test_an_office_that_reads_out_the_words_of_others_relays_them(reader):
    office = "The Kremlin said that Vladimir Putin urged Barack Obama to extend the truce."
    _said, urged = read(reader, office)
    assert [(r.name.en, r.how) for r in urged.relay] == [("Kremlin", "said")]
    person = "Sergei Lavrov said that Vladimir Putin urged Barack Obama to extend the truce."
    assert all(s.relay == () for s in read(reader, person))
    own = "The Kremlin said that Russia urged the rebels to extend the truce."
    assert all(s.relay == () for s in read(reader, own))


def test_a_source_after_a_statement_relays_it(reader):
    """«X said C, according to Y»."""
    (statement,) = read(reader, "The rebels said they would leave, according to local radio.")
    assert statement.relay[0].how == "according_to"


def test_the_statement_is_by_whoever_spoke_last(reader):
    """«The statement added»."""
    text = "The union said the port was closed. The statement added that ships were waiting."
    assert [s.speakers[0].text for s in read(reader, text)] == ["The union", "The union"]


def test_the_longer_half_of_a_split_quotation_is_the_content(reader):
    """Also where the second half is a sentence of its own."""
    text = '"Enough," the mayor said. "We want the road open, the market open and the school open."'
    (statement,) = read(reader, text)
    assert statement.content is not None
    assert statement.content.text.startswith("We want the road open")


def test_a_surname_is_the_person_named_in_full_before(reader):
    """«Idris Kone … Kone»."""
    text = "Colonel Idris Kone said the road was open. Kone denied that it was mined."
    assert [s.speakers[0].name.en for s in read(reader, text)] == ["Idris Kone", "Idris Kone"]


CHANNELS = [
    ("The mayor welcomed the pause on Telegram.", "the pause"),
    ("The mayor welcomed the pause on the bridge.", "the pause on the bridge"),
    ("The Nuba movement announced the raid through its news agency.", "the raid"),
    ("Ankara praised the accord in a phone call with Tripoli on Monday.", "the accord"),
    ("Ankara praised the accord in a remote village.", "the accord in a remote village"),
    ("The bishop condemned the shelling in a written statement.", "the shelling"),
    ("The bishop condemned the claims in the report.", "the claims in the report"),
    ("The bishop condemned attacks on the press.", "attacks on the press"),
    ("The envoy urged the sides to stop shooting in a televised speech.", "stop shooting"),
    (
        "The army said the general had resigned on Facebook.",
        "the general had resigned on Facebook",
    ),
]


@pytest.mark.parametrize(("sentence", "content"), CHANNELS)
def test_a_channel_of_the_verb_is_no_content(reader, sentence, content):
    """«welcomed it on Telegram»: how it was said ends the object, not a clause."""
    assert brief(read(reader, sentence)[0])[3] == content


SECOND_CLAUSES = [
    (
        "The mission counted nine breaches and its head Ana Silva spoke of a bad week.",
        "nine breaches",
    ),
    ("The mission condemned the raid and the siege.", "the raid and the siege"),
    ("Farmers deny that they hid the oil and say the well was dry.", "that they hid the oil"),
    (
        "The ministry said its lorries had carried rice and dismissed reports of smuggling.",
        "its lorries had carried rice",
    ),
    (
        "The ministry said the farmers had left the hall and dismissed the offer.",
        "the farmers had left the hall and dismissed the offer",
    ),
    (
        "Ana Silva urged the guards to leave \u2014 something the union says it has done.",
        "leave",
    ),
    (
        "The ministry said the vow had been broken; the army's Omar Diallo denied the claim.",
        "the vow had been broken",
    ),
    ("Police put the number of raids at 31.", "the number of raids at 31"),
    ("Paris voiced doubt about the list but expressed hope for the talks.", "doubt about the list"),
]


@pytest.mark.parametrize(("sentence", "content"), SECOND_CLAUSES)
def test_a_second_clause_ends_an_object(reader, sentence, content):
    """«counted N and its head spoke of N»: and joins clauses where no verb stands before it."""
    assert brief(read(reader, sentence)[0])[3] == content


RELAYS = [
    ("The mayor wrote on Telegram that the bridge was open.", [("Telegram", "statement")]),
    ("The mayor said on the bridge that the road was open.", []),
    ("A nurse told Radio Deirna that the ward was full.", [("Radio Deirna", "carried_by")]),
    (
        "The junta said in a statement published by Interfax that the port was closed.",
        [("Interfax", "carried_by"), ("statement", "statement")],
    ),
    ("The mayor, through his spokesman, denied the report.", [("his spokesman", "said")]),
    ("The council rejected the list and vowed to press ahead with its plan.", []),
]


@pytest.mark.parametrize(("sentence", "relay"), RELAYS)
def test_what_carries_the_words_is_relay(reader, sentence, relay):
    """A platform, an outlet that is told, a document, whoever speaks for somebody."""
    statements = read(reader, sentence)
    assert [(r.name.en, r.how) for r in statements[0].relay] == relay
    assert all(s.relay == () for s in statements[1:])


def test_a_platform_belongs_to_one_statement(reader):
    """«welcomed it on X, but Y told …»: what carried the first does not carry the second."""
    text = "The mayor welcomed it on Telegram, but a colonel said the road was mined."
    assert [len(s.relay) for s in read(reader, text)] == [1, 0]


HEARD = [
    (
        "Ana Silva who announced the deal on Thursday described it as fragile.",
        [("announced", "the deal on Thursday"), ("described", "fragile")],
    ),
    (
        "Omar Diallo welcomed, however, the promise by both clans.",
        [("welcomed", "the promise by both clans")],
    ),
    (
        "Ana Silva told the council by video link that she was glad.",
        [("told", "that she was glad")],
    ),
    ("Guards must leave, an idea the union has ruled out.", [("ruled", "an idea")]),
    ("The union called the plan vague.", [("called", "the plan vague")]),
    ("The union called the vague planner.", []),
    (
        "Ana Silva reporting from the dam said there was little rain.",
        [("said", "there was little rain")],
    ),
    (
        "Police put the number of raids by the other side at 31.",
        [("put", "the number of raids by the other side at 31")],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), HEARD)
def test_a_verb_is_heard_past_what_stands_between(reader, sentence, expected):
    """After a relative clause, beside «, however,», before a bare adjective."""
    assert [(brief(s)[0], brief(s)[3]) for s in read(reader, sentence)] == expected


def test_a_plain_office_after_a_comma_tells_what_stands_before(reader):
    """«C, foreign ministry spokesperson X told a briefing»: an adjective may open the speaker."""
    text = "The union promised to stop digging, foreign ministry spokesperson Ana Silva told a briefing."
    assert [brief(s)[3] for s in read(reader, text)] == [
        "stop digging",
        "The union promised to stop digging",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shoigu said later that the pause had failed.", "that the pause had failed"),
        ("The council decided on Monday to postpone the talks.", "postpone the talks"),
        ("The envoy said three hours were not enough.", "three hours were not enough"),
        ("The envoy said on Friday that it failed.", "that it failed"),
        (
            "If calm holds for a week, Kerry said, the two countries will set up a joint centre.",
            "the two countries will set up a joint centre",
        ),
        ("The truce will hold, Kerry said, if both sides want it.", "The truce will hold"),
        (
            "The army announced a truce on Monday and accused the groups of nine breaches.",
            "a truce on Monday",
        ),
        ("That is later than the defence ministry said.", None),
    ],
)
def test_the_content_is_what_was_said_and_no_more(reader, text, expected):
    statements = read(reader, text)
    if expected is None:
        assert all(s.content is None or "than" not in s.content.text for s in statements)
    else:
        assert statements[0].content.text == expected


def test_a_truce_that_is_observed_is_kept_and_nothing_is_said(reader):
    assert read(reader, "The army observed the truce and began to pull back.") == ()


def test_whom_a_text_asks_is_no_speaker(reader):
    statements = read(
        reader, "The text, drafted by France, asks the United Nations to send monitors."
    )
    assert all(p.name.en != "United Nations" for s in statements for p in s.speakers)


def test_a_quoted_name_ends_where_its_quotation_ends(reader):
    (accused,) = read(reader, 'The army accused "terrorist groups" of 300 breaches.')
    assert [p.name.en for p in accused.addressees] == ["terrorist groups"]
    assert accused.content.text == "300 breaches"


def test_and_that_goes_back_to_the_outer_verb(reader):
    text = "The envoy said Russia had accepted the request and that the agency was waiting."
    said, accepted, *_ = read(reader, text)
    assert said.content.text.endswith("was waiting")
    assert accepted.content.text == "the request"
