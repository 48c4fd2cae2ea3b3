//! Tantivy's part: sections in, surface forms with their impacts out.
//!
//! Owns the schema, the segments and the BM25F arithmetic. Sections are cut into ranges of a fixed size, each
//! range becomes one segment, and the segments are read back in order, so the result does not depend on the
//! number of threads. The segments live in memory and are scratch: tantivy names its files at random.

use rayon::prelude::*;
use tantivy::directory::RamDirectory;
use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions, Value};
use tantivy::tokenizer::TokenizerManager;
use tantivy::{DocSet, Index, SegmentReader, TERMINATED, TantivyDocument};

use crate::analysis::{analyzer, normalise};
use crate::document::{Language, Options, Page, Weights};
use crate::error::Error;
use crate::format::Posting;
use crate::synonyms::{Reader, Synonyms};

/// Sections per segment; part of the definition of the output.
const RANGE: usize = 1024;
/// Memory for one segment's writer. A range never fills it; if it did, memory would grow and nothing else.
const WRITER_MEMORY: usize = 16 << 20;
/// The higher, the more it counts how often and how prominently a word stands in a section, and not only that it does.
const SATURATION: f64 = 3.5;
/// How much the length of a field counts, in the order of [`FIELDS`].
const LENGTH_SHARE: [f64; FIELDS.len()] = [0.4, 0.2, 0.4, 0.5, 0.7, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
/// The last hold other names of what the first five speak of, in the same order.
const FIELDS: [&str; OWN + NAMED] = [
    "title",
    "asked",
    "heading",
    "summary",
    "body",
    "keywords",
    "kin of title",
    "kin of asked",
    "kin of heading",
    "kin of summary",
    "kin of body",
];
/// Fields that hold what pages say.
const OWN: usize = 6;
/// Of these, those whose other names are searched too.
const NAMED: usize = 5;
/// What another name is worth, as a share of the name that the field holds.
const KIN: [f64; NAMED] = [0.5, 0.3, 0.5, 0.6, 0.6];

/// A surface form and where it stands, in order of page and section.
pub(crate) struct FormPostings {
    pub(crate) form: String,
    pub(crate) postings: Vec<Posting>,
}

/// A section's place: page number and number of the section on its page.
type Place = (u32, u32);

/// What one field of one range holds: forms in order, each with `count` entries of `(section, frequency)`.
struct FieldTerms {
    forms: Vec<(String, u32)>,
    entries: Vec<(u32, u32)>,
    lengths: Vec<u32>,
}

/// A form in one field of one range: form, range, field, `(section, frequency)`.
type FieldEntry<'a> = (&'a str, usize, usize, &'a [(u32, u32)]);

/// All surface forms of the pages, sorted.
pub(crate) fn form_postings(options: &Options, pages: &[Page]) -> Result<Vec<FormPostings>, Error> {
    let places = places(pages)?;
    let synonyms = Synonyms::new(options.language, &options.synonyms);
    // A reader knows the stems of all words that it has read: few readers, few stems to find out.
    let at_once = places.len() / RANGE / (2 * rayon::current_num_threads());
    let ranges: Vec<Vec<FieldTerms>> = places
        .par_chunks(RANGE)
        .with_min_len(at_once.max(1))
        .map_init(
            || (!synonyms.is_empty()).then(|| Reader::new(options.language, &synonyms)),
            |reader, range| range_terms(options.language, reader.as_mut(), pages, range),
        )
        .collect::<Result<_, Error>>()?;
    let scorer = Scorer::new(&ranges, &options.weights);

    // One entry per form, range and field; sorted, the entries of a form stand together.
    let mut entries: Vec<FieldEntry<'_>> = Vec::new();
    for (range, fields) in ranges.iter().enumerate() {
        for (field, terms) in fields.iter().enumerate() {
            let mut rest = terms.entries.as_slice();
            for (form, count) in &terms.forms {
                let (own, others) = rest.split_at(*count as usize);
                entries.push((form, range, field, own));
                rest = others;
            }
        }
    }
    entries.par_sort_unstable_by_key(|&(form, range, field, _)| (form, range, field));
    let forms: Vec<_> = entries.chunk_by(|a, b| a.0 == b.0).collect();
    Ok(forms
        .into_par_iter()
        .map(|entries| FormPostings {
            form: entries[0].0.to_owned(),
            postings: scorer.postings(&ranges, pages, &places, entries),
        })
        .collect())
}

fn places(pages: &[Page]) -> Result<Vec<Place>, Error> {
    let mut places = Vec::new();
    for (page, content) in pages.iter().enumerate() {
        let page = u32::try_from(page).map_err(|_| Error::TooLarge("so many pages"))?;
        // A page without sections still has a title.
        for section in 0..content.sections.len().max(1) {
            let section = u32::try_from(section).map_err(|_| Error::TooLarge("so many sections"))?;
            places.push((page, section));
        }
    }
    Ok(places)
}

fn range_terms(
    language: Language,
    mut synonyms: Option<&mut Reader<'_>>,
    pages: &[Page],
    range: &[Place],
) -> Result<Vec<FieldTerms>, Error> {
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(language.code())
        .set_index_option(IndexRecordOption::WithFreqs)
        .set_fieldnorms(true);
    let options = TextOptions::default().set_indexing_options(indexing);
    let fields = FIELDS.map(|name| schema.add_text_field(name, options.clone()));
    let tokenizers = TokenizerManager::new();
    tokenizers.register(language.code(), analyzer(language));
    let mut writer = Index::builder()
        .schema(schema.build())
        .tokenizers(tokenizers)
        .single_segment_index_writer(RamDirectory::create(), WRITER_MEMORY)?;
    for place in range {
        let mut document = document(fields, pages, *place);
        if let Some(synonyms) = synonyms.as_deref_mut() {
            add_kin(fields, synonyms, &mut document);
        }
        writer.add_document(document)?;
    }
    let reader = writer.finalize()?.reader()?;
    let searcher = reader.searcher();
    let segment = searcher.segment_reader(0);
    fields.iter().map(|field| field_terms(segment, *field)).collect()
}

fn document(fields: [Field; FIELDS.len()], pages: &[Page], (page, section): Place) -> TantivyDocument {
    let [title, asked, heading, summary, body, keywords, ..] = fields;
    let page = &pages[page as usize];
    let mut document = TantivyDocument::default();
    let mut add = |field, text: &str| {
        if !text.is_empty() {
            document.add_text(field, normalise(text));
        }
    };
    if section == 0 {
        add(title, &page.title);
        add(asked, &page.asked.join("\n"));
        add(summary, &page.summary);
        add(keywords, &page.keywords.join("\n"));
    }
    if let Some(section) = page.sections.get(section as usize) {
        add(heading, section.heading.as_deref().unwrap_or_default());
        add(body, &section.text);
    }
    document
}

/// Adds the other names of what a document speaks of.
fn add_kin(fields: [Field; FIELDS.len()], synonyms: &mut Reader<'_>, document: &mut TantivyDocument) {
    for (from, to) in fields.into_iter().zip(fields.into_iter().skip(OWN)) {
        let text = document.get_first(from).and_then(|value| value.as_str()).unwrap_or_default();
        let names = synonyms.others(text).join("\n");
        if !names.is_empty() {
            document.add_text(to, normalise(&names));
        }
    }
}

fn field_terms(segment: &SegmentReader, field: Field) -> Result<FieldTerms, Error> {
    let norms = segment.get_fieldnorms_reader(field)?;
    let lengths = (0..segment.max_doc()).map(|doc| norms.fieldnorm(doc)).collect();
    let index = segment.inverted_index(field)?;
    let mut forms = Vec::new();
    let mut entries = Vec::new();
    let mut stream = index.terms().stream()?;
    while let Some((term, info)) = stream.next() {
        let mut postings = index.read_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
        let before = entries.len();
        while postings.doc() != TERMINATED {
            entries.push((postings.doc(), postings.term_freq()));
            postings.advance();
        }
        let count = u32::try_from(entries.len() - before).map_err(|_| Error::TooLarge("so many sections"))?;
        forms.push((String::from_utf8_lossy(term).into_owned(), count));
    }
    Ok(FieldTerms { forms, entries, lengths })
}

/// BM25F: weighted, length-normalised frequencies of all fields are added up, then saturated.
struct Scorer {
    weights: [f64; FIELDS.len()],
    average: [f64; FIELDS.len()],
}

impl Scorer {
    fn new(ranges: &[Vec<FieldTerms>], weights: &Weights) -> Self {
        let average = std::array::from_fn(|field| {
            let lengths =
                ranges.iter().flat_map(|fields| &fields[field].lengths).filter(|length| **length > 0);
            let (sum, count) =
                lengths.fold((0_u64, 0_u32), |(sum, count), n| (sum + u64::from(*n), count + 1));
            #[expect(clippy::cast_precision_loss, reason = "far below 2^52 words")]
            let mean = sum as f64 / f64::from(count.max(1));
            mean.max(1.0)
        });
        let own =
            [weights.title, weights.asked, weights.heading, weights.summary, weights.body, weights.keywords];
        let own = own.map(f64::from);
        let kin = own.into_iter().zip(KIN).map(|(own, share)| own * share);
        let mut weights = [0.0; FIELDS.len()];
        for (weight, value) in weights.iter_mut().zip(own.into_iter().chain(kin)) {
            *weight = value;
        }
        Self { weights, average }
    }

    fn postings(
        &self,
        ranges: &[Vec<FieldTerms>],
        pages: &[Page],
        places: &[Place],
        entries: &[FieldEntry<'_>],
    ) -> Vec<Posting> {
        let mut weighted: Vec<(usize, f64)> = Vec::new();
        for &(_, range, field, occurrences) in entries {
            for &(section, frequency) in occurrences {
                let length = f64::from(ranges[range][field].lengths[section as usize]);
                let share = LENGTH_SHARE[field];
                let norm = 1.0 - share + share * length / self.average[field];
                weighted.push((
                    range * RANGE + section as usize,
                    self.weights[field] * f64::from(frequency) / norm,
                ));
            }
        }
        // Stable, so that the fields of a section are added in their fixed order.
        weighted.sort_by_key(|(section, _)| *section);
        weighted
            .chunk_by(|a, b| a.0 == b.0)
            .filter_map(|fields| {
                let frequency: f64 = fields.iter().map(|(_, frequency)| frequency).sum();
                let (page, section) = places[fields[0].0];
                let share = pages[page as usize].share;
                let frequency = if share == 0 { frequency } else { frequency * f64::from(share) / 100.0 };
                (frequency > 0.0).then(|| Posting { page, section, impact: impact(frequency) })
            })
            .collect()
    }
}

/// A weighted frequency as a number from 1 to 63, which is one digit of the format.
fn impact(frequency: f64) -> u8 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 63")]
    let impact = (63.0 * frequency / (frequency + SATURATION)).round() as u8;
    impact.clamp(1, 63)
}
