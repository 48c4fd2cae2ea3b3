//! The site as it is being written: the last good version, the present faults, and a version number that grows
//! with every change.
//!
//! Must not know: HTTP.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};

use anyhow::Result;
use jiff::civil::Date;
use tokio::sync::watch;

use crate::diagnostic::render::{Format, render};
use crate::diagnostic::{Severity, Sink, any_error};
use crate::lang::Lang;
use crate::link::Linked;
use crate::parse::Memo;
use crate::read::{SiteDir, read, reread};
use crate::render::{Renderer, SITE_DOWNLOAD};
use crate::source::Sources;
use crate::{Options, examine, index, package};

/// A version of the site that can be shown.
pub(super) struct Version {
    renderer: Renderer,
    linked: Arc<Linked>,
    today: Date,
    /// Files beside the pages; made when first asked for.
    files: OnceLock<BTreeMap<String, Vec<u8>>>,
    /// The search; made when first asked for.
    search: OnceLock<BTreeMap<String, Vec<u8>>>,
    /// Packages of courses; made when a page first names them.
    packages: OnceLock<BTreeMap<String, Vec<u8>>>,
    /// The archive of the site; made when first asked for.
    archive: OnceLock<Vec<u8>>,
}

/// What is shown now.
pub(super) struct State {
    /// The last version without errors; `None` if there never was one.
    pub(super) good: Option<Arc<Version>>,
    /// What somebody wrote wrong, as people read it; empty if nothing is. What time causes is not shown in the page.
    pub(super) faults: String,
    /// Do they keep the present state from being shown?
    pub(super) blocked: bool,
}

/// What one rebuild leaves for the next.
#[derive(Default)]
struct Bench {
    sources: Option<Arc<Sources>>,
    memo: Memo,
}

/// The site while it is being edited.
pub(super) struct Workshop {
    site: SiteDir,
    options: Options,
    lang: Lang,
    state: RwLock<State>,
    number: watch::Sender<u64>,
    /// What the last rebuild read and parsed; one rebuild at a time.
    bench: Mutex<Bench>,
}

impl Workshop {
    /// Reads the site for the first time.
    pub(super) fn open(site: SiteDir, options: Options, lang: Lang) -> Result<Self> {
        let workshop = Self {
            site,
            options,
            lang,
            state: RwLock::new(State { good: None, faults: String::new(), blocked: true }),
            number: watch::Sender::new(0),
            bench: Mutex::default(),
        };
        workshop.rebuild(&[])?;
        Ok(workshop)
    }

    /// Reads what changed, or everything if that cannot be told. With errors the last good version stays.
    pub(super) fn rebuild(&self, changed: &[PathBuf]) -> Result<()> {
        let mut bench = self.bench.lock().unwrap_or_else(PoisonError::into_inner);
        let before = bench.sources.as_ref().filter(|_| !changed.is_empty());
        let sources = before.and_then(|before| reread(&self.site, before, changed));
        let sources = Arc::new(sources.map_or_else(|| read(&self.site), Ok)?);
        let (good, faults) = self.make(&sources, &mut bench.memo);
        bench.sources = Some(sources);
        let blocked = good.is_none();
        let old = {
            let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
            state.faults = faults;
            state.blocked = blocked;
            good.map(|version| state.good.replace(Arc::new(version)))
        };
        self.number.send_modify(|number| *number += 1);
        // Taking a large site apart takes a moment; nobody has to wait for it.
        drop(old);
        Ok(())
    }

    fn make(&self, sources: &Arc<Sources>, memo: &mut Memo) -> (Option<Version>, String) {
        let mut sink = Sink::default();
        let (linked, theme) = examine(sources, self.options, memo, &mut sink, &|_| {});
        let diagnostics = sink.into_sorted(sources, &linked.site.draft_files);
        let written: Vec<_> =
            diagnostics.iter().filter(|d| d.code.severity() == Severity::Error).cloned().collect();
        let faults = render(&written, sources, Format::Human, self.lang, false);
        if any_error(&diagnostics, false) {
            return (None, faults);
        }
        let renderer = Renderer::new(Arc::clone(&linked), Arc::clone(sources), theme, self.options.today);
        (
            Some(Version {
                renderer,
                linked,
                today: self.options.today,
                files: OnceLock::new(),
                search: OnceLock::new(),
                packages: OnceLock::new(),
                archive: OnceLock::new(),
            }),
            faults,
        )
    }

    /// Shows a failure to read at all, such as a folder that is gone.
    pub(super) fn fail(&self, message: String) {
        {
            let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
            state.faults = message;
            state.blocked = true;
        }
        self.number.send_modify(|number| *number += 1);
    }

    /// The last good version, if there is one.
    pub(super) fn good(&self) -> Option<Arc<Version>> {
        self.state.read().unwrap_or_else(PoisonError::into_inner).good.clone()
    }

    /// What is wrong at present.
    pub(super) fn faults(&self) -> String {
        self.state.read().unwrap_or_else(PoisonError::into_inner).faults.clone()
    }

    /// Is the last good version older than what is written?
    pub(super) fn blocked(&self) -> bool {
        self.state.read().unwrap_or_else(PoisonError::into_inner).blocked
    }

    /// The number of the present version, to wait for the next.
    pub(super) fn number(&self) -> watch::Receiver<u64> {
        self.number.subscribe()
    }
}

impl Version {
    /// The file at a path below `dist/`; the text of a fault if a template fails.
    pub(super) fn file(&self, path: &str) -> Option<Result<Vec<u8>, String>> {
        if self.renderer.pages_with_downloads().any(|(_, address)| address == path) {
            self.packages();
        }
        if let Some(page) = self.renderer.page_at(path) {
            return Some(page.map_err(|fault| fault.message.de));
        }
        let files = match path.split_once('/') {
            Some(("search", _)) => self.search(),
            Some(("downloads", _)) if path == SITE_DOWNLOAD => return self.archive().map(Ok),
            Some(("downloads", _)) => self.packages(),
            _ => self.files.get_or_init(|| self.renderer.files()),
        };
        files.get(path).cloned().map(Ok)
    }

    fn search(&self) -> &BTreeMap<String, Vec<u8>> {
        self.search.get_or_init(|| {
            index::index(&self.linked, self.renderer.theme(), self.today).map(|o| o.0).unwrap_or_default()
        })
    }

    /// Packages, offered from now on. The archive of the site is too: to know its size, it would have to be made.
    fn packages(&self) -> &BTreeMap<String, Vec<u8>> {
        self.packages.get_or_init(|| {
            if !self.linked.site.config.downloads {
                return BTreeMap::new();
            }
            let packages = package::packages(&self.renderer).unwrap_or_default();
            let mut sizes = package::sizes(&packages);
            sizes.insert(SITE_DOWNLOAD.to_owned(), None);
            self.renderer.offer(sizes);
            packages
        })
    }

    fn archive(&self) -> Option<Vec<u8>> {
        if !self.linked.site.config.downloads {
            return None;
        }
        let made = self.archive.get_or_init(|| {
            let mut outputs = self.renderer.without_downloads().all(&mut Sink::default());
            outputs.0.extend(self.search().clone());
            package::archive(&outputs.0).unwrap_or_default()
        });
        Some(made.clone())
    }
}
