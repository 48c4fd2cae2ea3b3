//! Words that say little about what somebody looks for: articles, pronouns, question words, and those that are common
//! in any talk.
//!
//! Stop words are searched in a small piece of their own and weigh little. The list travels in the manifest, so the
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
/// less than others as rare. Chosen for their frequency in the language alone; words of work, time, papers and law are left
/// out, and such whose stem is that of one ("meist" and "Meister").
const GERMAN_COMMON: &str = "achten ähnlich allein allgemein alt anders angst ansonsten aufpassen aussehen bedeuten beide besser beste \
besten bestens bestimmt bisher bisschen bloß böse brauchen bringen bringt chef daheim dahin damals daneben \
daran darauf darüber darum davon davor denken denkt derzeit deshalb deswegen deutlich direkt dort dran drauf \
draußen drei dumm eher ehrlich eigen eigene eilig einmal einzeln einzig endlich ernst erzählen falsch fast \
finden findet freuen freund früh früher fühlen fünf gebe geben gedacht gefallen gefunden gegangen gegeben \
gegen gehört gekommen gemacht gemeinsam genau genug gesagt geschehen gesehen gestern gewesen gewiss glauben \
gleich gleichzeitig groß große großen hand hätte hätten heißen heißt helfen her herum hin hinter hoch hoffen \
holen holt hören hundert idee immerhin infrage innerhalb insgesamt interessant irgendwann irgendwas irgendwie \
jedoch jemals jeweils kam kaum keinerlei kennen kennt klappen klappt klar kollege kollegen kollegin \
kolleginnen komisch komme kommen kommt komplett könnt könnte könnten kurz lang lange langsam laut legen leicht \
leider lieber liegen liegt los mädchen mag manche manchmal meint mensch menschen merken minute mitkommen \
mittag möchte möchten möglich morgen morgens müssten nachher nächste nächsten nah naja nämlich natürlich neben \
nehme nehmen nett neu neue neuen neuer neues neulich nichts nie niemals nimmt normalerweise oft öfter paar \
person personen plötzlich problem quasi raus reden reichen reicht rein richtig rufen runter sache sachen sagt \
sagte schaffen schauen scheinen schickt schlecht schlimm schnell schön schuld schwer schwierig sechs sehen \
seht seid sicher sieht sinn sinnvoll sobald sogar solange solch solche sondern sonst sorgen spät später stark \
statt steckt stimmt tatsächlich tausend treffen typisch übrigens unbedingt ungefähr unmöglich vergessen \
vermutlich verstehen versuchen vielleicht vier völlig vorbei vorne wahr wahrscheinlich wäre wären wart wegen \
weiß weit weiter weitere weitermachen wenig wenige wenigstens wichtig wieder wirklich wissen woher wohl wollen \
wollte wollten woran worden worüber worum würde würden zählt zeigen zeigt ziehen ziemlich zuerst zuletzt \
zurück zusammen zusätzlich zwar zwei zwölf";

const ENGLISH_COMMON: &str = "able above across actually again against ago almost alone along already although always among another anybody \
anyone anything anyway around away back bad become begin behind believe best better big bit bring brings call \
came care chance clear colleague colleagues come comes coming couple deal different difficult done easy either \
else enough even ever every everybody everyone everything exactly fact far feel few find finds fine five \
follow forget found four further gave general gets getting give given gives giving go goes going gone good got \
great guess hand happen happens happy hard hear hello help here hers hope idea important indeed instead keep \
keeps kind knew know known knows large last late later least less let lets like likely little long lot made \
make makes making man many matter maybe mean means might mind minute moment morning move much near necessary \
never new next nice nobody none normal normally nothing now obviously off often oh ok old once opposite others \
people perhaps person please point possible previous probably problem put quick quickly quite ran rather real \
really reason related round said saw say saying says see seem seems seen set several shown simple simply since \
single six somebody somehow someone something sometimes somewhere soon sorry sort still straight strong \
suddenly suppose sure take taken takes tell tells ten thank thanks thing things think though thought three \
time times today together told tomorrow tonight took top toward tried true try trying turn two understand \
unless upon use used usual usually want wanted wants way ways well went whatever whenever wherever whole wish \
without wonder word words worry worse worst wrong yes yesterday yet young";

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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_word_stands_in_one_list_once() {
        for language in [Language::German, Language::English] {
            let mut seen = BTreeSet::new();
            for word in stop_words(language).chain(common_words(language)) {
                assert!(seen.insert(word), "{word} stands twice");
            }
        }
    }

    /// What people ask about must keep its weight.
    #[test]
    fn no_word_of_work_is_common() {
        let common: BTreeSet<&str> =
            common_words(Language::German).chain(common_words(Language::English)).collect();
        for word in [
            "arbeiten", "stelle", "stunde", "frei", "prüfen", "frau", "job", "leave", "work", "week", "start",
        ] {
            assert!(!common.contains(word), "{word}");
        }
    }
}
