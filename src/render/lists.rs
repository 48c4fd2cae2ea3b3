//! Views of the pages that list things: home, topics, situations, news, contacts; what the results page offers besides.

use super::Renderer;
use super::view::{
    Card, ChangeView, ContactsView, EventView, HomeView, Link, NewsView, OfficeView, PermitLink, PermitView,
    PermitsView, PhoneView, ResultsView, SituationsView, TopicGroupView, TopicView, TopicsView,
};
use crate::lang::Lang;
use crate::law::norm::compare_numbers;
use crate::link::Linked;
use crate::model::{Article, PageId, Tool, relative};
use crate::parse::{Area, EntryFacts, Office, TopicGroup};

/// Changes on the home page.
const CHANGES_ON_HOME: usize = 5;

impl Renderer {
    /// `view` of `home.html`.
    pub(super) fn home(&self, lang: Lang, address: &str) -> HomeView {
        let site = &self.linked.site;
        let questions = site.config.questions.iter().filter_map(|key| {
            let article = site.articles.get(&key.value)?;
            let title = article.text(lang).meta.asked_as.first()?.value.clone();
            Some(Link { title, href: self.href(lang, article, address) })
        });
        HomeView {
            situations: self.situation_cards(lang, address, |_| true),
            checks: self.check_links(lang, address),
            groups: self.topic_groups(lang, address),
            changes: self.changes(lang, address).into_iter().take(CHANGES_ON_HOME).collect(),
            questions: questions.collect(),
            courses: site
                .courses
                .iter()
                .filter_map(|course| self.page_link(&PageId::Course(lang, course.key.value.clone()), address))
                .collect(),
            training: self.page_link(&PageId::Courses(lang), address),
        }
    }

    /// `view` of `situations.html`.
    pub(super) fn situations(&self, lang: Lang, address: &str) -> SituationsView {
        SituationsView { situations: self.situation_cards(lang, address, |_| true) }
    }

    /// `view` of `topics.html`.
    pub(super) fn topics(&self, lang: Lang, address: &str) -> TopicsView {
        TopicsView {
            groups: self.topic_groups(lang, address),
            permits: self.permit_links(lang, address),
            phases: self.way_links(lang, address, |page| matches!(page, PageId::Phase(..))),
            audiences: self.way_links(lang, address, |page| matches!(page, PageId::Audience(..))),
        }
    }

    /// `view` of `permits.html`.
    pub(super) fn permits(&self, lang: Lang, address: &str) -> PermitsView {
        let cards = self.permits_in_order().map(|article| self.card(lang, article, address));
        PermitsView { permits: cards.collect() }
    }

    /// `view` of `topic.html` for a phase or an audience.
    pub(super) fn way(
        &self,
        page: &PageId,
        address: &str,
        wanted: impl Fn(&EntryFacts) -> bool,
    ) -> TopicView {
        let lang = page.lang();
        let guidance = self.linked.site.articles.values().filter(|article| article.area == Area::Guidance);
        let mut entries: Vec<_> = guidance.filter(|article| article.entry().is_some_and(&wanted)).collect();
        self.collation.get(lang).sort_by(&mut entries, |article| article.title(lang));
        let same_kind =
            |other: &PageId| std::mem::discriminant(other) == std::mem::discriminant(page) && other != page;
        let group = match page {
            PageId::Phase(..) => "by_phase",
            _ => "by_audience",
        };
        TopicView {
            entries: entries.into_iter().map(|article| self.card(lang, article, address)).collect(),
            situations: self.situation_cards(lang, address, wanted),
            siblings: self.way_links(lang, address, same_kind),
            group: self.theme.texts.get(lang).get(group).to_owned(),
        }
    }

    /// Links to phases or audiences, in the order of their kind.
    fn way_links(&self, lang: Lang, address: &str, wanted: impl Fn(&PageId) -> bool) -> Vec<Link> {
        let pages = self.linked.site.addresses.pages();
        let pages = pages.filter(|(page, _)| page.lang() == lang && wanted(page));
        pages.map(|(page, to)| Link { title: self.title(page), href: relative(address, to) }).collect()
    }

    fn permits_in_order(&self) -> impl Iterator<Item = &Article> {
        self.permits.iter().filter_map(|key| self.linked.site.articles.get(key))
    }

    fn permit_links(&self, lang: Lang, address: &str) -> Vec<Link> {
        let link = |article: &Article| Link {
            title: article.title(lang).to_owned(),
            href: self.href(lang, article, address),
        };
        self.permits_in_order().map(link).collect()
    }

