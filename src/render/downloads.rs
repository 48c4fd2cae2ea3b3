//! What can be downloaded, and what pages say of it.
//!
//! Sizes are known only when an archive is made, and the archive of the site holds its pages: so pages are made first
//! without downloads, and those that name them once more when they are offered. Must not know how archives are made.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Renderer;
use super::view::DownloadView;
use crate::lang::Lang;
use crate::model::{PageId, relative};

/// What can be downloaded, by path below `dist/`, with its size in bytes; without one, it is made when asked for.
pub type Downloads = BTreeMap<String, Option<usize>>;

/// Where the archive of the site lies.
pub const SITE_DOWNLOAD: &str = "downloads/lotse.zip";

/// Where the package of a course lies.
pub fn package_address(lang: Lang, course: &str) -> String {
    format!("downloads/lotse-{course}-{}.zip", lang.code())
}

impl Renderer {
    /// From now on pages offer these downloads; what was made before does not.
    pub fn offer(&self, downloads: Downloads) {
        // Only the first offer counts: pages must not differ.
        let _ = self.downloads.set(downloads);
    }

    /// Another one for the same site that offers nothing yet.
    #[must_use]
    pub fn without_downloads(&self) -> Self {
        Self::new(Arc::clone(&self.linked), Arc::clone(&self.sources), Arc::clone(&self.theme), self.today)
    }

    /// The pages that name what can be downloaded, with their addresses; none if the site offers nothing.
    pub fn pages_with_downloads(&self) -> impl Iterator<Item = (&PageId, &str)> {
        let site = &self.linked.site;
        let naming = |page: &PageId| matches!(page, PageId::Course(..) | PageId::Courses(_));
        site.addresses.pages().filter(move |(page, _)| site.config.downloads && naming(page))
    }

    /// A file to take along, if it is offered.
    pub(super) fn download(&self, lang: Lang, path: &str, address: &str) -> Option<DownloadView> {
        let size = self.downloads.get()?.get(path)?;
        Some(DownloadView {
            href: relative(address, path),
            size: size.map(|bytes| lang.file_size(bytes)),
            date: lang.date(self.today),
        })
    }
}
