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

/// The words of a language, in no particular order.
pub(crate) fn stop_words(language: Language) -> impl Iterator<Item = &'static str> {
    match language {
        Language::German => GERMAN,
        Language::English => ENGLISH,
    }
    .split_ascii_whitespace()
}
