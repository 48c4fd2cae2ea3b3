//! Words that say little about what somebody looks for: articles, pronouns, question words.
//!
//! They are searched in a small piece of their own and weigh little. The list travels in the manifest, so the
//! browser needs no copy.

use crate::document::Language;

const GERMAN: &str = "ab aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bin \
bis bitte brauche braucht da dabei dafür damit dann darf darin das dass dazu dem den denn der des dessen dich die \
dies diese diesem diesen dieser dieses dir doch du durch ein eine einem einen einer eines er es etwas euch für gibt \
habe haben hat hatte ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ist ja jede jedem jeden jeder jedes kann \
kein keine keinen keiner können machen man mein meine meinem meinen meiner mich mir mit muss müssen nach nicht noch \
nun nur ob oder ohne sein seine seinem seinen seiner seit sich sie sind so soll sollen sollte sowie um und uns unser \
unsere unserem unseren unter vom von vor wann warum was welche welchem welchen welcher welches wenn wer werde werden \
weshalb wie wieviel will wir wird wo wobei wofür wohin womit worauf wurde während zu zum zur zwischen über hier jetzt heute schon immer mal sehr ganz gut viel viele vielen mehr weniger bald \
hab hast gern gerne eben gerade überhaupt eigentlich trotzdem danach vorher geht gehen gibts sagen bekommen \
bekomme bekommt kriege kriegen kriegt bleiben bleibt steht stehen macht mache passiert lassen lässt tun weg \
demnächst nochmal einfach irgendwo jemand jemanden niemand leute meins deine dein \
abs absatz satz nr nummer lit buchstabe art artikel paragraf paragraph";

const ENGLISH: &str = "a about after all also am an and any are as at be because been before being but by can could \
d did do does doesn doing don during each for from get had has have having he her his how i if in into is isn it its \
just ll m may me more most must my need needs no nor not of on one only or other our out over own re s same shall \
she should so some such t than that the their them then there these they this those through to too under until up \
us ve very was we were what when where whether which while who whom whose why will with would you your section article paragraph number";

/// Words that are common wherever people talk. Where few pages hold one, that is chance and says nothing, so they weigh
/// less than others as rare. Chosen for their frequency in the language alone: no word of work, law or papers is one.
const GERMAN_COMMON: &str = "abend abends achten ähnlich allein allgemein alt anders angst ansonsten art aufpassen aussehen bedeuten \
beginnen beide bekannt besser beste besten bestimmt bestens bisher bisschen bloß böse brauchen bringen bringt chef daheim dahin dran \
damals daneben daran darauf darüber darum davon davor denken denkt derzeit deshalb deswegen deutlich direkt dort dran drauf draußen drei dritte \
dumm eher ehrlich eigen eigene eilig einmal einzeln einzig ende endlich ernst erst erste ersten erstes erzählen fall falls falsch fast fehlen fehlt \
fertig finden findet fragen frage fragt frei freuen freund früh früher fühlen fünf ganze ganzen geben gebe gedacht gefallen \
gefunden gegeben gegen gegangen gehört gekommen gelten gemacht gemeinsam genau genug gerecht gesagt geschehen gesehen gestern gewesen gewiss gilt \
glauben gleich gleichzeitig groß große großen grund hätte hätten halb halten hält hand hause heißen heißt helfen her herum hin hinter hoch hoffen holen holt hören \
hundert idee immerhin infrage innerhalb insgesamt interessant irgendwann irgendwas irgendwie jedoch jemals jeweils jung jungen kam kaum keinerlei kennen kennt klar klappt klappen klein kleine kollege \
kollege kollegin kollegen kolleginnen kommen kommt komme komisch komplett könnte könnten könnt kurz lang lange langsam laufen läuft laut legen leicht leider lernen letzte letzten letztes lieber liegen liegt los mädchen \
mag manche manchmal mann meinen meint meist meistens mensch menschen merken minute mitbringen mitkommen mittag möchte möchten möglich morgen morgens müssten nächste nächsten nachher nachts nah naja name nämlich natürlich neben \
nehmen nehme nett neu neue neuen neuer neues neulich nichts nie niemals nimmt normal normalerweise nötig notwendig ob offen öfter oft ordnung paar person personen plötzlich problem prüfen quasi raus reden rein reicht reichen \
richtig rufen runter sache sachen sagt sagte schaffen schauen scheinen schicken schickt schlecht schlimm schluss schnell schön schreiben schreibt schuld schwer schwierig sechs seht sehen sieht seid sicher \
sinn sinnvoll sobald sofort sogar solange solch solche sondern sonst sorgen spät später sprechen stark statt steckt stellen stellt stimmt stück stunde suchen sucht tatsächlich tausend teil teuer treffen typisch übrigens \
unbedingt unbekannt ungefähr unmöglich vergessen verlieren vermutlich verschiedene verstehen versuchen vielleicht vier völlig vorbei vorne vorstellen wahr wahrscheinlich wäre wären warten wart wegen weit weiter weitere weitermachen wenig wenige wenigstens \
wert wichtig wieder wirklich wissen weiß wochenende wohl wollen wollte wollten woher woran worden worum worüber würde würden zählt zeigen zeigt zeit ziehen ziemlich zuerst zuhause zuletzt zurück zusammen zusätzlich zwar zwei zweite zweiten zwölf";

const ENGLISH_COMMON: &str = "able above across actually again against ago almost alone along already although always among another anybody anyone anything \
anyway around ask asks away back bad become begin behind believe best better big bring brings bit call came care chance clear come comes coming \
colleague colleagues couple course day days deal different difficult doing done easy either else end enough even ever every everybody everyone everything exactly \
fact far feel few find finds fine first five follow forget found four full further gave general gets getting give given gives giving go goes going gone good got great guess half \
hand happen happens happy hard hear hello help here hers hold hope idea important indeed instead keep keeps kind knew know known knows large last late later least leave \
left less let lets like likely little long look looks looking lot made make makes making man many matter maybe mean means might mind minute moment more morning move much must name near necessary \
never new next nice nobody none normal normally nothing now obviously off often oh ok old once open opposite others part people perhaps person place plan please point possible \
previous probably problem put quick quickly quite ran rather ready real really reason related right round said saw say saying says second see seem seems seen send sent \
set several shown simple simply since single six small somebody somehow someone something sometimes somewhere soon sort sorry start started starts still straight strong suddenly suppose sure take takes taken tell tells \
ten thank thanks thing things think though thought three time times today together told tomorrow tonight took top toward tried true try trying turn two type understand unless until up upon use used \
usual usually want wanted wants way ways week weeks well went whatever whenever wherever whole wish without wonder word words worry worse worst wrong yes yesterday yet young";

/// The words of a language that are common everywhere, in no particular order.
pub(crate) fn common_words(language: Language) -> impl Iterator<Item = &'static str> {
    match language {
        Language::German => GERMAN_COMMON,
        Language::English => ENGLISH_COMMON,
    }
    .split_ascii_whitespace()
}

/// The words of a language, in no particular order.
pub(crate) fn stop_words(language: Language) -> impl Iterator<Item = &'static str> {
    match language {
        Language::German => GERMAN,
        Language::English => ENGLISH,
    }
    .split_ascii_whitespace()
}