    /// What a text about a residence title shows besides: what comes before and after it, and where it matters.
    pub(super) fn permit(
        &self,
        lang: Lang,
        article: &Article,
        facts: &EntryFacts,
        address: &str,
    ) -> PermitView {
        let site = &self.linked.site;
        let link = |article: &Article| Link {
            title: article.title(lang).to_owned(),
            href: self.href(lang, article, address),
        };
        let leads_here = |other: &&Article| {
            other.entry().is_some_and(|facts| facts.successors.iter().any(|key| key.value == article.key))
        };
        let own: Vec<&str> = facts.permits.iter().map(|permit| permit.value.as_str()).collect();
        let concerned =
            |other: &EntryFacts| other.permits.iter().any(|permit| own.contains(&permit.value.as_str()));
        let guidance = site.articles.values().filter(|article| article.area == Area::Guidance);
        let mut entries: Vec<_> = guidance.filter(|article| article.entry().is_some_and(concerned)).collect();
        self.collation.get(lang).sort_by(&mut entries, |article| article.title(lang));
        PermitView {
            before: self.permits_in_order().filter(leads_here).map(link).collect(),
            after: facts
                .successors
                .iter()
                .filter_map(|key| site.articles.get(&key.value))
                .map(link)
                .collect(),
            entries: entries.into_iter().map(link).collect(),
            situations: self.situation_cards(lang, address, concerned),
        }
    }

    /// `view` of `topic.html`: entries whose first topic this is come first, then by title.
    pub(super) fn topic(&self, lang: Lang, key: &str, address: &str) -> TopicView {
        let site = &self.linked.site;
        let is_first = |facts: &EntryFacts| facts.topics.first().is_some_and(|topic| topic.value == key);
        let guidance = site.entries_of_topic(key).filter(|(article, _)| article.area == Area::Guidance);
        let (mut own, mut others): (Vec<_>, Vec<_>) = guidance.partition(|(_, facts)| is_first(facts));
        for articles in [&mut own, &mut others] {
            self.collation.get(lang).sort_by(articles, |(article, _)| article.title(lang));
        }
        let entries = own.into_iter().chain(others).map(|(article, _)| self.card(lang, article, address));
        let group = site.topics.iter().find(|group| group.topics.iter().any(|topic| topic.key == key));
        let siblings = group.map_or_else(Vec::new, |group| self.topic_links(lang, group, address));
        let own_href = self.address_of(&PageId::Topic(lang, key.to_owned())).map(|to| relative(address, to));
        TopicView {
            entries: entries.collect(),
            situations: self
                .situation_cards(lang, address, |facts| facts.topics.iter().any(|topic| topic.value == key)),
            siblings: siblings.into_iter().filter(|link| Some(&link.href) != own_href.as_ref()).collect(),
            group: group.map(|group| group.title.get(lang).clone()).unwrap_or_default(),
        }
    }

    /// `view` of `results.html`.
    pub(super) fn results(&self, lang: Lang, address: &str) -> ResultsView {
        let pages = [
            PageId::Topics(lang),
            PageId::Situations(lang),
            PageId::Permits(lang),
            PageId::AtoZ(lang),
            PageId::Law(lang),
        ];
        let way = |page: &PageId| {
            let to = self.address_of(page)?;
            Some(Link { title: self.title(page), href: relative(address, to) })
        };
        ResultsView { ways: pages.iter().filter_map(way).collect(), groups: self.topic_groups(lang, address) }
    }

    /// `view` of `news.html`.
    pub(super) fn news(&self, lang: Lang, address: &str) -> NewsView {
        NewsView { changes: self.changes(lang, address) }
    }

    /// `view` of `contacts.html`.
    pub(super) fn contacts(&self, lang: Lang, address: &str) -> ContactsView {
        let site = &self.linked.site;
        let coming = site.events.iter().filter(|event| event.last_day().value >= self.today);
        let mut events: Vec<_> = coming.collect();
        events.sort_by_key(|event| (event.from.value, &event.key));
        let events = events.into_iter().map(|event| EventView {
            key: event.key.clone(),
            title: event.title.get(lang).clone(),
            text: event.text.get(lang).clone(),
            from: Self::date(lang, event.from.value),
            to: event.to.as_ref().map(|to| Self::date(lang, to.value)),
            place: event.place.get(lang).clone(),
            web: event.web.clone(),
            courses: event
                .courses
                .iter()
                .filter_map(|key| self.page_link(&PageId::Course(lang, key.value.clone()), address))
                .collect(),
        });
        ContactsView {
            offices: site.offices.iter().map(|office| self.office(lang, office, address)).collect(),
            events: events.collect(),
            finder: self.page_link(&PageId::Tool(lang, Tool::Finder), address),
        }
    }

    /// All changes, newest first; those of a day in the order of titles.
    pub(super) fn changes(&self, lang: Lang, address: &str) -> Vec<ChangeView> {
        let mut articles: Vec<&Article> = self.linked.site.articles.values().collect();
        self.collation.get(lang).sort_by(&mut articles, |article| article.title(lang));
        let mut changes: Vec<_> =
            articles.into_iter().flat_map(|article| self.changes_of(lang, article, address)).collect();
        changes.sort_by(|a, b| b.date.iso.cmp(&a.date.iso));
        changes
    }

    /// The changes of one article, newest first.
    pub(super) fn changes_of(&self, lang: Lang, article: &Article, address: &str) -> Vec<ChangeView> {
        let href = self.href(lang, article, address);
        let changes = article.entry().map(|facts| facts.changes.as_slice()).unwrap_or_default();
        let view = |change: &crate::parse::Change| ChangeView {
            date: Self::date(lang, change.date),
            text: change.text.get(lang).clone(),
            title: article.title(lang).to_owned(),
            href: href.clone(),
        };
        changes.iter().map(view).collect()
    }

    /// A link with the summary of its target.
    pub(super) fn card(&self, lang: Lang, article: &Article, address: &str) -> Card {
        Card {
            title: article.title(lang).to_owned(),
            href: self.href(lang, article, address),
            summary: article.summary(lang).to_owned(),
            lang: (!article.has(lang)).then(|| article.text(lang).lang.code()),
        }
    }

    /// The relative address of an article.
    pub(super) fn href(&self, lang: Lang, article: &Article, address: &str) -> String {
        let page = PageId::Article(lang, article.key.clone());
        relative(address, self.linked.site.addresses.of(&page).unwrap_or_default())
    }

    /// An office with its contact data.
    pub(super) fn office(&self, lang: Lang, office: &Office, address: &str) -> OfficeView {
        let contacts = self.linked.site.addresses.of(&PageId::Contacts(lang)).unwrap_or_default();
        OfficeView {
            key: office.key.clone(),
            name: office.name.get(lang).clone(),
            what: office.what.get(lang).clone(),
            address: office.address.clone(),
            phone: office.phone.as_deref().map(phone),
            mail: office.mail.clone(),
            web: office.web.clone(),
            hours: office.hours.get(lang).clone(),
            verified: office.verified.map(|date| Self::date(lang, date)),
            has_contact: office.phone.is_some() || office.mail.is_some() || !office.address.is_empty(),
            href: format!("{}#{}", relative(address, contacts), office.key),
            finder: self
                .linked
                .site
                .areas
                .roles
                .contains(&office.key)
                .then(|| self.page_link(&PageId::Tool(lang, Tool::Finder), address))
                .flatten(),
        }
    }

    /// A residence title as printed, with its page if it has one.
    pub(super) fn permit_link(&self, lang: Lang, permit: &str, address: &str) -> PermitLink {
        let page = self.permits_in_order().find(|article| permit_of(article) == permit);
        PermitLink {
            title: self.theme.texts.get(lang).permit(permit),
            href: page.map(|article| self.href(lang, article, address)),
        }
    }

    fn situation_cards(&self, lang: Lang, address: &str, wanted: impl Fn(&EntryFacts) -> bool) -> Vec<Card> {
        let site = &self.linked.site;
        let situations = site.articles.values().filter(|article| article.area == Area::Situations);
        let mut articles: Vec<_> =
            situations.filter(|article| article.entry().is_some_and(&wanted)).collect();
        self.collation.get(lang).sort_by(&mut articles, |article| article.title(lang));
        articles.into_iter().map(|article| self.card(lang, article, address)).collect()
    }

    fn topic_groups(&self, lang: Lang, address: &str) -> Vec<TopicGroupView> {
        let groups = self.linked.site.topics.iter().map(|group| TopicGroupView {
            key: group.key.clone(),
            title: group.title.get(lang).clone(),
            topics: self.topic_links(lang, group, address),
        });
        groups.filter(|group| !group.topics.is_empty()).collect()
    }

    /// The topics of a group that have entries.
    fn topic_links(&self, lang: Lang, group: &TopicGroup, address: &str) -> Vec<Link> {
        let link = |topic: &crate::parse::Topic| {
            let to = self.address_of(&PageId::Topic(lang, topic.key.clone()))?;
            Some(Link { title: topic.title.get(lang).clone(), href: relative(address, to) })
        };
        group.topics.iter().filter_map(link).collect()
    }
}

/// Keys of the texts about residence titles, in the order of their sections; those without a section last.
pub(super) fn permit_keys(linked: &Linked) -> Vec<String> {
    let articles = linked.site.articles.values();
    let mut permits: Vec<&Article> = articles.filter(|article| article.area == Area::Permits).collect();
    permits.sort_by(|a, b| compare_numbers(permit_of(a), permit_of(b)));
    permits.into_iter().map(|article| article.key.clone()).collect()
}

/// The residence title that a text is about: the first it names.
fn permit_of(article: &Article) -> &str {
    let permits = article.entry().map_or(&[][..], |facts| &facts.permits);
    permits.first().map_or("", |permit| permit.value.as_str())
}

/// `0541 66888 200` → `tel:+4954166888200`.
fn phone(written: &str) -> PhoneView {
    let digits: String = written.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    let number = match digits.strip_prefix('0') {
        Some(national) if !national.starts_with('0') => format!("+49{national}"),
        _ => digits,
    };
    PhoneView { text: written.to_owned(), href: format!("tel:{number}") }
}
